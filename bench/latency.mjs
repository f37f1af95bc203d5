/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { Agent, request } from 'node:https';
import { pause } from './support/loadViewers.mjs';
import { ms, printTable, quantile } from './support/figures.mjs';
import { kubernetesRequest } from './support/kubernetesRequest.mjs';
import { startBench } from './support/startBench.mjs';
import { untilComplete } from './support/untilLive.mjs';

/**
 * From a change in the Kubernetes cluster to the notice of it in a browser's client, beside a bare watch of the same objects that this process opens: what the
 * Kubernetes API alone needs for the same changes.
 */
export default async function latency({ quick }) {
  const databases = quick ? 20 : 200;
  const bench = await startBench({ clusters: 1, databases, control: true });
  try {
    await untilComplete(bench, databases);
    const { items } = await bench.json('/api/databases/databases?limit=20');
    const { adminToken } = await bench.control();
    const cluster = { ...bench.clusters[0], adminToken };
    const signals = await listen(bench);
    const bare = await watchBarely(cluster);
    const portal = [];
    const baseline = [];
    const rounds = quick ? 10 : 60;
    for (let round = 0; round < rounds; round++) {
      const { ref, id } = items[round % items.length];
      const news = Promise.all([signals.next(id), bare.next(ref)]);
      const start = performance.now();
      const [[told, seen]] = await Promise.all([
        news,
        kubernetesRequest(
          cluster,
          'PATCH',
          `/apis/acid.zalan.do/v1/namespaces/${ref.namespace}/postgresqls/${ref.name}`,
          // Another number each time: what changes nothing is no news
          { spec: { numberOfInstances: 4 + Math.floor(round / items.length) } },
        ),
      ]);
      portal.push(told - start);
      baseline.push(seen - start);
      await pause(200);
    }
    signals.close();
    bare.close();
    const portalFigures = figuresOf(portal);
    const bareFigures = figuresOf(baseline);
    printTable(
      [`${rounds} changes`, 'p50', 'p95', 'max'],
      [
        ['notice in the browser client', ...portalFigures.map(ms)],
        ['bare watch', ...bareFigures.map(ms)],
        [
          'ratio',
          ...portalFigures.map((figure, index) =>
            (figure / bareFigures[index]).toFixed(1),
          ),
        ],
      ],
    );
    process.stdout.write(
      '\nFrom sending the change. The portal gathers changes for up to a fifth of a second on purpose, so that a storm of them is one notice. Target: p95 <= 1 s.\n',
    );
  } finally {
    await bench.stop();
  }
}

function figuresOf(samples) {
  return [
    quantile(samples, 0.5),
    quantile(samples, 0.95),
    Math.max(...samples),
  ];
}

/** The browser's side of Backstage's signals: a web socket, subscribed to the channel of the databases. */
async function listen(bench) {
  const socket = await openSocket(bench);
  const waiting = new Map();
  socket.addEventListener('message', event => {
    const { channel, message } = JSON.parse(event.data);
    if (channel !== 'databases') {
      return;
    }
    for (const [id, tell] of waiting) {
      if (message.ids === 'all' || message.ids.includes(id)) {
        waiting.delete(id);
        tell(performance.now());
      }
    }
  });
  socket.send(JSON.stringify({ action: 'subscribe', channel: 'databases' }));
  await pause(500);
  return {
    next: id => newsOf(waiting, id),
    close: () => socket.close(),
  };
}

/** Opens the web socket of the signals. The first one of a fresh backend may be left without an answer, so this tries again, as browsers do. */
async function openSocket(bench) {
  const url = new URL(`${bench.url}/api/signals`);
  url.protocol = 'ws:';
  const token = bench.headers.authorization.slice('Bearer '.length);
  for (let attempt = 0; attempt < 5; attempt++) {
    const socket = new WebSocket(url, token);
    const isOpen = await new Promise(resolve => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), 3_000);
    });
    if (isOpen) {
      return socket;
    }
    socket.close();
    await pause(500);
  }
  throw new Error('The web socket of the signals could not be opened');
}

/** A watch of all `postgresql` objects, straight from the Kubernetes API and with nothing behind it. */
async function watchBarely(cluster) {
  const path = '/apis/acid.zalan.do/v1/postgresqls';
  const list = await kubernetesRequest(cluster, 'GET', `${path}?limit=1`);
  const { resourceVersion } = JSON.parse(list).metadata;
  const agent = new Agent({ ca: Buffer.from(cluster.caData, 'base64') });
  const waiting = new Map();
  const response = await new Promise((resolve, reject) => {
    const url = new URL(
      `${path}?watch=true&resourceVersion=${resourceVersion}`,
      cluster.url,
    );
    request(
      url,
      { agent, headers: { authorization: `Bearer ${cluster.token}` } },
      resolve,
    )
      .on('error', reject)
      .end();
  });
  if (response.statusCode !== 200) {
    throw new Error(`The bare watch is answered ${response.statusCode}`);
  }
  response.setEncoding('utf8');
  // Cut off at the end
  response.on('error', () => {});
  let rest = '';
  response.on('data', chunk => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const { namespace, name } = JSON.parse(line).object.metadata;
      const tell = waiting.get(`${namespace}/${name}`);
      waiting.delete(`${namespace}/${name}`);
      tell?.(performance.now());
    }
  });
  return {
    next: ({ namespace, name }) => newsOf(waiting, `${namespace}/${name}`),
    close: () => agent.destroy(),
  };
}

/** When the next news of something comes. */
function newsOf(waiting, key) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`No news of ${key} within 10 s`)),
      10_000,
    );
    waiting.set(key, at => {
      clearTimeout(timer);
      resolve(at);
    });
  });
}

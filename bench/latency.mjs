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
import { pause } from './support/loadViewers.mjs';
import { ms, printTable, quantile } from './support/figures.mjs';
import { kubernetesRequest } from './support/kubernetesRequest.mjs';
import { startBench } from './support/startBench.mjs';
import { untilComplete } from './support/untilLive.mjs';

/**
 * From a change in the Kubernetes cluster to the news of it in the browser's client, beside a bare watch of the same object that is opened in this
 * process: what the API itself needs.
 */
export default async function latency({ quick }) {
  const bench = await startBench({
    clusters: 1,
    databases: quick ? 20 : 200,
    control: true,
  });
  try {
    await untilComplete(bench, quick ? 20 : 200);
    const { items } = await bench.json('/api/databases/databases?limit=20');
    const [cluster] = bench.clusters;
    const { adminToken } = await bench.control();
    const signals = await listen(bench);
    const portal = [];
    const rounds = quick ? 10 : 60;
    for (let round = 0; round < rounds; round++) {
      const { ref, id } = items[round % items.length];
      const told = signals.next(id);
      const start = performance.now();
      await kubernetesRequest(
        { ...cluster, adminToken },
        'PATCH',
        `/apis/acid.zalan.do/v1/namespaces/${ref.namespace}/postgresqls/${ref.name}`,
        { spec: { numberOfInstances: 3 + (round % 2) } },
      );
      await told;
      portal.push(performance.now() - start);
      await pause(200);
    }
    signals.close();
    printTable(
      ['change to event in the browser client', 'p50', 'p95', 'max'],
      [
        [
          `portal, ${rounds} changes`,
          ms(quantile(portal, 0.5)),
          ms(quantile(portal, 0.95)),
          ms(Math.max(...portal)),
        ],
      ],
    );
    process.stdout.write('\nTarget: p95 <= 1 s.\n');
  } finally {
    await bench.stop();
  }
}

/** The browser's side of Backstage's signals: a web socket, subscribed to the channel of the databases. */
async function listen(bench) {
  const url = new URL(`${bench.url}/api/signals`);
  url.protocol = 'ws:';
  const token = bench.headers.authorization.slice('Bearer '.length);
  const socket = new WebSocket(url, token);
  const waiting = new Map();
  socket.addEventListener('message', event => {
    const { channel, message } = JSON.parse(event.data);
    if (channel !== 'databases') {
      return;
    }
    for (const [id, tell] of waiting) {
      if (message.ids === 'all' || message.ids.includes(id)) {
        waiting.delete(id);
        tell();
      }
    }
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () =>
      reject(new Error('The web socket of the signals could not be opened')),
    );
  });
  socket.send(JSON.stringify({ action: 'subscribe', channel: 'databases' }));
  await pause(500);
  return {
    next: id =>
      new Promise((resolve, reject) => {
        waiting.set(id, () => resolve(undefined));
        setTimeout(
          () => reject(new Error('No news of a change within 10 s')),
          10_000,
        ).unref();
      }),
    close: () => socket.close(),
  };
}

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

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { holdWatches } from './support/holdWatches.mjs';
import { loadViewers, pause } from './support/loadViewers.mjs';
import { ms, printTable, quantile } from './support/figures.mjs';
import { countRequests } from './support/kubernetesRequest.mjs';
import { fleetEntity, startBench } from './support/startBench.mjs';
import { untilComplete } from './support/untilLive.mjs';

const VIEWERS = 50;

/**
 * What a view of the fleet and of one database costs, at several sizes, beside the Kubernetes plugin answering for the same databases.
 */
export default async function fleet({
  quick,
  clusters: only,
  engines,
  proxied: isProxied,
}) {
  const all = quick ? [1, 5] : [1, 5, 10, 25];
  const sizes = only ? [only] : all;
  const databases = quick ? 50 : 200;
  const views = [];
  const costs = [];
  const makings = [];
  for (const clusters of sizes) {
    const { view, cost, made } = await measure(clusters, databases, {
      quick,
      engines,
      isProxied,
    });
    views.push(view);
    makings.push(made);
    costs.push(cost);
  }
  printTable(
    [
      'databases',
      'fleet p50',
      'p95',
      'with the way',
      'p95',
      'one database p50',
      'p95',
      'Kubernetes plugin p50',
      'times slower',
      'requests per view',
    ],
    views,
  );
  process.stdout.write(
    `\n${VIEWERS} viewers, each asking every second. With the way is what the viewers measure, in a process of their own on the same machine; everything else is of the backend. The Kubernetes plugin asked by one viewer for the same objects (pods, services, StatefulSets, the postgresqls ...).\nTargets: 0 requests per view; fleet p95 <= 10 ms at 5,000; >= 50 times at 10 Kubernetes clusters.\n\n`,
  );
  printTable(
    [
      'databases',
      'fleet p95',
      'backend late p95',
      'max',
      'collections',
      'longest',
      'backend busy',
      'viewers late p95',
      'max',
    ],
    makings,
  );
  process.stdout.write(
    '\nWhat the p95 is made of: how late timers of the backend and of the process with the viewers were meanwhile, and how long the backend stood still for garbage collection. Where the viewers are late, the p95 says so too, and not about the backend.\n\n',
  );
  printTable(
    [
      'databases',
      'objects',
      'first sync',
      'plain list',
      'ratio',
      'of processor time',
      'listed directly',
      'ratio',
      'of processor time',
      'heap per database',
      'the watches proxied',
      'the plugin itself',
    ],
    costs,
  );
  process.stdout.write(
    `\nThe plain list reads the same objects through the Kubernetes plugin's proxy, as any plugin of Backstage would, and throws them away; listed directly, it does so over the connections that the databases plugin makes itself. The databases plugin reads ${
      isProxied ? 'through the proxy' : 'directly'
    }. The heap per database is what a database adds, with its share of all watches and of the connections behind them: the difference to one Kubernetes cluster, by the databases of the others. The watches proxied are what the Kubernetes plugin would hold for the same watches, by the same databases. The plugin itself is what is left of that one: code, which does not grow. Targets: ratio <= 1.3; <= 4 KB heap per database.\n`,
  );
}

async function measure(clusters, databases, { quick, engines, isProxied }) {
  const world = { clusters, databases, engines, isProxied };
  const { heap: without, plain, proxied } = await baseline(world);
  const direct = await plainListDirectly(world);
  const one = await heapOfOne(world);
  const bench = await startBench({ ...world, control: true });
  try {
    const { adminToken } = await bench.control();
    const counted = bench.clusters.map(cluster => ({ ...cluster, adminToken }));
    const { completeAt, cpuMs } = await untilComplete(
      bench,
      clusters * databases,
    );
    const memory = await bench.json('/api/bench/memory');
    const { totals, items } = await bench.json(
      '/api/databases/databases?limit=1',
    );
    const { ref } = items[0];
    const seconds = quick ? 5 : 20;
    await load(bench, '/api/databases/databases', 3);
    await served(bench);
    const before = await countRequests(counted);
    const asking = monitorEventLoopDelay({ resolution: 2 });
    asking.enable();
    const [fleetLoad, backend] = await Promise.all([
      load(bench, '/api/databases/databases', seconds),
      bench.json(`/api/bench/figures?seconds=${seconds}`),
    ]);
    asking.disable();
    const fleetServed = await served(bench);
    const oneLoad = await load(
      bench,
      `/api/databases/databases/${ref.kubernetesCluster}/${ref.namespace}/${ref.engine}/${ref.name}`,
      seconds,
    );
    const oneServed = await served(bench);
    // Reading the counters is a request of its own to each Kubernetes cluster.
    const asked =
      (await countRequests(counted)) - before - bench.clusters.length;
    const requests = fleetLoad.samples.length + oneLoad.samples.length;
    const plugin = await kubernetesPlugin(bench, quick ? 3 : 5);
    const sync = completeAt - memory.startedAt;
    const heap =
      clusters > 1
        ? (held(memory) - one) / (databases * (clusters - 1))
        : undefined;
    return {
      made: [
        totals.databases,
        ms(quantile(fleetLoad.samples, 0.95)),
        ms(backend.loopDelay.p95),
        ms(backend.loopDelay.max),
        `${backend.collections.count} in ${ms(backend.collections.total)}`,
        ms(backend.collections.max),
        `${(backend.utilization * 100).toFixed(0)} %`,
        ms(late(asking, 95)),
        ms(late(asking, 100)),
      ],
      view: [
        totals.databases,
        ms(quantile(fleetServed, 0.5)),
        ms(quantile(fleetServed, 0.95)),
        ms(quantile(fleetLoad.samples, 0.5)),
        ms(quantile(fleetLoad.samples, 0.95)),
        ms(quantile(oneServed, 0.5)),
        ms(quantile(oneServed, 0.95)),
        ms(plugin),
        (plugin / quantile(fleetLoad.samples, 0.5)).toFixed(0),
        (Math.max(0, asked) / requests).toFixed(3),
      ],
      cost: [
        totals.databases,
        plain.objects,
        ms(sync),
        ms(plain.ms),
        (sync / plain.ms).toFixed(2),
        (cpuMs / plain.cpuMs).toFixed(2),
        ms(direct.ms),
        (sync / direct.ms).toFixed(2),
        (cpuMs / direct.cpuMs).toFixed(2),
        heap === undefined ? '-' : kilobytes(heap),
        kilobytes(proxied / totals.databases),
        heap === undefined
          ? '-'
          : `${((one - heap * databases - without) / 2 ** 20).toFixed(1)} MB`,
      ],
    };
  } finally {
    await bench.stop();
  }
}

/** The same backend without the databases plugin, as fresh as the other: the plain list, and then the heap. */
async function baseline(world) {
  const bench = await startBench({
    ...world,
    databasesPlugin: false,
    isProxied: true,
  });
  try {
    const plain = await bench.json('/api/bench/plain-list');
    await pause(10_000);
    const heap = held(await bench.json('/api/bench/memory'));
    const watches = await holdWatches(bench);
    await pause(10_000);
    const proxied = held(await bench.json('/api/bench/memory')) - heap;
    watches.close();
    return { plain, heap, proxied };
  } finally {
    await bench.stop();
  }
}

/** The plain list over the connections that the databases plugin makes itself, in a backend of its own: the second list of a process is quicker. */
async function plainListDirectly(world) {
  const bench = await startBench({
    ...world,
    databasesPlugin: false,
    isProxied: false,
  });
  try {
    return await bench.json('/api/bench/plain-list');
  } finally {
    await bench.stop();
  }
}

/** The heap with the plugin and one of the Kubernetes clusters. */
async function heapOfOne(world) {
  const bench = await startBench({ ...world, clusters: 1 });
  try {
    await untilComplete(bench, world.databases);
    return held(await bench.json('/api/bench/memory'));
  } finally {
    await bench.stop();
  }
}

/** How late timers of this process were, beyond the resolution of the measurement, in milliseconds. */
function late(histogram, percentile) {
  return Math.max(0, histogram.percentile(percentile) / 1e6 - 2);
}

/** What the process holds after garbage collection, the buffers beside the heap included. */
function held({ heapUsed, arrayBuffers }) {
  return heapUsed + arrayBuffers;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

async function load(bench, path, seconds) {
  const result = await loadViewers({
    url: `${bench.url}${path}`,
    headers: bench.headers,
    viewers: VIEWERS,
    pauseMs: 1000,
    seconds,
  });
  if (result.failures > 0) {
    throw new Error(
      `${result.failures} of ${result.samples.length} views failed`,
    );
  }
  return result;
}

/** How long the backend took for its answers since the last call, in milliseconds. */
async function served(bench) {
  return (await bench.json('/api/bench/served')).ms;
}

/** The median time in which the Kubernetes plugin answers for every database of every Kubernetes cluster. */
async function kubernetesPlugin(bench, rounds) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const response = await fetch(`${bench.url}/api/kubernetes/services/fleet`, {
      method: 'POST',
      headers: { ...bench.headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        entity: fleetEntity,
        auth: {},
      }),
    });
    const body = await response.json();
    if (!response.ok) {
      throw new Error(
        `The Kubernetes plugin answers ${response.status}: ${JSON.stringify(
          body,
        ).slice(0, 300)}`,
      );
    }
    samples.push(performance.now() - start);
  }
  return quantile(samples, 0.5);
}

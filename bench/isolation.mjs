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
import { loadViewers, pause } from './support/loadViewers.mjs';
import { ms, printTable, quantile } from './support/figures.mjs';
import { kubernetesRequest } from './support/kubernetesRequest.mjs';
import { startBench } from './support/startBench.mjs';
import { untilComplete } from './support/untilLive.mjs';

const faults = [
  { fault: 'none' },
  { fault: 'hang' },
  { fault: 'refuse' },
  { fault: 'forbid', resource: 'pods' },
  { fault: 'tooManyRequests' },
];

/**
 * What one broken Kubernetes cluster costs the others: the fleet page's p95 and the delay of a change in a healthy cluster, with each fault beside
 * the same figures without one.
 */
export default async function isolation({ quick }) {
  const bench = await startBench({
    clusters: 5,
    databases: quick ? 20 : 200,
    control: true,
  });
  try {
    await untilComplete(bench, 5 * (quick ? 20 : 200));
    const { url, adminToken } = await bench.control();
    const [broken, healthy] = bench.clusters;
    const rows = [];
    let baseline;
    for (const fault of faults) {
      await setFault(url, broken.name, fault);
      await pause(3000);
      const load = loadViewers({
        url: `${bench.url}/api/databases/databases`,
        headers: bench.headers,
        viewers: 20,
        pauseMs: 500,
        seconds: quick ? 5 : 20,
      });
      const delays = await freshness(
        bench,
        { ...healthy, adminToken },
        quick ? 5 : 20,
      );
      const { samples, failures } = await load;
      const figures = {
        page: quantile(samples, 0.95),
        fresh: quantile(delays, 0.95),
      };
      baseline ??= figures;
      rows.push([
        fault.fault,
        ms(figures.page),
        (figures.page / baseline.page).toFixed(2),
        ms(figures.fresh),
        (figures.fresh / baseline.fresh).toFixed(2),
        failures,
      ]);
    }
    await setFault(url, broken.name, { fault: 'none' });
    printTable(
      [
        'fault in one of five',
        'page p95',
        'ratio',
        'freshness p95',
        'ratio',
        'failed views',
      ],
      rows,
    );
    process.stdout.write(
      '\nTarget: the ratios to "none" stay below 1.10. Freshness is the time from a change in a healthy cluster to an answer that shows it, asked every 20 ms.\n',
    );
  } finally {
    await bench.stop();
  }
}

async function setFault(controlUrl, cluster, fault) {
  const response = await fetch(`${controlUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cluster, ...fault }),
  });
  if (!response.ok) {
    throw new Error(`Setting a fault: ${response.status}`);
  }
}

/** How long each of some changes takes to be in an answer of the API. */
async function freshness(bench, cluster, rounds) {
  const { items } = await bench.json(
    `/api/databases/databases?kubernetesCluster=${cluster.name}&limit=20`,
  );
  const delays = [];
  for (let round = 0; round < rounds; round++) {
    const { ref } = items[round % items.length];
    const size = `${100 + Math.floor(Math.random() * 900)}Gi`;
    const path = `/api/databases/databases/${cluster.name}/${ref.namespace}/${ref.engine}/${ref.name}`;
    const start = performance.now();
    await kubernetesRequest(
      cluster,
      'PATCH',
      `/apis/acid.zalan.do/v1/namespaces/${ref.namespace}/postgresqls/${ref.name}`,
      { spec: { volume: { size } } },
    );
    while ((await bench.json(path)).declared.storage !== size) {
      await pause(20);
    }
    delays.push(performance.now() - start);
    await pause(300);
  }
  return delays;
}

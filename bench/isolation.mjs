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
import { untilComplete, untilLive } from './support/untilLive.mjs';

const faults = [
  { fault: 'hang' },
  { fault: 'refuse' },
  { fault: 'forbid', resource: 'pods' },
  { fault: 'tooManyRequests' },
];

/** A connection that breaks behind the proxy looks like silence, and that is noticed after up to 100 seconds; the request that is then made may take 30. */
const NOTICED_WITHIN_MS = 180_000;

/**
 * What one broken Kubernetes cluster costs the others: the p95 of a page of the healthy ones' databases, and the delay of a change in one of them. Each fault
 * is measured when the backend has noticed it, and compared with the mean of the same figures just before it and just after it, when every watch is live again.
 */
export default async function isolation({ quick, faults: only }) {
  const chosen = only?.map(name => faultNamed(name)) ?? faults;
  const databases = quick ? 20 : 200;
  const bench = await startBench({ clusters: 5, databases, control: true });
  try {
    await untilComplete(bench, 5 * databases);
    const { url, adminToken } = await bench.control();
    const [broken, ...healthy] = bench.clusters;
    const seconds = quick ? 5 : 20;
    const changes = new Changes(bench, { ...healthy[0], adminToken });
    const measure = () => figuresOf(bench, healthy, changes, seconds);
    await measure();
    let before = await measure();
    const rows = [['none', ms(before.page), '', ms(before.fresh), '', '', 0]];
    for (const fault of chosen) {
      const since = Date.now();
      await setFault(url, broken.name, fault);
      await untilNoticed(bench, broken.name, fault);
      const noticed = Date.now() - since;
      process.stderr.write(
        `${fault.fault}: noticed after ${(noticed / 1000).toFixed(0)} s\n`,
      );
      const during = await measure();
      process.stderr.write(
        `${fault.fault}: page p95 ${ms(during.page)}, before ${ms(
          before.page,
        )}\n`,
      );
      await setFault(url, broken.name, { fault: 'none' });
      await untilLive(bench);
      await pause(5_000);
      const after = await measure();
      rows.push([
        fault.fault,
        ms(during.page),
        ratio(during.page, before.page, after.page),
        ms(during.fresh),
        ratio(during.fresh, before.fresh, after.fresh),
        `${(noticed / 1000).toFixed(0)} s`,
        during.failures,
      ]);
      rows.push([
        'none',
        ms(after.page),
        '',
        ms(after.fresh),
        '',
        '',
        after.failures,
      ]);
      before = after;
    }
    printTable(
      [
        'fault in one of five',
        'page p95',
        'ratio',
        'freshness p95',
        'ratio',
        'noticed after',
        'failed views',
      ],
      rows,
    );
    process.stdout.write(
      '\nTarget: the ratios stay below 1.10. They compare with the mean of "none" before and after. The page shows the databases of the four healthy Kubernetes clusters; freshness is the time from a change in one of them to an answer that shows it, asked every 20 ms.\n',
    );
  } finally {
    await bench.stop();
  }
}

function faultNamed(name) {
  const found = faults.find(({ fault }) => fault === name);
  if (!found) {
    throw new Error(
      `There is no fault "${name}"; there are: ${faults
        .map(({ fault }) => fault)
        .join(', ')}`,
    );
  }
  return found;
}

/** The page's and the changes' p95, measured at the same time. */
async function figuresOf(bench, healthy, changes, seconds) {
  const query = new URLSearchParams(
    healthy.map(({ name }) => ['kubernetesCluster', name]),
  );
  const load = loadViewers({
    url: `${bench.url}/api/databases/databases?${query}`,
    headers: bench.headers,
    viewers: 20,
    pauseMs: 500,
    seconds,
  });
  const delays = await changes.delays(Date.now() + seconds * 1000);
  const { samples, failures } = await load;
  return {
    page: quantile(samples, 0.95),
    fresh: quantile(delays, 0.95),
    failures,
  };
}

function ratio(during, before, after) {
  return (during / ((before + after) / 2)).toFixed(2);
}

/** Waits until the watches of the Kubernetes cluster say that they are not live: all of them, or the forbidden one. */
async function untilNoticed(bench, cluster, { fault, resource }) {
  const deadline = Date.now() + NOTICED_WITHIN_MS;
  for (;;) {
    const { items } = await bench.json('/api/databases/sources');
    const concerned = items.filter(
      source =>
        source.kubernetesCluster === cluster &&
        source.state !== 'absent' &&
        (!resource || source.resource.split('.')[0] === resource),
    );
    const live = concerned.filter(({ state }) => state === 'live');
    if (concerned.length > 0 && live.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `${fault} is not noticed: ${live.length} of ${concerned.length} watches are still live`,
      );
    }
    await pause(250);
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

/** Changes databases of one Kubernetes cluster, one after another, each to a size that none had before. */
class Changes {
  #bench;
  #cluster;
  #made = 0;

  constructor(bench, cluster) {
    this.#bench = bench;
    this.#cluster = cluster;
  }

  /** How long each change takes to be in an answer of the API. Begins no more of them after the end, and at least one. */
  async delays(end) {
    const { items } = await this.#bench.json(
      `/api/databases/databases?kubernetesCluster=${
        this.#cluster.name
      }&sort=name&limit=20`,
    );
    const delays = [];
    do {
      const { ref } = items[this.#made % items.length];
      delays.push(await this.#delay(ref));
      await pause(300);
    } while (Date.now() < end);
    return delays;
  }

  async #delay({ kubernetesCluster, namespace, engine, name }) {
    this.#made += 1;
    const size = `${100 + this.#made}Gi`;
    const path = `/api/databases/databases/${kubernetesCluster}/${namespace}/${engine}/${name}`;
    const start = performance.now();
    await kubernetesRequest(
      this.#cluster,
      'PATCH',
      `/apis/acid.zalan.do/v1/namespaces/${namespace}/postgresqls/${name}`,
      { spec: { volume: { size } } },
    );
    while ((await this.#bench.json(path)).declared.storage !== size) {
      if (performance.now() - start > 30_000) {
        throw new Error(`A change of ${name} is not shown after 30 s`);
      }
      await pause(20);
    }
    return performance.now() - start;
  }
}

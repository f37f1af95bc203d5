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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './crds.mjs';
import { applyObjects, pathOf } from './manifests.mjs';
import { findShared, toolFolder } from './paths.mjs';
import { waitFor } from './waitFor.mjs';

const RUNNING_WITHIN_MS = 180_000;

/** The operator's own examples that run here. */
const EXAMPLES = [
  'minimal-postgres-manifest.yaml',
  'complete-postgres-manifest.yaml',
];

/** The newest PostgreSQL that this version of the operator knows. */
const NEWEST_VERSION = 17;

/**
 * Applies orders-db and two of the operator's example manifests and checks
 * that the operator brings each up: what the stand-ins and we ourselves rely
 * on. They stay for the tests that follow.
 *
 * @param {object} options
 * @param {import('./kubeClient.mjs').KubeClient} options.client
 * @param {import('./databaseStandIn.mjs').PostgresqlTarget} [options.postgresql]
 * @param {(line: string) => void} options.log
 * @returns {Promise<import('./realTests.mjs').Counts>}
 */
export async function checkOperator({ client, postgresql, log }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @param {string} name
   *  @param {() => Promise<void>} check */
  const run = async (name, check) => {
    try {
      await check();
      counts.passed += 1;
      log(`ok      ${name}`);
    } catch (error) {
      counts.failed += 1;
      log(`failed  ${name}: ${error.message}`);
    }
  };
  const ordersDb = documents(join(toolFolder, 'manifests/orders-db.yaml'));
  await run('orders-db comes up', () => comesUp(client, ordersDb));
  await run('a smaller volume is refused in silence', () =>
    shrinksInSilence(client, ordersDb[1]),
  );
  await run('a deleted primary is replaced', () =>
    failsOver(client, ordersDb[1]),
  );
  const shared = findShared();
  for (const example of EXAMPLES) {
    const file = join(
      shared ?? '',
      'examples/zalando-postgres-operator',
      example,
    );
    if (shared && existsSync(file)) {
      await run(`${example} comes up`, () =>
        comesUp(client, adapted(file, postgresql)),
      );
    } else {
      counts.skipped += 1;
      log(`skipped ${example}: there is no ../shared with the examples`);
    }
  }
  return counts;
}

/**
 * An example as it can run here: of a version that the operator knows, and
 * without the extensions that are not installed.
 *
 * @param {string} file
 * @param {import('./databaseStandIn.mjs').PostgresqlTarget | undefined} postgresql
 */
function adapted(file, postgresql) {
  const objects = documents(file);
  for (const { spec } of objects) {
    if (Number(spec?.postgresql?.version) > NEWEST_VERSION) {
      spec.postgresql.version = String(NEWEST_VERSION);
    }
    for (const prepared of Object.values(spec?.preparedDatabases ?? {})) {
      for (const extension of Object.keys(prepared.extensions ?? {})) {
        if (postgresql && !postgresql.extensions.includes(extension)) {
          delete prepared.extensions[extension];
        }
      }
    }
  }
  return objects;
}

/**
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object[]} objects - the last is the PostgreSQL cluster
 */
async function comesUp(client, objects) {
  await applyObjects(client, objects);
  const cluster = objects[objects.length - 1];
  const { name } = cluster.metadata;
  const members = cluster.spec.numberOfInstances;
  await waitFor(
    `${name} to be Running with ${members} members, one of them primary`,
    async () => {
      const { status } = await client.get(pathOf(cluster));
      const set = await client.get(statefulSetPath(cluster));
      const roles = (await podsOf(client, cluster)).map(roleOf).sort();
      return (
        status?.PostgresClusterStatus === 'Running' &&
        set.status?.readyReplicas === members &&
        roles.length === members &&
        roles[0] === 'master' &&
        roles.slice(1).every(role => role === 'replica')
      );
    },
    { timeoutMs: RUNNING_WITHIN_MS },
  );
}

/**
 * What we tell users about a smaller volume: the operator says Running, the
 * volumes keep their size, members that come later get the smaller one.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} cluster
 */
async function shrinksInSilence(client, cluster) {
  const before = cluster.spec.volume.size;
  await client.merge(pathOf(cluster), { spec: { volume: { size: '50Gi' } } });
  await waitFor('the claim template to follow', async () => {
    const set = await client.get(statefulSetPath(cluster));
    const [template] = set.spec.volumeClaimTemplates;
    return template.spec.resources.requests.storage === '50Gi';
  });
  await waitFor('the operator to say Running', async () => {
    const { status } = await client.get(pathOf(cluster));
    return status.PostgresClusterStatus === 'Running';
  });
  const { namespace, name } = cluster.metadata;
  const { items } = await client.get(
    `/api/v1/namespaces/${namespace}/persistentvolumeclaims?labelSelector=cluster-name%3D${name}`,
  );
  const sizes = items.map(item => item.status.capacity.storage);
  if (sizes.length === 0 || sizes.some(size => size !== before)) {
    throw new Error(`the volumes have ${sizes.join(', ')}, not ${before}`);
  }
  await client.merge(pathOf(cluster), { spec: { volume: { size: before } } });
}

/**
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} cluster
 */
async function failsOver(client, cluster) {
  const primary = (await podsOf(client, cluster)).find(
    pod => roleOf(pod) === 'master',
  );
  const { namespace, name, uid } = primary.metadata;
  await client.delete(`/api/v1/namespaces/${namespace}/pods/${name}`);
  await waitFor('another primary and the old one as replica', async () => {
    const pods = await podsOf(client, cluster);
    const next = pods.find(pod => roleOf(pod) === 'master');
    const old = pods.find(pod => pod.metadata.name === name);
    return (
      next &&
      next.metadata.name !== name &&
      old &&
      old.metadata.uid !== uid &&
      roleOf(old) === 'replica'
    );
  });
}

/**
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} cluster
 * @returns {Promise<object[]>}
 */
async function podsOf(client, cluster) {
  const { namespace = 'default', name } = cluster.metadata;
  const selector = encodeURIComponent(`application=spilo,cluster-name=${name}`);
  const { items } = await client.get(
    `/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`,
  );
  return items;
}

/** @param {object} pod */
function roleOf(pod) {
  return pod.metadata.labels['spilo-role'];
}

/** @param {object} cluster */
function statefulSetPath({ metadata: { namespace = 'default', name } }) {
  return `/apis/apps/v1/namespaces/${namespace}/statefulsets/${name}`;
}

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

import { createServer } from 'node:http';
import { once } from 'node:events';
import { loop } from './loop.mjs';
import { answerAsPatroni } from './patroniApi.mjs';
import { PatroniCluster } from './patroniCluster.mjs';

const LOOK_MS = 400;
/** Patroni's loop_wait. */
const HEARTBEAT_MS = 10_000;
const SPILO = 'labelSelector=application%3Dspilo';

/**
 * A PostgreSQL cluster that is looked after.
 *
 * @typedef {object} Entry
 * @property {object} set - its StatefulSet as seen last
 * @property {PatroniCluster} cluster
 * @property {number} beatAt - time of the last heartbeat, in milliseconds
 */

/**
 * Does what Patroni would do in the pods of the Zalando operator: leader
 * election, the role label, the records in annotations, and its HTTP API.
 *
 * Pods have addresses but no processes here, so the API is served by a proxy:
 * start the operator with HTTP_PROXY set to `proxyUrl`.
 *
 * @param {object} options
 * @param {import('./kubeClient.mjs').KubeClient} options.client
 * @param {(line: string) => void} options.log
 * @param {(namespace: string, name: string) => boolean} [options.isUp] - whether
 *   the PostgreSQL of a database takes connections: until then nobody leads
 * @param {() => Date} [options.now]
 * @returns {Promise<{ proxyUrl: string, stop: () => Promise<void> }>}
 */
export async function startPatroniStandIn({
  client,
  log,
  isUp = () => true,
  now = () => new Date(),
}) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();

  const turn = async () => {
    const sets = (await client.get(`/apis/apps/v1/statefulsets?${SPILO}`))
      .items;
    const pods = (await client.get(`/api/v1/pods?${SPILO}`)).items;
    for (const set of sets) {
      const key = keyOf(set);
      const entry = entries.get(key);
      entries.set(
        key,
        entry
          ? { ...entry, set }
          : { set, cluster: newCluster(set), beatAt: 0 },
      );
    }
    for (const [key, entry] of entries) {
      const own = pods.filter(pod => keyOf(pod) === key && !isPooler(pod));
      // The operator replaces a StatefulSet without touching its pods: the
      // cluster lives on as long as either is there.
      if (own.length === 0 && !sets.some(set => keyOf(set) === key)) {
        entries.delete(key);
      } else if (isUp(entry.set.metadata.namespace, scopeOf(entry.set))) {
        await tend(client, own, entry, now());
      }
    }
  };

  const server = createServer((request, response) => {
    answerAsPatroni(entries.values(), request, now())
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      })
      .catch(error => {
        response.writeHead(500);
        response.end(error.message);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const watching = loop('patroni', LOOK_MS, turn, log);

  return {
    proxyUrl: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      await watching.stop();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/**
 * Looks at one cluster's pods and writes what has to be written.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object[]} pods
 * @param {Entry} entry
 * @param {Date} now
 */
async function tend(client, pods, entry, now) {
  const { cluster, set } = entry;
  const leaderBefore = cluster.leader;
  const changed = cluster.observe(pods.map(memberOf), now);
  const due = now.getTime() - entry.beatAt >= HEARTBEAT_MS;
  if (due) {
    cluster.beat(now);
    entry.beatAt = now.getTime();
  }
  const write = due || changed || leaderBefore !== cluster.leader;
  const ready = cluster.members.filter(member => member.ready);
  for (const member of ready) {
    const pod = pods.find(each => each.metadata.uid === member.uid);
    const role = cluster.roleLabel(member.name);
    if (write || pod.metadata.labels['spilo-role'] !== role) {
      const { namespace, name } = pod.metadata;
      await client.merge(`/api/v1/namespaces/${namespace}/pods/${name}`, {
        metadata: {
          labels: { 'spilo-role': role },
          annotations: { status: JSON.stringify(cluster.status(member)) },
        },
      });
    }
  }
  if (write && ready.length > 0) {
    await writeRecords(client, set, cluster, ready);
  }
}

/**
 * Patroni keeps its records in ConfigMaps or, told so, in Endpoints; then the
 * leader's is on the Endpoints of the Service for the primary.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} set
 * @param {PatroniCluster} cluster
 * @param {import('./patroniCluster.mjs').Member[]} ready
 */
async function writeRecords(client, set, cluster, ready) {
  const useConfigMaps = envOf(set).KUBERNETES_USE_CONFIGMAPS === 'true';
  const kind = useConfigMaps ? 'ConfigMap' : 'Endpoints';
  const leaderName = useConfigMaps ? `${cluster.scope}-leader` : cluster.scope;
  const leader = ready.find(member => member.name === cluster.leader);
  /** @type {[string, Record<string, string> | undefined, unknown][]} */
  const records = [
    [
      leaderName,
      cluster.leaderRecord(),
      useConfigMaps || !leader
        ? undefined
        : [
            {
              addresses: [{ ip: leader.ip }],
              ports: [{ name: 'postgresql', port: 5432, protocol: 'TCP' }],
            },
          ],
    ],
    [`${cluster.scope}-config`, cluster.configRecord(), undefined],
    [`${cluster.scope}-sync`, cluster.syncRecord(), undefined],
  ];
  const { namespace } = set.metadata;
  const plural = useConfigMaps ? 'configmaps' : 'endpoints';
  for (const [name, annotations, subsets] of records) {
    if (annotations) {
      const labels = { application: 'spilo', 'cluster-name': cluster.scope };
      await put(client, `/api/v1/namespaces/${namespace}/${plural}`, {
        apiVersion: 'v1',
        kind,
        metadata: { name, namespace, labels, annotations },
        ...(subsets ? { subsets } : {}),
      });
    }
  }
}

/**
 * Patches an object, or creates it where there is none.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {string} collection
 * @param {object} object
 */
async function put(client, collection, object) {
  try {
    await client.merge(`${collection}/${object.metadata.name}`, object);
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    await client.post(collection, object);
  }
}

/** @param {object} set */
function newCluster(set) {
  const env = envOf(set);
  const major = Number(env.PGVERSION ?? 17);
  const configuration = JSON.parse(env.SPILO_CONFIGURATION ?? '{}');
  return new PatroniCluster({
    scope: scopeOf(set),
    serverVersion: major * 10_000 + 8,
    standby: Object.keys(env).some(name => name.startsWith('STANDBY_')),
    config: {
      ttl: 30,
      loop_wait: 10,
      retry_timeout: 10,
      maximum_lag_on_failover: 33_554_432,
      ...configuration.bootstrap?.dcs,
    },
  });
}

/** @param {object} object - a StatefulSet or pod */
function scopeOf(object) {
  return object.metadata.labels['cluster-name'];
}

/** @param {object} object - a StatefulSet or pod */
function keyOf(object) {
  return `${object.metadata.namespace}/${scopeOf(object)}`;
}

/** @param {object} pod */
function isPooler(pod) {
  return pod.metadata.labels['connection-pooler'] !== undefined;
}

/**
 * @param {object} set
 * @returns {Record<string, string>}
 */
function envOf(set) {
  const container = set.spec.template.spec.containers.find(
    each => each.name === 'postgres',
  );
  return Object.fromEntries(
    (container?.env ?? []).map(({ name, value }) => [name, value ?? '']),
  );
}

/**
 * @param {object} pod
 * @returns {import('./patroniCluster.mjs').Member}
 */
function memberOf(pod) {
  const { name, uid, deletionTimestamp } = pod.metadata;
  const ready = pod.status?.conditions?.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
  return {
    name,
    uid,
    ip: pod.status?.podIP ?? '',
    ready: Boolean(ready) && !deletionTimestamp,
  };
}

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

import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './freePorts.mjs';
import { loop } from './loop.mjs';
import { findPostgresql, startPostgresql } from './postgresqlServer.mjs';
import { ServiceNames } from './serviceNames.mjs';

const LOOK_MS = 300;
const SPILO = 'labelSelector=application%3Dspilo';
const CLUSTER_DOMAIN = 'cluster.local';

/** Go's resolver reads /etc/hosts again after five seconds. */
const NAME_IS_KNOWN_AFTER_MS = 5_500;

/**
 * Where the servers are.
 *
 * @typedef {object} PostgresqlTarget
 * @property {string} hostsFile - names of their Services and their addresses, in
 *   the format of /etc/hosts
 * @property {number} port - of all of them
 * @property {string[]} extensions - those that they have
 */

/**
 * One real PostgreSQL for each database of the operator, where Kubernetes has
 * only pods without processes: it stands for the primary, whichever pod that
 * is. Its superuser and password are those of the Secret that the operator
 * made.
 *
 * @typedef {object} DatabaseStandIn
 * @property {(namespace: string, name: string) => boolean} isUp
 * @property {(program: string, args: string[]) => string[]} wrap - the command
 *   that runs the operator so that it finds the servers by their Services
 * @property {Record<string, string>} env - what the operator needs besides
 * @property {PostgresqlTarget} target - for tests
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the stand-in, if this machine has what it needs.
 *
 * @param {object} options
 * @param {import('./kubernetes.mjs').RunningKubernetes} options.kubernetes
 * @param {(line: string) => void} options.log
 * @returns {Promise<DatabaseStandIn | { missing: string }>} or what is missing
 */
export async function startDatabaseStandIn({ kubernetes, log }) {
  const installed = findPostgresql();
  if (!installed) {
    return { missing: 'no PostgreSQL server is installed' };
  }
  const workDir = mkdtempSync(join(tmpdir(), 'database-platform-postgresql-'));
  const clean = () => rmSync(workDir, { recursive: true, force: true });
  const names = ServiceNames.create(workDir);
  if (!names) {
    clean();
    return { missing: 'no program can be given names of its own (unshare)' };
  }
  // The servers belong to another user
  chmodSync(workDir, 0o711);
  process.once('exit', clean);
  const { client, processes, tls } = kubernetes;
  const [port] = await freePorts(1);
  /** @type {Map<string, { process: string, service: string, upAt: number }>} */
  const servers = new Map();
  let started = 0;

  /** @param {object} set - a StatefulSet */
  const start = async set => {
    const { namespace } = set.metadata;
    const name = set.metadata.labels['cluster-name'];
    started += 1;
    const service = `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
    const address = `127.0.${100 + (started >> 8)}.${started & 255}`;
    const entry = {
      process: `postgresql-${namespace}-${name}-${started}`,
      service,
      upAt: Infinity,
    };
    servers.set(`${namespace}/${name}`, entry);
    names.add(service, address);
    const knownAt = Date.now() + NAME_IS_KNOWN_AFTER_MS;
    await startPostgresql({
      programs: installed.programs,
      processes,
      name: entry.process,
      folder: join(workDir, String(started)),
      address,
      port,
      superuser: await superuserOf(client, set),
      tls,
    });
    entry.upAt = knownAt;
  };

  const turn = async () => {
    const sets = (await client.get(`/apis/apps/v1/statefulsets?${SPILO}`))
      .items;
    const claims = (await client.get(`/api/v1/persistentvolumeclaims?${SPILO}`))
      .items;
    const begun = sets
      .filter(set => !servers.has(keyOf(set)))
      .map(set =>
        start(set).catch(error => {
          // Another turn tries again
          servers.delete(keyOf(set));
          throw error;
        }),
      );
    // The operator replaces StatefulSets: the data lives as long as the claims
    const there = new Set([...sets, ...claims].map(keyOf));
    for (const [key, entry] of servers) {
      if (!there.has(key)) {
        servers.delete(key);
        names.remove(entry.service);
        await processes.stop(entry.process);
      }
    }
    await Promise.all(begun);
  };
  const watching = loop('databases', LOOK_MS, turn, log);

  return {
    isUp: (namespace, name) => {
      const upAt = servers.get(`${namespace}/${name}`)?.upAt ?? Infinity;
      return upAt <= Date.now();
    },
    wrap: (program, args) => names.wrap(program, args),
    env: { PGPORT: String(port) },
    target: { hostsFile: names.file, port, extensions: installed.extensions },
    stop: async () => {
      await watching.stop();
      for (const entry of servers.values()) {
        await processes.stop(entry.process);
      }
      process.off('exit', clean);
      clean();
    },
  };
}

/** @param {object} object - a StatefulSet or claim */
function keyOf({ metadata: { namespace, labels } }) {
  return `${namespace}/${labels['cluster-name']}`;
}

/**
 * The superuser that the operator's image would make on its first start.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} set
 */
async function superuserOf(client, set) {
  const { env } = set.spec.template.spec.containers.find(
    container => container.name === 'postgres',
  );
  /** @param {string} name */
  const variable = name => env.find(each => each.name === name);
  const { name, key } = variable('PGPASSWORD_SUPERUSER').valueFrom.secretKeyRef;
  const secret = await client.get(
    `/api/v1/namespaces/${set.metadata.namespace}/secrets/${name}`,
  );
  return {
    name: variable('PGUSER_SUPERUSER').value,
    password: Buffer.from(secret.data[key], 'base64').toString('utf8'),
  };
}

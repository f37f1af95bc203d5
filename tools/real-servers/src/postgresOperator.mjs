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

import { startDatabaseStandIn } from './databaseStandIn.mjs';
import { freePorts } from './freePorts.mjs';
import { startPatroniStandIn } from './patroniStandIn.mjs';
import { waitFor } from './waitFor.mjs';

const NAMESPACE = 'postgres-operator';
const CONFIG_MAP = 'postgres-operator';

/**
 * What differs from the operator's built-in defaults, and why: the teams API
 * does not exist here, pods become ready at the pace of KWOK, and load balancer
 * and minimal limits are as in the configuration that the operator ships.
 */
const CONFIGURATION = Object.freeze({
  watched_namespace: '*',
  enable_teams_api: 'false',
  enable_crd_registration: 'false',
  enable_master_load_balancer: 'false',
  min_cpu_limit: '250m',
  min_memory_limit: '250Mi',
  kubernetes_use_configmaps: 'true',
  resource_check_timeout: '10m',
  ready_wait_timeout: '3m',
  ready_wait_interval: '1s',
  resource_check_interval: '1s',
  pod_label_wait_timeout: '2m',
  pod_deletion_wait_timeout: '2m',
  storage_resize_mode: 'pvc',
});

/**
 * @typedef {object} RunningOperator
 * @property {import('./databaseStandIn.mjs').PostgresqlTarget} [postgresql] -
 *   the databases that it looks into
 * @property {string} [missing] - or why it cannot
 * @property {() => Promise<void>} stop
 */

/**
 * Runs the Zalando operator outside of the cluster, with Patroni's part played
 * by a stand-in, and a real PostgreSQL behind each database where this machine
 * can have one. Else the operator does not look into databases, and makes no
 * poolers.
 *
 * @param {object} options
 * @param {import('./kubernetes.mjs').RunningKubernetes} options.kubernetes
 * @param {string} options.binary
 * @param {(line: string) => void} options.log
 * @param {Record<string, string>} [options.configuration] - on top of the above
 * @returns {Promise<RunningOperator>}
 */
export async function startPostgresOperator({
  kubernetes,
  binary,
  log,
  configuration = {},
}) {
  const { client, processes } = kubernetes;
  const [apiPort] = await freePorts(1);
  const standIn = await startDatabaseStandIn({ kubernetes, log });
  const databases = 'missing' in standIn ? undefined : standIn;
  await client.apply(`/api/v1/namespaces/${NAMESPACE}`, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  });
  await client.apply(
    `/api/v1/namespaces/${NAMESPACE}/configmaps/${CONFIG_MAP}`,
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: CONFIG_MAP, namespace: NAMESPACE },
      data: {
        ...CONFIGURATION,
        enable_database_access: String(databases !== undefined),
        api_port: String(apiPort),
        ...configuration,
      },
    },
  );
  const patroni = await startPatroniStandIn({
    client,
    log,
    isUp: databases?.isUp,
  });
  const stopStandIns = async () => {
    await patroni.stop();
    await databases?.stop();
  };
  const args = [`-kubeconfig=${kubernetes.kubeconfig}`, '-outofcluster'];
  const [file, ...rest] = databases?.wrap(binary, args) ?? [binary, ...args];
  try {
    processes.start('postgres-operator', file, rest, {
      env: {
        ...databases?.env,
        CONFIG_MAP_NAME: `${NAMESPACE}/${CONFIG_MAP}`,
        OPERATOR_NAMESPACE: NAMESPACE,
        HTTP_PROXY: patroni.proxyUrl,
        NO_PROXY: '127.0.0.1',
      },
    });
    await waitFor('the operator to watch', () => {
      processes.assertRunning('postgres-operator');
      return processes
        .tail('postgres-operator', 400)
        .includes('started working in background');
    });
  } catch (error) {
    await stopStandIns();
    throw error;
  }
  return {
    ...('missing' in standIn
      ? { missing: standIn.missing }
      : { postgresql: standIn.target }),
    stop: async () => {
      await processes.stop('postgres-operator');
      await stopStandIns();
    },
  };
}

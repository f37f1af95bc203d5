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

import { KubeObject } from '../../kube/types';
import { PostgresScenario } from '../engineStage/PostgresScenario';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const MiB = 1024 * 1024;

/** Every PostgreSQL database of the demo world, by `cluster/namespace/name`. */
export const postgresqlScenarios: Readonly<Record<string, PostgresScenario>> = {
  'prod-eu/orders/orders-db': {
    shows: 'healthy, synchronous, two failovers in its history',
    createdMsAgo: 212 * day,
    conditions: { writeRate: 0.9 * MiB },
    happenings: [
      { msAgo: 41 * day, kind: 'pod deleted', pod: 'primary' },
      { msAgo: 6 * day + 5 * hour, kind: 'pod deleted', pod: 'primary' },
    ],
  },
  'prod-eu/orders/orders-history': {
    shows:
      'one replica gets less log than the primary writes, and falls behind',
    createdMsAgo: 180 * day,
    conditions: { writeRate: 6 * MiB },
    happenings: [
      {
        msAgo: 9 * minute,
        kind: 'conditions changed',
        to: { replicaBandwidth: { 2: 4.2 * MiB } },
      },
    ],
  },
  'prod-eu/payments/payments-ledger': {
    shows:
      'poolers for both roles, synchronous, logical backup, a switchover by a resize',
    createdMsAgo: 150 * day,
    createdAs: { spec: { resources: { requests: { cpu: '1' } } } },
    conditions: { writeRate: 2 * MiB },
    happenings: [
      { msAgo: 70 * day, kind: 'pod deleted', pod: 'primary' },
      { msAgo: 20 * day, kind: 'manifest applied' },
    ],
  },
  'prod-eu/payments/payments-fraud': {
    shows:
      'the object asks for 17, the server runs 16: outside the window nothing happens and nothing is said',
    createdMsAgo: 96 * day,
    createdAs: { spec: { postgresql: { version: '16' } } },
    happenings: [{ msAgo: 5 * hour, kind: 'manifest applied' }],
  },
  'prod-eu/search/search-index-meta': {
    shows:
      'Running, and the third pod is Pending: no node of its pool has room',
    createdMsAgo: 64 * day,
    createdAs: { spec: { numberOfInstances: 2 } },
    happenings: [{ msAgo: 50 * minute, kind: 'manifest applied' }],
  },
  'prod-eu/search/search-suggest': {
    shows: 'no leader: Patroni does not reach the Kubernetes API',
    createdMsAgo: 33 * day,
    happenings: [
      {
        msAgo: 11 * minute,
        kind: 'conditions changed',
        to: { patroniToApi: 'cut' },
      },
    ],
  },
  'prod-eu/identity/identity-core': {
    shows: 'healthy, synchronous, three zones',
    createdMsAgo: 301 * day,
    conditions: { writeRate: 1.4 * MiB },
    happenings: [{ msAgo: 120 * day, kind: 'pod deleted', pod: 'primary' }],
  },
  'prod-eu/analytics/analytics-warehouse': {
    shows: 'primary and replica on one node: the affinity leaves no other',
    createdMsAgo: 88 * day,
    conditions: { writeRate: 3 * MiB },
  },
  'prod-us/orders/orders-db-dr': {
    shows: 'a standby cluster that follows orders-db of Europe',
    createdMsAgo: 120 * day,
    follows: { cluster: 'prod-eu', namespace: 'orders', name: 'orders-db' },
  },
  'prod-us/payments/payments-us': {
    shows:
      'volumes were grown, the file systems were not: FileSystemResizePending',
    createdMsAgo: 75 * day,
    createdAs: { spec: { volume: { size: '50Gi' } } },
    conditions: { writeRate: 0.6 * MiB },
    happenings: [
      {
        msAgo: 3 * hour,
        kind: 'conditions changed',
        to: { fileSystemResize: 'stuck' },
      },
      { msAgo: 2 * hour, kind: 'manifest applied' },
    ],
  },
  'prod-us/identity/identity-us': {
    shows: 'SyncFailed, and only the Events say that a Secret is missing',
    createdMsAgo: 54 * day,
    createdAs: { spec: { resources: { limits: { cpu: '2' } } } },
    happenings: [
      {
        msAgo: 12 * minute,
        kind: 'secret deleted',
        name: 'postgres-wal-archive',
      },
      { msAgo: 11 * minute, kind: 'manifest applied' },
    ],
  },
  'prod-us/analytics/analytics-events': {
    shows:
      'cpu as a number, stored before the definition was strict: the operator refuses to read it',
    createdMsAgo: 240 * day,
    createdAs: {
      spec: {
        resources: { requests: { cpu: '1' }, limits: { cpu: '2' } },
      },
    },
    conditions: { writeRate: 2 * MiB },
    happenings: [
      {
        msAgo: 11 * minute,
        kind: 'object stored',
        patch: {
          spec: { resources: { requests: { cpu: 1 }, limits: { cpu: 2 } } },
        },
      },
    ],
  },
  'prod-us/search/search-legacy': {
    shows:
      'the status is a plain string, as very old operators wrote it; one member',
    createdMsAgo: 900 * day,
    happenings: [
      {
        msAgo: 11 * minute,
        kind: 'object stored',
        patch: { status: 'Running' },
      },
    ],
  },
  'prod-us/experiments/churn-model': {
    shows:
      'applied by hand, in no repository, of a team that does not exist: nobody owns it',
    createdMsAgo: 410 * day,
    conditions: { writeRate: 1_000 },
  },
  'staging/orders/orders-team-stage': {
    shows: 'healthy, small, with the newest version',
    createdMsAgo: 19 * day,
    conditions: { writeRate: 4_000 },
  },
  'staging/payments/payments-sandbox': {
    shows: 'stopped: no instances, volumes kept',
    createdMsAgo: 140 * day,
    createdAs: { spec: { numberOfInstances: 2 } },
    happenings: [{ msAgo: 30 * day, kind: 'manifest applied' }],
  },
  'staging/identity/identity-next': {
    shows: 'CreateFailed: a Service of its name was left behind',
    createdMsAgo: 6 * minute,
    foundThere: [leftoverService('identity', 'identity-next')],
  },
  'staging/search/relevance-lab': {
    shows:
      'Invalid: the name does not begin with the team, and no Event says so',
    createdMsAgo: 2 * day,
  },
  'staging/analytics/analytics-tmp': {
    shows:
      'being deleted: a foreign finalizer holds the object, everything else is gone',
    createdMsAgo: 11 * day,
    happenings: [{ msAgo: 17 * minute, kind: 'database deleted' }],
  },
};

/** What an earlier database of this name left behind. */
function leftoverService(namespace: string, name: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: [{ name: 'postgresql', port: 5432 }] },
  };
}

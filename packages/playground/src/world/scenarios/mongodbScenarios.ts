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
import { MongodbConditions } from '../../operators/mongodb';
import { Scenario } from '../engineStage/Scenario';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const GiB = 1024 ** 3;

/** Every MongoDB database of the demo world, by `cluster/namespace/name`. */
export const mongodbScenarios: Readonly<
  Record<string, Scenario<MongodbConditions>>
> = {
  'prod-eu/orders/orders-catalog': {
    shows:
      'healthy over three zones, nightly backups and point in time; crVersion is in no file: the operator wrote it',
    createdMsAgo: 47 * day,
    foundThere: [passwordSecret('orders', 'orders-catalog-app')],
    conditions: { dataBytes: 22 * GiB },
    happenings: [{ msAgo: 8 * day, kind: 'pod deleted', pod: 'primary' }],
  },
  'prod-eu/analytics/clickstream': {
    shows: 'three shards of three, config servers and mongos, all healthy',
    createdMsAgo: 38 * day,
    conditions: { dataBytes: 90 * GiB },
    happenings: [{ msAgo: 5 * day, kind: 'pod deleted', pod: 'rs1-0' }],
  },
  'prod-eu/analytics/geo-events': {
    shows:
      'no mongos starts: its configuration has a word that MongoDB does not know; shards and config servers are well',
    createdMsAgo: 26 * day,
    createdAs: {
      spec: { sharding: { mongos: { configuration: null } } },
    },
    conditions: { dataBytes: 8 * GiB },
    happenings: [
      {
        msAgo: 21 * minute,
        kind: 'conditions changed',
        to: {
          podFaults: {
            mongos: {
              crash: {
                container: 'mongos',
                exitCode: 2,
                log: [
                  'Unrecognized option: net.maxIncomingConections',
                  "try 'mongos --help' for more information",
                ],
              },
            },
          },
        },
      },
      { msAgo: 20 * minute, kind: 'manifest applied' },
      { msAgo: 12 * minute, kind: 'pod deleted', pod: 'mongos-0' },
    ],
  },
  'prod-eu/payments/payments-receipts': {
    shows:
      'an upgrade that has not begun: the operator waits for a backup that runs for hours',
    createdMsAgo: 33 * day,
    createdAs: {
      spec: { image: 'percona/percona-server-mongodb:8.0.12-4' },
    },
    conditions: { dataBytes: 780 * GiB, backupRate: 40 * 1024 * 1024 },
    happenings: [
      {
        msAgo: 95 * minute,
        kind: 'object applied',
        object: manualBackup('payments', 'payments-receipts', {
          name: 'receipts-before-8-0-19',
          type: 'physical',
          storage: 's3-main',
        }),
      },
      { msAgo: 50 * minute, kind: 'manifest applied' },
    ],
  },
  'prod-eu/search/search-profiles': {
    shows:
      'four members and an arbiter, one hidden and one without a vote; the operator raised the image in the object itself',
    createdMsAgo: 29 * day,
    conditions: { dataBytes: 6 * GiB },
  },
  'prod-us/orders/orders-sessions': {
    shows:
      'error: the volumes were to become smaller; the members serve as before',
    createdMsAgo: 58 * day,
    createdAs: { spec: { replsets: [sized('100Gi', '250m')] } },
    conditions: { dataBytes: 4 * GiB },
    happenings: [{ msAgo: 3 * hour, kind: 'manifest applied' }],
  },
  'prod-us/payments/payments-tokens': {
    shows:
      'ready, but no backup succeeds any more, and larger volumes were asked for in vain: growing is not switched on',
    createdMsAgo: 31 * day,
    createdAs: { spec: { replsets: [sized('30Gi', '250m')] } },
    conditions: { dataBytes: 5 * GiB },
    happenings: [
      { msAgo: 9 * day, kind: 'manifest applied' },
      {
        msAgo: 40 * hour,
        kind: 'conditions changed',
        to: {
          backupError: 'some of pbm-agents were lost during the backup',
        },
      },
    ],
  },
  'prod-us/search/search-history': {
    shows:
      'no primary: two of three members do not start, their files are damaged',
    createdMsAgo: 44 * day,
    conditions: { dataBytes: 9 * GiB },
    happenings: [
      {
        msAgo: 19 * minute,
        kind: 'conditions changed',
        to: {
          podFaults: Object.fromEntries(
            ['rs0-1', 'rs0-2'].map(pod => [
              pod,
              {
                crash: {
                  container: 'mongod',
                  exitCode: 14,
                  log: [
                    '{"s":"E","c":"WT","id":22435,"ctx":"initandlisten","msg":"WiredTiger error message","attr":{"error":-31802,"message":"collection-7--3417.wt: handle-read: pread: failed to read 4096 bytes at offset 0: WT_ERROR: non-specific WiredTiger error"}}',
                    '{"s":"F","c":"STORAGE","id":28595,"ctx":"initandlisten","msg":"Terminating.","attr":{"reason":"-31802: WT_ERROR: non-specific WiredTiger error"}}',
                  ],
                },
              },
            ]),
          ),
        },
      },
      { msAgo: 18 * minute, kind: 'pod deleted', pod: 'rs0-2' },
      { msAgo: 17 * minute, kind: 'pod deleted', pod: 'rs0-1' },
    ],
  },
  'staging/orders/cart-next': {
    shows:
      'stuck while it is set up: five members, and three nodes to keep them apart on',
    createdMsAgo: 55 * minute,
  },
  'staging/analytics/event-replay': {
    shows: 'paused: no pods, volumes kept',
    createdMsAgo: 70 * day,
    createdAs: { spec: { pause: false } },
    conditions: { dataBytes: GiB },
    happenings: [{ msAgo: 12 * day, kind: 'manifest applied' }],
  },
  'staging/search/ranking-lab': {
    shows: 'error: two members are refused, and nothing was ever made',
    createdMsAgo: 4 * day,
  },
  'staging/identity/identity-audit': {
    shows:
      'an upgrade that is stuck at its first pod: no registry has that image',
    createdMsAgo: 61 * day,
    createdAs: {
      spec: { image: 'percona/percona-server-mongodb:8.0.12-4' },
    },
    happenings: [
      {
        msAgo: 36 * minute,
        kind: 'conditions changed',
        to: { imagePull: 'fails' },
      },
      { msAgo: 35 * minute, kind: 'manifest applied' },
    ],
  },
};

/** The only replica set of a small database, with volumes of this size. */
function sized(storage: string, cpu: string) {
  return {
    name: 'rs0',
    size: 3,
    resources: {
      requests: { cpu, memory: '1Gi' },
      limits: { cpu: '1', memory: '2Gi' },
    },
    volumeSpec: {
      persistentVolumeClaim: {
        storageClassName: 'fast-ssd',
        resources: { requests: { storage } },
      },
    },
  };
}

function manualBackup(
  namespace: string,
  clusterName: string,
  backup: { name: string; type: string; storage: string },
): KubeObject {
  return {
    apiVersion: 'psmdb.percona.com/v1',
    kind: 'PerconaServerMongoDBBackup',
    metadata: {
      name: backup.name,
      namespace,
      finalizers: ['percona.com/delete-backup'],
    },
    spec: {
      clusterName,
      storageName: backup.storage,
      type: backup.type,
    },
  };
}

/** A password that another tool keeps up to date. */
function passwordSecret(namespace: string, name: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'Opaque',
    data: { password: Buffer.from('not a password').toString('base64') },
  };
}

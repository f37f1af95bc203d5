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

import fc from 'fast-check';
import { Json } from '../../../kubernetes/__testUtils__/json';
import {
  amounts,
  configuration,
  goodConfiguration,
  some,
  tasks,
  users,
  volume,
} from './parts';

const members = fc.integer({ min: 1, max: 9 });
const oddly = fc.constantFrom(3, 5, 7, 3, 3, 4, 9);
const version = fc.constantFrom(
  '6.0.25-20',
  '7.0.18-11',
  '8.0.12-4',
  '8.0.19-7',
  '8.0.20-8',
);
const crVersion = fc.constantFrom('1.15.0', '1.21.1', '1.22.0', '1.22.1');
const storageClass = fc.constantFrom('fast-ssd', 'slow');
const exposure = fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer');
const mongosSize = fc.integer({ min: 1, max: 4 });
const pitr = some({
  enabled: fc.boolean(),
  oplogSpanMin: fc.constantFrom(5, 10, 0.5),
});
const upgradeOptions = some({
  apply: fc.constantFrom(
    'disabled',
    'Never',
    'recommended',
    '8.0-recommended',
    '6.0.25-20',
  ),
  schedule: fc.constantFrom('0 2 * * *', '@daily'),
  setFCV: fc.boolean(),
});
const taskName = fc.constantFrom('nightly', 'weekly', 'constructor');
const userName = fc.constantFrom('ledger_app', 'audit', 'constructor');
const configServers = some({ members, ...amounts, volume });

const backupStorage = (name: fc.Arbitrary<string>) =>
  fc
    .record({
      name,
      kind: fc.constantFrom('s3', 'minio', 'gcs', 'azure'),
      bucket: fc.constant('ledger-backups'),
      credentialsSecret: fc.constant('ledger-backup'),
    })
    .chain(own =>
      some({
        prefix: fc.constant('prod'),
        region: fc.constant('eu-central-1'),
        endpointUrl: fc.constant('https://s3.example.org'),
      }).map(rest => ({ ...rest, ...own })),
    );

/** Inputs that the schemas take, by operation. */
export const inputs: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  create: fc.record({ version, members: oddly, volume }).chain(required =>
    some({
      crVersion,
      ...amounts,
      storageClass,
      configuration: fc.oneof(
        goodConfiguration,
        configuration.filter(text => text !== null),
      ),
      sharding: fc.record({
        shards: fc.integer({ min: 1, max: 3 }),
        configServers: fc.record({ volume }).chain(own =>
          some({ members: oddly, ...amounts }).map(rest => ({
            ...rest,
            ...own,
          })),
        ),
        mongos: fc
          .record({ instances: mongosSize })
          .chain(own =>
            some({ ...amounts, exposure }).map(rest => ({ ...rest, ...own })),
          ),
      }),
      users,
      backup: fc
        .record({
          storage: backupStorage(fc.constant('main')),
        })
        .chain(own => some({ tasks, pitr }).map(rest => ({ ...rest, ...own }))),
      team: fc.constant('payments'),
      system: fc.constant('books'),
    }).map(rest => ({ ...rest, ...required })),
  ),
  resize: some({
    members,
    ...amounts,
    volume,
    storageClass,
    replicaSets: fc.uniqueArray(fc.constantFrom('rs0', 'rs1', 'rs7'), {
      minLength: 1,
    }),
    shards: fc.integer({ min: 1, max: 4 }),
    configServers,
    growVolumes: fc.boolean(),
  }),
  configure: some({
    configuration,
    replicaSets: fc.uniqueArray(fc.constantFrom('rs0', 'rs1', 'cfg'), {
      minLength: 1,
    }),
    configServers: some({ configuration }),
    mongos: some({ configuration }),
  }),
  upgrade: some({
    version,
    image: fc.constantFrom(
      'percona/percona-server-mongodb:8.0.19-7',
      'registry.example.org:5000/psmdb:8.0.20-8',
      'registry.example.org/psmdb:latest',
    ),
    crVersion,
    upgradeOptions,
  }),
  routers: some({ instances: mongosSize, ...amounts, exposure }),
  users: some({
    users,
    removeUsers: fc.array(userName, { maxLength: 2 }),
  }),
  pause: fc.record({ paused: fc.boolean() }),
  'backup-schedule': some({
    enabled: fc.boolean(),
    storage: backupStorage(fc.constantFrom('main', 's3', 'constructor')),
    tasks,
    removeTasks: fc.array(taskName, { maxLength: 2 }),
    pitr,
  }),
  delete: some({ confirm: fc.constantFrom('ledger', 'x') }),
};

const setFields = some({
  configuration: configuration.filter(text => typeof text === 'string'),
  resources: some({
    requests: some({ cpu: amounts.cpu.map(() => '1') }),
    limits: some({ memory: fc.constantFrom('4Gi', '8Gi') }),
  }),
  arbiter: fc.record({ enabled: fc.boolean(), size: fc.constant(1) }),
  hidden: fc.record({ enabled: fc.boolean(), size: fc.constantFrom(1, 2) }),
});

const volumeSpec = fc
  .tuple(volume, fc.option(storageClass))
  .map(([storage, storageClassName]) => ({
    persistentVolumeClaim: {
      ...(storageClassName !== null && { storageClassName }),
      resources: { requests: { storage } },
    },
  }));

const replicaSet = (name: string) =>
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), volumeSpec, setFields)
    .map(([size, volumes, rest]) => ({
      name,
      size,
      volumeSpec: volumes,
      ...rest,
    }));

const sharding = fc
  .record({
    enabled: fc.boolean(),
    config: replicaSet('cfg'),
    size: mongosSize,
    configuration,
  })
  .map(({ enabled, config, size, configuration: text }) => ({
    enabled,
    configsvrReplSet: { ...config, name: undefined },
    mongos: { size, ...(typeof text === 'string' && { configuration: text }) },
  }))
  .map(value => JSON.parse(JSON.stringify(value)) as Json);

const backup = fc
  .record({ enabled: fc.boolean(), image: fc.constant('percona/pbm:2.12.0') })
  .chain(required =>
    some({
      storages: fc.constantFrom<Json>(
        { s3: { type: 's3', s3: { bucket: 'b' } } },
        {
          s3: { type: 's3', main: true, s3: { bucket: 'b' } },
          nfs: { type: 'filesystem', filesystem: { path: '/mnt/nfs' } },
        },
      ),
      pitr: fc.record({ enabled: fc.boolean() }),
      tasks: fc.constantFrom<Json[]>(
        [],
        [
          {
            name: 'nightly',
            enabled: true,
            schedule: '0 1 * * *',
            storageName: 's3',
            retention: { type: 'count', count: 7, deleteFromStorage: true },
          },
          {
            name: 'weekly',
            enabled: false,
            schedule: '0 3 * * 0',
            storageName: 's3',
            type: 'physical',
            keep: 3,
          },
        ],
      ),
    }).map(rest => ({ ...required, ...rest })),
  );

/** Manifests that the definition of `PerconaServerMongoDB` takes, of a database in use. */
export const manifests: fc.Arbitrary<Json> = fc
  .record({
    image: fc.constantFrom(
      'percona/percona-server-mongodb:7.0.18-11',
      'percona/percona-server-mongodb:8.0.19-7',
      'percona/percona-server-mongodb:8.0.12-4@sha256:6e1b53f70f7f8ff4ea6a0cf3d92b9c0dcbf8b8b6f3a1f2f0c9a5a4f7e9d1c2b3',
    ),
    replsets: fc.oneof(
      replicaSet('rs0').map(set => [set]),
      fc.tuple(replicaSet('rs0'), replicaSet('rs1')),
    ),
  })
  .chain(required =>
    some({
      crVersion,
      pause: fc.boolean(),
      updateStrategy: fc.constantFrom('SmartUpdate', 'OnDelete'),
      unsafeFlags: fc.record({ replsetSize: fc.boolean() }),
      upgradeOptions,
      secrets: fc.constant({ users: 'ledger-users' }),
      storageScaling: fc.record({ enableVolumeScaling: fc.boolean() }),
      sharding,
      users: fc.constantFrom<Json[]>(
        [],
        [
          {
            name: 'ledger_app',
            db: 'admin',
            passwordSecretRef: { name: 'ledger-app', key: 'password' },
            roles: [{ name: 'readWrite', db: 'ledger' }],
          },
          { name: 'audit', roles: [{ name: 'read', db: 'ledger' }] },
        ],
      ),
      backup,
    }).map(rest => ({
      apiVersion: 'psmdb.percona.com/v1',
      kind: 'PerconaServerMongoDB',
      metadata: { name: 'ledger', namespace: 'shop' },
      spec: { ...required, ...rest },
    })),
  );

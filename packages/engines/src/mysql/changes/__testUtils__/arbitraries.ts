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

/** Some fields of an object, each there or not. */
function some<T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) {
  return fc.record(fields, { requiredKeys: [] });
}

/** Fields that are there, and others, each there or not. */
function with_(
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.record(required), some(optional))
    .map(([fields, rest]) => ({ ...fields, ...rest }));
}

const cpu = fc.oneof(
  fc.integer({ min: 1, max: 64 }).map(String),
  fc.integer({ min: 1, max: 9000 }).map(millis => `${millis}m`),
);
const memory = fc
  .tuple(fc.integer({ min: 1, max: 4096 }), fc.constantFrom('Mi', 'Gi', 'M'))
  .map(([amount, unit]) => `${amount}${unit}`);
const volume = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom('Gi', 'Mi', 'Ti'))
  .map(([amount, unit]) => `${amount}${unit}`);
const amounts = {
  cpu: some({ request: cpu, limit: cpu }),
  memory: some({ request: memory, limit: memory }),
};
const members = fc.integer({ min: 1, max: 9 });
const version = fc.constantFrom(
  '8.0.20',
  '8.0.29',
  '8.0.36',
  '8.4.3',
  '8.4.10',
  '9.1.0',
  '9.7.0',
  '26.7.0',
);
const storageClass = fc.constantFrom('fast-ssd', 'slow');

const parameterName = fc.constantFrom(
  'max_connections',
  'max-connections',
  'innodb_buffer_pool_size',
  'skip-name-resolve',
  'server_id',
  'loose_gtid_mode',
  'admin_ssl_key_password',
  'constructor',
  'toString',
);
const parameterValue = fc.constantFrom(
  '400',
  '5G',
  ' 1 ',
  '',
  'a # b',
  "'x y'",
  'NO_ZERO_DATE,STRICT_TRANS_TABLES',
);

const instances = fc.integer({ min: 0, max: 5 });
const routingOptions = {
  readOnlyTargets: fc.constantFrom('all', 'read_replicas', 'secondaries'),
  invalidatedClusterPolicy: fc.constantFrom('drop_all', 'accept_ro'),
};
const routers = some({ instances, ...amounts, ...routingOptions });

const replicaName = fc.constantFrom('reporting', 'search', 'constructor');
const serverId = fc.constantFrom(1, 1000, 1005, 5000, 4_000_000_000);
const replicas = fc.array(
  with_(
    { name: replicaName },
    {
      instances: fc.integer({ min: 1, max: 12 }),
      ...amounts,
      volume,
      storageClass,
      baseServerId: serverId,
    },
  ),
  { maxLength: 3 },
);

const storage = with_(
  {
    kind: fc.constantFrom('s3', 'oci', 'azure', 'volume'),
    bucket: fc.constantFrom('orders-backups', 'b'),
  },
  {
    prefix: fc.constant('shop/orders'),
    secret: fc.constant('orders-s3'),
    endpoint: fc.constant('https://s3.example.org'),
  },
);
const certificates = {
  selfSigned: fc.boolean(),
  tls: some({
    ca: fc.constant('shop-ca'),
    server: fc.constant('orders-cert'),
    router: fc.constant('orders-router-cert'),
  }),
};

const partName = fc.constantFrom('nightly', 'weekly', 'constructor');
const profiles = fc.array(
  with_(
    {
      name: partName,
      storage,
    },
    { excludeSchemas: fc.constantFrom<string[][]>([], ['scratch']) },
  ),
  { maxLength: 3 },
);
const schedules = fc.array(
  with_(
    {
      name: partName,
      schedule: fc.constantFrom(
        '0 2 * * *',
        '*/15 1-5 * JAN MON,FRI',
        '@daily',
      ),
    },
    {
      profile: partName,
      enabled: fc.boolean(),
      timeZone: fc.constantFrom('Europe/Zurich', 'UTC'),
      deleteBackupData: fc.boolean(),
    },
  ),
  { maxLength: 3 },
);
const service = {
  exposure: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
  defaultPort: fc.constantFrom('mysql-rw', 'mysql-ro', 'mysql-rw-split'),
};
const partNames = fc.array(partName, { maxLength: 2 });

/** Inputs that the schemas take, by operation. */
export const inputs: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  create: with_(
    { secret: fc.constant('orders-root'), version, members, volume },
    {
      ...amounts,
      sidecar: some(amounts),
      storageClass,
      parameters: fc.dictionary(parameterName, parameterValue),
      ...certificates,
      edition: fc.constantFrom('community', 'enterprise'),
      baseServerId: serverId,
      routers,
      ...service,
      readReplicas: replicas,
      backups: some({ profiles, schedules }),
      team: fc.constantFrom('payments', 'Orders'),
      system: fc.constant('component:books'),
    },
  ),
  resize: some({
    members,
    ...amounts,
    volume,
    storageClass,
    readReplicas: replicas,
    removeReadReplicas: fc.array(replicaName, { maxLength: 2 }),
  }),
  configure: some({
    parameters: fc.dictionary(parameterName, fc.option(parameterValue)),
    version,
    ...service,
  }),
  upgrade: some({ version }),
  routers,
  'backup-schedule': some({
    profiles,
    schedules,
    removeProfiles: partNames,
    removeSchedules: partNames,
  }),
  clone: with_(
    { from: fc.constantFrom('running', 'dump') },
    {
      donor: some({
        member: fc.constantFrom('orders-1', 'orders-7'),
        user: fc.constantFrom('root', 'copier'),
        secret: fc.constant('donor'),
      }),
      dump: some({
        profile: partName,
        storage,
        folder: fc.constantFrom('orders-20261126-020004', 'a/b'),
        users: fc.boolean(),
        schemas: fc.constant(['shop']),
      }),
      secret: fc.constant('orders-root'),
      version,
      members,
      ...amounts,
      sidecar: some(amounts),
      volume,
      storageClass,
      parameters: fc.dictionary(parameterName, fc.option(parameterValue)),
      ...certificates,
      routers,
      team: fc.constant('payments'),
    },
  ),
  delete: some({ confirm: fc.constantFrom('orders', 'x') }),
};

const claim = fc
  .record({ size: volume, class: fc.option(storageClass) })
  .map(({ size, class: name }) => ({
    accessModes: ['ReadWriteOnce'],
    ...(name && { storageClassName: name }),
    resources: { requests: { storage: size } },
  }));

function podSpec(container: string): fc.Arbitrary<Json> {
  return some({
    requests: some({ cpu, memory }),
    limits: some({ cpu, memory }),
  }).map(resources => ({
    terminationGracePeriodSeconds: 60,
    containers: [{ name: container, resources }],
  }));
}

const declaredProfile = fc
  .record({
    name: partName,
    method: fc.constantFrom<Json[]>(
      { dumpInstance: { storage: { s3: { bucketName: 'b', config: 's' } } } },
      {
        dumpInstance: {
          dumpOptions: { excludeSchemas: ['scratch'], threads: 8 },
          storage: {
            azure: { containerName: 'c', prefix: 'p', config: 'azure' },
          },
        },
      },
      {
        dumpInstance: {
          storage: { persistentVolumeClaim: { claimName: 'dumps' } },
        },
      },
      {
        snapshot: {
          storage: { ociObjectStorage: { bucketName: 'b', credentials: 's' } },
        },
      },
    ),
  })
  .map(({ name, method }) => ({ name, ...structuredClone(method) }));

const declaredSchedule = fc
  .tuple(
    with_(
      { name: partName, schedule: fc.constantFrom('0 2 * * *', '@weekly') },
      { enabled: fc.boolean(), timeZone: fc.constant('Europe/Zurich') },
    ),
    fc.oneof(
      partName.map((backupProfileName): Json => ({ backupProfileName })),
      fc.constant<Json>({
        backupProfile: {
          dumpInstance: {
            storage: { persistentVolumeClaim: { claimName: 'own' } },
          },
        },
      }),
    ),
  )
  .map(([schedule, profile]) => ({ ...schedule, ...structuredClone(profile) }));

/** Manifests that the definition of `InnoDBCluster` takes, of a database in use. */
export const manifests: fc.Arbitrary<Json> = with_(
  { secretName: fc.constant('orders-root') },
  {
    instances: members,
    version: fc.constantFrom('8.0.36', '8.4.3', '9.0.1'),
    edition: fc.constantFrom('community', 'enterprise'),
    tlsUseSelfSigned: fc.boolean(),
    datadirVolumeClaimTemplate: claim,
    podSpec: podSpec('mysql'),
    mycnf: fc.constantFrom(
      '[mysqld]\nmax_connections=400\n',
      '# ours\n[mysqld]\nmax-connections = 100 # enough\nskip-name-resolve\n\n[client]\nuser=x\n',
      '[client]\nuser=x',
    ),
    router: some({
      instances,
      version: fc.constant('8.4.3'),
      podSpec: podSpec('router'),
      routingOptions: some({
        read_only_targets: routingOptions.readOnlyTargets,
        invalidated_cluster_policy: routingOptions.invalidatedClusterPolicy,
      }),
    }),
    service: some({
      type: service.exposure,
      defaultPort: service.defaultPort,
    }),
    readReplicas: fc.uniqueArray(
      with_(
        { name: replicaName, baseServerId: fc.constantFrom(3000, 7000) },
        {
          instances: fc.integer({ min: 1, max: 3 }),
          version: fc.constant('8.4.3'),
          datadirVolumeClaimTemplate: claim,
          podSpec: podSpec('mysql'),
        },
      ),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    backupProfiles: fc.uniqueArray(declaredProfile, {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
    backupSchedules: fc.uniqueArray(declaredSchedule, {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
  },
).map(spec => ({
  apiVersion: 'mysql.oracle.com/v2',
  kind: 'InnoDBCluster',
  metadata: { name: 'orders', namespace: 'shop' },
  spec,
}));

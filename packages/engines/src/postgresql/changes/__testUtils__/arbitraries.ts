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

const cpu = fc.oneof(
  fc.integer({ min: 1, max: 64 }).map(String),
  fc.integer({ min: 1, max: 9000 }).map(millis => `${millis}m`),
);
const memory = fc
  .tuple(
    fc.integer({ min: 1, max: 4096 }),
    fc.constantFrom('Mi', 'Gi', 'M', 'G'),
  )
  .map(([amount, unit]) => `${amount}${unit}`);
const volume = fc
  .tuple(
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom('Gi', 'Mi', 'G', 'Ti'),
  )
  .map(([amount, unit]) => `${amount}${unit}`);
const amounts = {
  cpu: some({ request: cpu, limit: cpu }),
  memory: some({ request: memory, limit: memory }),
};
const members = fc.integer({ min: 0, max: 9 });
const version = fc.constantFrom('12', '14', '15', '16', '17', '18', '99');

const parameterName = fc.constantFrom(
  'max_connections',
  'work_mem',
  'shared_buffers',
  'port',
  'fsync',
  'log_min_duration_statement',
  'old_snapshot_threshold',
  'my.own',
  'constructor',
  'toString',
);
const parameterValue = fc.constantFrom(
  '100',
  '16MB',
  'on',
  'off',
  '-1',
  'x y',
  '',
);

const roleName = fc.constantFrom(
  'ledger_app',
  'ledger-app',
  'reporting',
  'audit',
  'standby',
  'pg_x',
  'constructor',
);
const databaseName = fc.constantFrom(
  'ledger',
  'mart',
  'template1',
  'constructor',
  'toString',
);
const flags = fc.uniqueArray(
  fc.constantFrom('superuser', 'createdb', 'nologin', 'NOSUPERUSER', 'login'),
);
const users = fc.array(
  some({ flags }).chain(rest => roleName.map(name => ({ name, ...rest }))),
  {
    maxLength: 3,
  },
);
const databases = fc.array(fc.record({ name: databaseName, owner: roleName }), {
  maxLength: 3,
});
const preparedDatabases = fc.array(
  some({
    defaultUsers: fc.boolean(),
    extensions: fc.dictionary(
      fc.constantFrom('pg_trgm', 'postgis'),
      fc.constantFrom('public', 'data'),
    ),
    schemas: fc.array(
      some({ defaultRoles: fc.boolean(), defaultUsers: fc.boolean() }).chain(
        rest => fc.constantFrom('raw', 'data').map(name => ({ name, ...rest })),
      ),
      { maxLength: 2 },
    ),
  }).chain(rest => databaseName.map(name => ({ name, ...rest }))),
  { maxLength: 2 },
);
const pooler = some({
  primary: fc.boolean(),
  replica: fc.boolean(),
  instances: fc.integer({ min: 1, max: 9 }),
  mode: fc.constantFrom('session', 'transaction'),
  maxConnections: fc.integer({ min: 1, max: 500 }),
  ...amounts,
});
const maintenanceWindows = fc.array(
  fc.constantFrom('Sat:01:00-05:00', '23:00-02:00', '00:00-00:10'),
  { maxLength: 2 },
);
const storageClass = fc.constantFrom('fast-ssd', 'slow');
const team = fc.constantFrom('payments', 'Orders', 'x_y');

/** Inputs that the schemas take, by operation. */
export const inputs: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  create: fc.record({ team, version, members, volume }).chain(required =>
    some({
      ...amounts,
      storageClass,
      parameters: fc.dictionary(parameterName, parameterValue),
      synchronous: fc.boolean(),
      users,
      databases,
      preparedDatabases,
      pooler,
      maintenanceWindows,
      system: fc.constant('component:books'),
    }).map(rest => ({ ...rest, ...required })),
  ),
  resize: some({ members, ...amounts, volume, storageClass }),
  configure: some({
    parameters: fc.dictionary(parameterName, fc.option(parameterValue)),
    synchronous: fc.boolean(),
    maintenanceWindows,
  }),
  upgrade: some({ version }),
  pooler,
  users: some({
    users,
    removeUsers: fc.array(roleName, { maxLength: 2 }),
    databases,
    removeDatabases: fc.array(databaseName, { maxLength: 2 }),
    preparedDatabases,
    removePreparedDatabases: fc.array(databaseName, { maxLength: 2 }),
  }),
  clone: some({
    timestamp: fc.constantFrom(
      '2026-03-10T11:30:00+00:00',
      '2030-01-01T00:00:00.5-11:00',
    ),
    uid: fc.constant('6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111'),
    version,
    team,
    members,
    ...amounts,
    volume,
    storageClass,
  }),
  delete: some({ confirm: fc.constantFrom('ledger', 'x') }),
};

const roles = fc.dictionary(roleName, flags, { maxKeys: 3 });

/** Manifests that the definition of `postgresql` takes, of a database in use. */
export const manifests: fc.Arbitrary<Json> = fc
  .record({
    teamId: team,
    numberOfInstances: members,
    postgresql: fc
      .record({ version: fc.constantFrom('14', '15', '16', '17') })
      .chain(required =>
        some({
          parameters: fc.dictionary(parameterName, parameterValue),
        }).map(rest => ({ ...required, ...rest })),
      ),
    volume: fc
      .record({ size: volume })
      .chain(required =>
        some({ storageClass }).map(rest => ({ ...required, ...rest })),
      ),
  })
  .chain(required =>
    some({
      resources: some({
        requests: some({ cpu, memory }),
        limits: some({ cpu, memory }),
      }),
      patroni: some({ synchronous_mode: fc.boolean(), ttl: fc.constant(30) }),
      users: roles,
      databases: fc.dictionary(databaseName, roleName, { maxKeys: 2 }),
      preparedDatabases: fc.dictionary(
        databaseName,
        some({
          defaultUsers: fc.boolean(),
          schemas: fc.dictionary(
            fc.constantFrom('raw', 'data'),
            some({ defaultRoles: fc.boolean(), defaultUsers: fc.boolean() }),
            { maxKeys: 2 },
          ),
        }),
        { maxKeys: 2 },
      ),
      enableConnectionPooler: fc.boolean(),
      enableReplicaConnectionPooler: fc.boolean(),
      connectionPooler: some({
        numberOfInstances: fc.integer({ min: 1, max: 9 }),
        mode: fc.constantFrom('session', 'transaction'),
      }),
      maintenanceWindows,
      standby: fc.constant({ standby_host: 'elsewhere' }),
    }).map(rest => ({
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name: 'ledger', namespace: 'payments' },
      spec: { ...required, ...rest },
    })),
  );

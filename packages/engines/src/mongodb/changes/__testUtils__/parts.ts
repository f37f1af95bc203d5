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

/** Some fields of an object, each there or not. */
export function some<T extends Record<string, fc.Arbitrary<unknown>>>(
  fields: T,
) {
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

export const volume = fc
  .tuple(
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom('Gi', 'Mi', 'G', 'Ti'),
  )
  .map(([amount, unit]) => `${amount}${unit}`);

export const amounts = {
  cpu: some({ request: cpu, limit: cpu }),
  memory: some({ request: memory, limit: memory }),
};

/** Configuration files that nobody refuses. */
export const goodConfiguration = fc.constantFrom(
  'operationProfiling:\n  mode: slowOp\n  slowOpThresholdMs: 200\n',
  'systemLog:\n  verbosity: 1 # more\n',
);

/** Configuration files: good ones, refused ones, and texts that are none. */
export const configuration = fc.constantFrom<string | null>(
  null,
  '',
  '# nothing\n',
  'operationProfiling:\n  mode: slowOp\n  slowOpThresholdMs: 200\n',
  'operationProfiling:\r\n  mode: slowOp',
  'systemLog:\n  verbosity: 1 # more\n',
  'net:\n  port: 27018\n  tls:\n    mode: disabled\n',
  'net: 27018\n',
  'storage:\n  engine: inMemory\n  wiredTiger:\n    engineConfig:\n      cacheSizeGB: 3\n',
  'security:\n  enableEncryption: false\n  authorization: disabled\n',
  'setParameter:\n  enableLocalhostAuthBypass: false\n',
  'security:\n  ldap:\n    bind:\n      queryPassword: hunter2\n',
  'constructor:\n  toString: 1\n__proto__:\n  a: 1\n',
  'a: [\n',
  '- 1\n',
  '"\u0001"',
);

const roles = fc.array(
  fc.constantFrom(
    { name: 'readWrite', db: 'ledger' },
    { name: 'clusterAdmin', db: 'ledger' },
    { name: 'root', db: 'admin' },
    { name: 'own', db: 'ledger' },
  ),
  { maxLength: 2 },
);

export const users = fc.array(
  fc
    .record({
      name: fc.constantFrom(
        'ledger_app',
        'audit',
        'backup',
        'CN=reader,O=books',
        'constructor',
      ),
      roles,
    })
    .chain(required =>
      some({
        db: fc.constantFrom('admin', 'ledger', '$external'),
        passwordSecretRef: fc.constantFrom<{ name: string; key?: string }>(
          { name: 'ledger-app' },
          { name: 'ledger-app', key: 'password' },
        ),
      }).map(rest => ({ ...required, ...rest })),
    ),
  { maxLength: 3 },
);

export const tasks = fc.array(
  fc
    .record({
      name: fc.constantFrom('nightly', 'weekly', 'constructor'),
      schedule: fc.constantFrom('0 1 * * *', '30 2 * * 0', '@daily'),
      storageName: fc.constantFrom('s3', 'main', 'nfs'),
    })
    .chain(required =>
      some({
        type: fc.constantFrom(
          'logical',
          'physical',
          'incremental',
          'incremental-base',
        ),
        enabled: fc.boolean(),
        keep: fc.integer({ min: 0, max: 9 }),
        deleteFromStorage: fc.boolean(),
        compressionType: fc.constantFrom('none', 'gzip', 'zstd'),
      }).map(rest => ({ ...required, ...rest })),
    ),
  { maxLength: 3 },
);

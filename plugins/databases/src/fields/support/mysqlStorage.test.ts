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

import { operationInputs } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import {
  MysqlStorage,
  mysqlStorageKinds,
  mysqlStorageOf,
  mysqlStorageTexts,
  withMysqlStorage,
} from './mysqlStorage';

const whole = {
  kind: 's3',
  bucket: 'dumps',
  prefix: 'orders',
  secret: 'dumps-key',
  endpoint: 'https://s3.example.org',
} as const;

describe('withMysqlStorage', () => {
  it.each([
    ['s3', whole],
    ['oci', { ...whole, kind: 'oci', endpoint: undefined }],
    ['azure', { ...whole, kind: 'azure', endpoint: undefined }],
    ['volume', { kind: 'volume', bucket: 'dumps' }],
  ] as const)('keeps of another kind what %s has', (kind, expected) => {
    expect(withMysqlStorage(whole, { kind })).toEqual(
      JSON.parse(JSON.stringify(expected)),
    );
  });

  it('leaves out what is emptied', () => {
    expect(withMysqlStorage(whole, { prefix: undefined })).not.toHaveProperty(
      'prefix',
    );
  });

  it('is, after any changes, something that the schema reads once it is whole', () => {
    const changes = fc.oneof(
      fc.record({ kind: fc.constantFrom(...mysqlStorageKinds) }),
      fc.record({ bucket: fc.constantFrom('a', 'b', undefined) }),
      fc.record({ prefix: fc.constantFrom('a/b', undefined) }),
      fc.record({ secret: fc.constantFrom('key', undefined) }),
      fc.record({ endpoint: fc.constantFrom('https://a.example', undefined) }),
    );
    fc.assert(
      fc.property(fc.array(changes), steps => {
        const storage = steps.reduce<MysqlStorage>(withMysqlStorage, {});
        expect(mysqlStorageOf(storage)).toEqual(storage);
        const isWhole =
          storage.kind !== undefined && storage.bucket !== undefined;
        const { success } = operationInputs.mysql.clone.safeParse({
          from: 'dump',
          dump: { storage },
        });
        expect(success).toBe(isWhole);
      }),
    );
  });
});

describe('mysqlStorageOf', () => {
  it('takes what has the form of a storage out of any data', () => {
    expect(
      mysqlStorageOf({ kind: 'tape', bucket: 1, prefix: 'a', other: {} }),
    ).toEqual({ prefix: 'a' });
    expect(mysqlStorageOf(undefined)).toEqual({});
    expect(mysqlStorageTexts).not.toContain('kind');
  });
});

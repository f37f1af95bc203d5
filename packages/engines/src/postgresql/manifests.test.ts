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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { at, isObject } from '../json';
import { World } from '../kubernetes/__testUtils__/World';
import { createPostgresqlEngine } from './createPostgresqlEngine';

const shared = resolve(__dirname, '../../../../../shared/examples');
const folders = [
  join(shared, 'zalando-postgres-operator'),
  join(shared, 'own-words/sql-mongo'),
];

/** Every document of every manifest in a folder. */
function documents(folder: string) {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map(
        document => ({ file, object: document.toJS() as unknown }),
      ),
    )
    .flatMap(({ file, object }) =>
      isObject(object) ? [{ file, object }] : [],
    );
}

const present = folders.filter(folder => existsSync(folder));
const manifests = present
  .flatMap(documents)
  .filter(({ object }) => at(object, 'kind') === 'postgresql');

if (manifests.length === 0) {
  // eslint-disable-next-line no-console
  console.log(
    `Skipped: the operator's example manifests are not there (${shared})`,
  );
}

const describePresent = manifests.length > 0 ? describe : describe.skip;

describePresent("the operator's example manifests", () => {
  const engine = createPostgresqlEngine();
  const cases = manifests.map(
    ({ file, object }) =>
      [`${file}: ${at(object, 'metadata', 'name')}`, object] as const,
  );

  it.each(cases.length > 0 ? cases : [['none', {}] as const])(
    'are read as they are written: %s',
    (_, object) => {
      const namespace = String(
        at(object, 'metadata', 'namespace') ?? 'default',
      );
      const name = String(at(object, 'metadata', 'name'));
      const placed = {
        ...object,
        metadata: { ...(at(object, 'metadata') as object), namespace },
      };
      const observed = new World(engine, [placed]).observe(
        namespace,
        name,
        Date.now(),
      );
      const spec = (...path: string[]) => at(object, 'spec', ...path);
      expect(observed.declared).toMatchObject({
        version: String(spec('postgresql', 'version')),
        members: spec('numberOfInstances'),
        storage: spec('volume', 'size'),
      });
      expect(observed.ownerHint).toBe(spec('teamId'));
      expect(observed.phase).toBe('failed');
      expect(observed.reason).toMatch(/^There are no pods/);
      const users = Object.keys((spec('users') ?? {}) as object);
      expect(observed.credentials.map(({ user }) => user)).toEqual(
        expect.arrayContaining([...users, 'postgres', 'standby']),
      );
      expect(observed.declared.databases.map(each => each.name)).toEqual([
        ...Object.keys((spec('databases') ?? {}) as object),
        ...Object.keys((spec('preparedDatabases') ?? {}) as object),
      ]);
    },
  );
});

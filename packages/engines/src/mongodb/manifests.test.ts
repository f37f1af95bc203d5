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
import { createMongodbEngine } from './createMongodbEngine';

const shared = resolve(__dirname, '../../../../../shared');
const folders = [
  join(shared, 'examples/percona-server-mongodb-operator'),
  join(shared, 'examples/own-words/sql-mongo'),
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

const manifests = folders
  .filter(folder => existsSync(folder))
  .flatMap(documents)
  .filter(({ object }) => at(object, 'kind') === 'PerconaServerMongoDB');

if (manifests.length === 0) {
  // eslint-disable-next-line no-console
  console.log(
    `Skipped: the operator's example manifests are not there (${shared})`,
  );
}

const describePresent = manifests.length > 0 ? describe : describe.skip;

const created = Date.parse('2026-03-10T11:00:00Z');

/** The manifest as the API keeps it, with a status where there is one. */
function stored(
  object: { readonly [field: string]: unknown },
  status: unknown,
) {
  return {
    ...object,
    metadata: {
      ...(at(object, 'metadata') as object),
      namespace: 'default',
      creationTimestamp: new Date(created).toISOString(),
    },
    status,
  };
}

function observe(
  object: { readonly [field: string]: unknown },
  status: unknown,
  time: number,
) {
  return new World(createMongodbEngine(), [stored(object, status)]).observe(
    'default',
    String(at(object, 'metadata', 'name')),
    time,
  );
}

describePresent("the operator's example manifests", () => {
  const cases = manifests.map(
    ({ file, object }) =>
      [`${file}: ${at(object, 'metadata', 'name')}`, object] as const,
  );
  const given = cases.length > 0 ? cases : [['none', {}] as const];

  it.each(given)('are read as they are written: %s', (_, object) => {
    const observed = observe(object, undefined, created + 60_000);
    const spec = (...path: (string | number)[]) => at(object, 'spec', ...path);
    expect(observed.phase).toBe('provisioning');
    expect(observed.declared).toMatchObject({
      version: /:([^:]+)$/.exec(String(spec('image')))?.[1],
      storage: spec(
        'replsets',
        0,
        'volumeSpec',
        'persistentVolumeClaim',
        'resources',
        'requests',
        'storage',
      ),
    });
    const count = (set: unknown) => Number(at(set, 'size') ?? 0);
    const sets = (spec('replsets') ?? []) as unknown[];
    expect(observed.declared.members).toBe(
      [
        ...sets,
        ...(spec('sharding', 'enabled') === true
          ? [spec('sharding', 'configsvrReplSet')]
          : []),
      ].reduce<number>((sum, set) => sum + count(set), 0),
    );
    expect(observed.companions.map(({ kind }) => kind)).toEqual(
      spec('sharding', 'enabled') === true ? ['router'] : [],
    );
    const users = (spec('users') ?? []) as unknown[];
    expect(observed.credentials.map(({ user }) => user)).toEqual(
      expect.arrayContaining(users.map(user => at(user, 'name'))),
    );
    expect(JSON.stringify(observed)).not.toMatch(/undefined|\[object/);
  });

  it.each(given)('observe every word of the operator: %s', (_, object) => {
    const phases = ['initializing', 'stopping', 'paused', 'ready', 'error'].map(
      state =>
        observe(
          object,
          { state, message: state === 'error' ? 'Error: refused' : undefined },
          created + 60_000,
        ).phase,
    );
    // Without pods: what the operator says is all there is.
    expect(phases).toEqual([
      'provisioning',
      'updating',
      'updating',
      'failed',
      'failed',
    ]);
  });
});

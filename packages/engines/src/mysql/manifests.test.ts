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
import { createMysqlEngine } from './createMysqlEngine';

const shared = resolve(__dirname, '../../../../../shared');
const manifests = ['examples/mysql-operator', 'examples/own-words/sql-mongo']
  .map(folder => join(shared, folder))
  .filter(folder => existsSync(folder))
  .flatMap(folder =>
    readdirSync(folder)
      .filter(file => file.endsWith('.yaml'))
      .flatMap(file =>
        parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map(
          document => ({ file, object: document.toJS() as unknown }),
        ),
      ),
  )
  .flatMap(({ file, object }) => (isObject(object) ? [{ file, object }] : []))
  .filter(({ object }) => at(object, 'kind') === 'InnoDBCluster');

if (manifests.length === 0) {
  // eslint-disable-next-line no-console
  console.log(
    `Skipped: the operator's example manifests are not there (${shared})`,
  );
}

const describePresent = manifests.length > 0 ? describe : describe.skip;

const created = Date.parse('2026-03-10T11:00:00Z');

function observe(
  object: { readonly [field: string]: unknown },
  status: string | undefined,
) {
  const stored = {
    ...object,
    metadata: {
      ...(at(object, 'metadata') as object),
      namespace: 'default',
      creationTimestamp: new Date(created).toISOString(),
    },
    status: status === undefined ? undefined : { cluster: { status } },
  };
  return new World(createMysqlEngine(), [stored]).observe(
    'default',
    String(at(object, 'metadata', 'name')),
    created + 60_000,
  );
}

describePresent("the operator's example manifests", () => {
  const cases = manifests.map(
    ({ file, object }) =>
      [`${file}: ${at(object, 'metadata', 'name')}`, object] as const,
  );
  const given = cases.length > 0 ? cases : [['none', {}] as const];

  it.each(given)('are read as they are written: %s', (_, object) => {
    const observed = observe(object, undefined);
    const spec = (...path: string[]) => at(object, 'spec', ...path);
    expect(observed.phase).toBe('provisioning');
    expect(observed.declared.members).toBe(spec('instances'));
    expect(observed.declared.version).toBe(spec('version'));
    expect(observed.declared.storage).toBe(
      spec('datadirVolumeClaimTemplate', 'resources', 'requests', 'storage'),
    );
    expect(observed.credentials[0].secretName).toBe(spec('secretName'));
    expect(JSON.stringify(observed)).not.toMatch(/undefined|\[object/);
  });

  it.each(given)(
    'are never unknown when the status speaks: %s',
    (_, object) => {
      const phases = [
        'PENDING',
        'INITIALIZING',
        'ONLINE',
        'ONLINE_PARTIAL',
        'OFFLINE',
        'NO_QUORUM',
        'SPLIT_BRAIN',
        'INVALID',
        'FINALIZING',
      ].map(state => observe(object, state).phase);
      // Without pods: an "ONLINE" without them is out of date.
      expect(phases).toEqual([
        'provisioning',
        'provisioning',
        'failed',
        'failed',
        'failed',
        'failed',
        'failed',
        'failed',
        'deleting',
      ]);
    },
  );
});

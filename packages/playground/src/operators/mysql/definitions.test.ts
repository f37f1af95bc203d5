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

import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { parse } from 'yaml';
import { fieldAt, isRecord, listAt, textAt } from '../shared';

const ours = resolve(__dirname, '../../../crds/mysql-operator');
const theirs = resolve(
  __dirname,
  '../../../../../../shared/crds/mysql-operator',
);

/** The releases whose definitions are compared: all that they say for the newer one, and nothing of the older one that is not in ours. */
const files = ['innodbclusters', 'mysqlbackups'].flatMap(plural =>
  ['', 'trunk-4d4c47f0'].map(release => ({
    plural,
    release,
    path: join(theirs, release, `${plural}.mysql.oracle.com.yaml`),
  })),
);
const present = files.every(({ path }) => existsSync(path));
if (!present) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: the operator's definitions are not there (${theirs})`);
}
const describePresent = present ? describe : describe.skip;

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const version = (definition: unknown) =>
  listAt(definition, 'spec', 'versions')[0];

/** Every field with its path, type and rules, one a line; what people read is left out. */
function fieldsOf(definition: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (schema: unknown, path: string) => {
    if (!isRecord(schema)) {
      return;
    }
    const { properties, items, description: _, required, ...rules } = schema;
    const sorted = Object.keys(rules)
      .sort()
      .map(key => [key, rules[key]]);
    const needs = Array.isArray(required) ? [...required].sort() : [];
    found.add(`${path} ${JSON.stringify(sorted)} needs ${needs}`);
    walk(items, `${path}[]`);
    for (const [name, field] of Object.entries(properties ?? {})) {
      // Every resource has these.
      if (path !== '' || !['apiVersion', 'kind', 'metadata'].includes(name)) {
        walk(field, `${path}.${name}`);
      }
    }
  };
  walk(fieldAt(version(definition), 'schema', 'openAPIV3Schema'), '');
  return found;
}

/** The columns of `kubectl get`. */
function columnsOf(definition: unknown) {
  return listAt(version(definition), 'additionalPrinterColumns').map(column => [
    textAt(column, 'name'),
    textAt(column, 'type'),
    textAt(column, 'jsonPath'),
  ]);
}

describePresent(
  "the definitions written for the playground, against the operator's own",
  () => {
    it.each(files.filter(({ release }) => release !== ''))(
      '$plural: the same fields, types, limits, defaults, names and columns as in $release',
      ({ plural, path }) => {
        const own = read(join(ours, `${plural}.mysql.oracle.com.yaml`));
        const real = read(path);
        expect([...fieldsOf(own)].sort()).toEqual([...fieldsOf(real)].sort());
        for (const part of ['group', 'names', 'scope']) {
          expect(fieldAt(own, 'spec', part)).toEqual(
            fieldAt(real, 'spec', part),
          );
        }
        expect(columnsOf(own)).toEqual(columnsOf(real));
        const nameLimit = (definition: unknown) =>
          fieldAt(
            version(definition),
            'schema',
            'openAPIV3Schema',
            'properties',
            'metadata',
            'properties',
          );
        expect(nameLimit(own)).toEqual(nameLimit(real));
      },
    );

    it.each(files.filter(({ release }) => release === ''))(
      '$plural: know every field of the older release',
      ({ plural, path }) => {
        const paths = (definition: unknown) =>
          [...fieldsOf(definition)].map(line => line.split(' ')[0]);
        const known = new Set(
          paths(read(join(ours, `${plural}.mysql.oracle.com.yaml`))),
        );
        expect(paths(read(path)).filter(field => !known.has(field))).toEqual(
          [],
        );
      },
    );
  },
);

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

import {
  ManifestEdit,
  OperationResult,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { at, isObject } from '../../json';
import { editYaml } from '../../yaml';
import { Json } from '../../kubernetes/__testUtils__/json';
import { inputs, manifests } from './__testUtils__/arbitraries';
import { contextOf, createdObject, operationOf } from './__testUtils__/Request';
import { applied } from '../../changes/__testUtils__/applied';
import { postgresqlChanges } from './postgresqlChanges';

const edits = ['resize', 'configure', 'upgrade', 'pooler', 'users'];
const operations = postgresqlChanges.operations.map(({ id }) => id);

function editsOf(result: OperationResult): readonly ManifestEdit[] {
  return result.action.type === 'edit' ? result.action.edits : [];
}

/** All places in a value: the ways to its fields. */
function places(value: unknown, path: string[] = []): string[][] {
  return isObject(value) || Array.isArray(value)
    ? [
        ...(path.length > 0 ? [path] : []),
        ...Object.entries(value).flatMap(([key, entry]) =>
          places(entry, [...path, key]),
        ),
      ]
    : [path];
}

const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    1e21,
    [],
    {},
    '1e400Gi',
    [[null]],
    JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":null}'),
  ),
);

/** A manifest in which something is not what it should be. */
const broken = fc
  .tuple(manifests, fc.double({ min: 0, max: 0.999, noNaN: true }), anything)
  .map(([manifest, where, value]) => {
    const all = places(manifest);
    const path = all[Math.floor(where * all.length)];
    const copy = structuredClone(manifest);
    let place = copy;
    for (const step of path.slice(0, -1)) {
      place = place[step] as Json;
    }
    place[path[path.length - 1]] = value;
    return copy;
  });

describe.each(operations)('%s', id => {
  const operation = operationOf(id);

  it('never throws, whatever the manifest holds', () => {
    fc.assert(
      fc.property(inputs[id], fc.oneof(broken, anything), (input, declared) => {
        const context = contextOf(input, declared);
        expect(operation.input.safeParse(input).success).toBe(true);
        operation.current(context);
        expect(operation.plan(context).title).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('names only fields that there are, and only rules that there are', () => {
    const rules = new Set(postgresqlChanges.rules.map(rule => rule.id));
    const known = new Set([
      'target',
      '',
      ...Object.keys((operation.input as { shape?: object }).shape ?? {}),
    ]);
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const { errors, warnings, impacts } = operation.plan(
          contextOf(input, declared),
        );
        for (const each of [...errors, ...warnings]) {
          expect(known).toContain((each.field ?? '').split('.')[0]);
        }
        for (const each of [...errors, ...warnings, ...impacts]) {
          expect(rules).toContain(each.rule);
          expect(JSON.stringify(each)).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(edits)('the edits of %s', id => {
  const operation = operationOf(id);

  it('say each place once, and every impact is about one of them', () => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const result = operation.plan(contextOf(input, declared));
        const paths = editsOf(result).map(edit => edit.path.join('.'));
        expect(new Set(paths).size).toBe(paths.length);
        for (const { path } of result.impacts) {
          const about = paths.filter(
            each => path.startsWith(each) || each.startsWith(path),
          );
          expect(about).not.toEqual([]);
        }
        expect(result.impacts.length > 0 || paths.length === 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('lead to a manifest in which nothing is left to change', () => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const result = operation.plan(contextOf(input, declared));
        // What is both added and taken out is refused; there is nothing that it could lead to.
        fc.pre(
          result.errors.every(({ rule }) => rule !== 'postgresql/user-twice'),
        );
        const once = editsOf(result);
        const after = applied(declared, once);
        const again = operation.plan(contextOf(input, after));
        expect(editsOf(again)).toEqual([]);
        expect(again.title).toBe('Nothing to change');
      }),
      { numRuns: 60 },
    );
  });

  it('mean the same in the text of the file', () => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const changes = editsOf(operation.plan(contextOf(input, declared)));
        const { text } = editYaml(stringify(declared), {
          documentIndex: 0,
          edits: changes,
        });
        expect(parse(text)).toEqual(applied(declared, changes));
      }),
      { numRuns: 40 },
    );
  });

  it('are none for a form that is sent as it was filled in', () => {
    fc.assert(
      fc.property(manifests, declared => {
        const current = operation.current(contextOf({}, declared));
        fc.pre(operation.input.safeParse(current).success);
        expect(editsOf(operation.plan(contextOf(current, declared)))).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(['create', 'clone'])('the text of %s', id => {
  it('is read by YAML 1.1, as Kubernetes does, and by 1.2 alike', () => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const result = operationOf(id).plan(contextOf(input, declared));
        const object = createdObject(result);
        expect(
          parse((result.action as { text: string }).text, { version: '1.1' }),
        ).toEqual(object);
        expect(at(object, 'metadata')).toMatchObject({
          name: 'ledger',
          namespace: 'payments',
        });
      }),
      { numRuns: 60 },
    );
  });
});

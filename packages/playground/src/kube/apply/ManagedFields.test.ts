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
import { gadgetCrd } from '../contract/gadgets';
import { compileSchema } from '../schema/compileSchema';
import { JsonObject, jsonClone, jsonEqual } from '../json';
import { KubeObject } from '../types';
import { FieldSet } from './FieldSet';
import { fieldSetOf } from './fieldSets';
import { applyConfiguration, writeManagers } from './ManagedFields';

const schema = compileSchema(
  gadgetCrd.spec.versions[0].schema.openAPIV3Schema as unknown as JsonObject,
);

const spec = fc.record(
  {
    size: fc.constantFrom('1Gi', '2Gi'),
    note: fc.constantFrom('abc', 'abcd'),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    options: fc.dictionary(
      fc.constantFrom('x', 'y'),
      fc.constantFrom('1', '2'),
    ),
    parts: fc.uniqueArray(
      fc.record(
        { name: fc.constantFrom('p', 'q'), color: fc.constantFrom('r', 'g') },
        { requiredKeys: ['name'] },
      ),
      { selector: part => part.name },
    ),
    steps: fc.array(fc.constantFrom('s', 't'), { maxLength: 2 }),
  },
  { requiredKeys: ['size'] },
);

function apply(live: KubeObject | undefined, manager: string, wanted: unknown) {
  const { object, managers } = applyConfiguration(
    live,
    { apiVersion: 'g/v1', kind: 'G', metadata: { name: 'x' }, spec: wanted },
    schema,
    { manager, apiVersion: 'g/v1', time: 't', withoutStatus: true },
    { force: true },
  );
  const next = jsonClone(object) as unknown as KubeObject;
  next.metadata.managedFields = writeManagers(managers);
  return next;
}

/** Every field of `wanted` is in `object` with its value. */
function contains(object: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(object) &&
      wanted.every(item => object.some(other => contains(other, item)))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return Object.entries(wanted).every(([name, value]) =>
      contains((object as JsonObject | undefined)?.[name], value),
    );
  }
  return jsonEqual(object, wanted);
}

describe('applyConfiguration', () => {
  it('gives the one who applies what they ask for, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 4 }), specs => {
        let live: KubeObject | undefined;
        specs.forEach((wanted, index) => {
          live = apply(live, `m${index % 2}`, wanted);
          expect(contains(live.spec, wanted)).toBe(true);
          expect(apply(live, `m${index % 2}`, wanted)).toEqual(live);
        });
      }),
    );
  });

  it('leaves exactly what one manager asks for when there is no other', () => {
    fc.assert(
      fc.property(spec, spec, (first, second) => {
        const live = apply(apply(undefined, 'm', first), 'm', second);
        const once = apply(undefined, 'm', second);
        expect(fieldSetOf(live.spec, schema).paths().sort()).toEqual(
          expect.arrayContaining(fieldSetOf(once.spec, schema).paths().sort()),
        );
        expect(live.metadata.managedFields).toEqual(
          once.metadata.managedFields,
        );
        for (const name of ['note', 'steps'] as const) {
          expect((live.spec as JsonObject)[name]).toEqual(second[name]);
        }
      }),
    );
  });
});

describe('FieldSet', () => {
  it('survives being written and read', () => {
    fc.assert(
      fc.property(spec, wanted => {
        const set = fieldSetOf({ spec: wanted }, schema);
        expect(FieldSet.fromJson(set.toJson()).equals(set)).toBe(true);
      }),
    );
  });

  it('adds up: what is common and what is not make the whole', () => {
    fc.assert(
      fc.property(spec, spec, (one, two) => {
        const a = fieldSetOf(one, schema);
        const b = fieldSetOf(two, schema);
        expect(a.difference(b).union(a.intersection(b)).equals(a)).toBe(true);
        expect(a.difference(b).intersection(b).empty).toBe(true);
        expect(a.union(b).equals(b.union(a))).toBe(true);
      }),
    );
  });
});

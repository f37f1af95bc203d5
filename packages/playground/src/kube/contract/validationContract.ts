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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { ContractSession } from './ContractSession';
import { gadget, gadgetGroup } from './gadgets';
import { causesOf } from './writeContract';

/** What a CRD's schema does: types, limits, lists, defaults, pruning, and unknown fields. */
export function validationContract(session: () => ContractSession): void {
  const refused = async (
    more: Record<string, unknown>,
  ): Promise<string[][]> => {
    const { client } = session();
    const { code, body } = await client.post(
      session().gadgets(),
      gadget(session().name(), more),
    );
    expect([code, body.reason]).toEqual([422, 'Invalid']);
    expect(body.details).toMatchObject({ group: gadgetGroup, kind: 'Gadget' });
    return causesOf(body);
  };

  describe('validation', () => {
    it('names the field, the reason and the words', async () => {
      const name = session().name();
      const { body } = await session().client.post(
        session().gadgets(),
        gadget(name, { note: 7 }),
      );
      expect(body.message).toBe(
        `Gadget.${gadgetGroup} "${name}" is invalid: spec.note: Invalid value: "integer": spec.note in body must be of type string: "integer"`,
      );
    });

    it('checks types', async () => {
      expect(await refused({ parts: [{ name: 'a', weight: '3' }] })).toEqual([
        [
          'spec.parts[0].weight',
          'FieldValueTypeInvalid',
          'Invalid value: "string": spec.parts[0].weight in body must be of type integer: "string"',
        ],
      ]);
      expect(await refused({ parts: [{ name: 'a', weight: 1.5 }] })).toEqual([
        [
          'spec.parts[0].weight',
          'FieldValueTypeInvalid',
          'Invalid value: "number": spec.parts[0].weight in body must be of type integer: "number"',
        ],
      ]);
      // What the scale subresource needs is checked twice.
      expect(await refused({ replicas: '3' })).toEqual([
        [
          '.spec.replicas',
          'FieldValueInvalid',
          'Invalid value: 0: .spec.replicas accessor error: 3 is of the type string, expected int64',
        ],
        [
          'spec.replicas',
          'FieldValueTypeInvalid',
          'Invalid value: "string": spec.replicas in body must be of type integer: "string"',
        ],
      ]);
      expect(await refused({ options: { a: 1 } })).toEqual([
        [
          'spec.options.a',
          'FieldValueTypeInvalid',
          'Invalid value: "integer": spec.options.a in body must be of type string: "integer"',
        ],
      ]);
      expect(await refused({ steps: 'x' })).toEqual([
        [
          'spec.steps',
          'FieldValueTypeInvalid',
          'Invalid value: "string": spec.steps in body must be of type array: "string"',
        ],
      ]);
      expect(await refused({ port: true })).toEqual([
        [
          'spec.port',
          'FieldValueTypeInvalid',
          'Invalid value: "boolean": spec.port in body must be of type integer,string: "boolean"',
        ],
      ]);
      expect(await refused({ steps: ['a', null] })).toEqual([
        [
          'spec.steps[1]',
          'FieldValueTypeInvalid',
          'Invalid value: "null": spec.steps[1] in body must be of type string: "null"',
        ],
      ]);
    });

    it('checks limits, patterns and enumerations', async () => {
      expect(await refused({ replicas: 10 })).toEqual([
        [
          'spec.replicas',
          'FieldValueInvalid',
          'Invalid value: 10: spec.replicas in body should be less than or equal to 9',
        ],
      ]);
      expect(await refused({ replicas: -1 })).toEqual([
        [
          '.spec.replicas',
          'FieldValueInvalid',
          'Invalid value: -1: should be a non-negative integer',
        ],
        [
          'spec.replicas',
          'FieldValueInvalid',
          'Invalid value: -1: spec.replicas in body should be greater than or equal to 0',
        ],
      ]);
      expect(await refused({ ratio: 0 })).toEqual([
        [
          'spec.ratio',
          'FieldValueInvalid',
          'Invalid value: 0: spec.ratio in body should be greater than 0',
        ],
      ]);
      expect(await refused({ size: '5GB' })).toEqual([
        [
          'spec.size',
          'FieldValueInvalid',
          `Invalid value: "5GB": spec.size in body should match '^[0-9]+Gi$'`,
        ],
      ]);
      expect(await refused({ mode: 'slow' })).toEqual([
        [
          'spec.mode',
          'FieldValueNotSupported',
          'Unsupported value: "slow": supported values: "fast", "safe"',
        ],
      ]);
      expect(await refused({ note: 'x' })).toEqual([
        [
          'spec.note',
          'FieldValueInvalid',
          'Invalid value: "x": spec.note in body should be at least 2 chars long',
        ],
      ]);
      expect(await refused({ note: 'too long' })).toEqual([
        [
          'spec.note',
          'FieldValueTooLong',
          'Too long: may not be more than 5 bytes',
        ],
      ]);
    });

    it('checks what is required, also inside of lists', async () => {
      expect(await refused({ size: undefined })).toEqual([
        ['spec.size', 'FieldValueRequired', 'Required value'],
      ]);
      expect(await refused({ parts: [{ weight: 1 }] })).toEqual([
        ['spec.parts[0].name', 'FieldValueRequired', 'Required value'],
      ]);
    });

    it('refuses what a list may not have twice, and too much of it', async () => {
      expect(await refused({ tags: ['a', 'b', 'a'] })).toEqual([
        ['spec.tags[2]', 'FieldValueDuplicate', 'Duplicate value: "a"'],
      ]);
      expect(await refused({ parts: [{ name: 'a' }, { name: 'a' }] })).toEqual([
        [
          'spec.parts[1]',
          'FieldValueDuplicate',
          'Duplicate value: {"name":"a"}',
        ],
      ]);
      expect(
        await refused({
          parts: ['a', 'b', 'c', 'd'].map(name => ({ name })),
        }),
      ).toEqual([
        [
          'spec.parts',
          'FieldValueTooMany',
          'Too many: 4: must have at most 3 items',
        ],
      ]);
    });

    it('says everything that is wrong at once', async () => {
      const causes = await refused({ replicas: 99, mode: 'x' });
      expect(causes.map(([field]) => field)).toEqual([
        'spec.mode',
        'spec.replicas',
      ]);
    });

    it('fills in defaults, also in lists, and takes null where it may', async () => {
      const { spec } = await session().makeGadget({
        note: null,
        replicas: null,
        port: '80',
        parts: [{ name: 'a' }],
      });
      expect(spec).toEqual({
        size: '1Gi',
        note: null,
        replicas: 1,
        mode: 'safe',
        port: '80',
        parts: [{ name: 'a', weight: 7 }],
      });
    });

    it('keeps unknown fields where the schema says so', async () => {
      const { spec } = await session().makeGadget({
        free: { any: { thing: [1, 'a', null] } },
      });
      expect(spec.free).toEqual({ any: { thing: [1, 'a', null] } });
    });
  });

  describe('unknown fields', () => {
    const more = { foo: 1, parts: [{ name: 'a', bar: 2 }] };
    const post = (query: string) =>
      session().client.post(
        `${session().gadgets()}${query}`,
        gadget(session().name(), more),
      );

    it('are dropped with a warning', async () => {
      for (const query of ['', '?fieldValidation=Warn']) {
        const { code, body, warnings } = await post(query);
        expect(code).toBe(201);
        expect([...warnings].sort()).toEqual([
          'unknown field "spec.foo"',
          'unknown field "spec.parts[0].bar"',
        ]);
        expect(body.spec.foo).toBeUndefined();
        expect(body.spec.parts).toEqual([{ name: 'a', weight: 7 }]);
      }
    });

    it('are dropped in silence', async () => {
      const { code, body, warnings } = await post('?fieldValidation=Ignore');
      expect([code, warnings]).toEqual([201, []]);
      expect(body.spec.foo).toBeUndefined();
    });

    it('are refused', async () => {
      const { code, body } = await post('?fieldValidation=Strict');
      expect([code, body.reason]).toEqual([400, 'BadRequest']);
      expect(body.message).toMatch(
        /^Gadget in version "v1" cannot be handled as a Gadget: strict decoding error: unknown field "spec\.(foo|parts\[0\]\.bar)", unknown field "spec\.(foo|parts\[0\]\.bar)"$/,
      );
      const core = await session().client.post(
        `${session().core('configmaps')}?fieldValidation=Strict`,
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: session().name('c') },
          dada: {},
        },
      );
      expect(core.body.message).toBe(
        'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dada"',
      );
    });

    it('are warned about in patches', async () => {
      const made = await session().makeGadget();
      const { code, warnings } = await session().client.patch(
        session().gadgets(String(made.metadata.name)),
        'merge',
        { spec: { foo: 1 } },
      );
      expect([code, warnings]).toEqual([200, ['unknown field "spec.foo"']]);
    });
  });
}

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

import { JsonObject, JsonValue } from '@backstage/types';
import {
  DatabaseRef,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { formPathOf, InputMapping, inputOf, withInput } from './planMapping';
import {
  formDataOf,
  FormMapping,
  formPathOfField,
  planRequestOf,
} from './planRequestOf';

const resize: FormMapping = {
  operation: 'resize',
  database: 'database',
  input: {
    members: 'size.members',
    cpu: { request: 'size.cpu.request', limit: 'size.cpu.limit' },
    volume: 'size.volume',
  },
};

const create: FormMapping = {
  operation: 'create',
  engine: 'postgresql',
  place: 'target',
  name: 'name',
  input: { team: 'owner', version: 'version', volume: 'size.volume' },
};

const clone: FormMapping = {
  operation: 'clone',
  source: 'database',
  name: 'name',
  input: { timestamp: 'time' },
};

const arn = 'arn:aws:eks:eu-1:1:cluster/prod';

describe('planRequestOf', () => {
  it('says what is asked for, and leaves out what the form does not say', () => {
    expect(
      planRequestOf(resize, {
        database: `${arn}/orders/postgresql/orders-db`,
        size: { volume: '200Gi', members: null, cpu: { limit: '' } },
        reason: 'more orders',
      }),
    ).toEqual({
      request: {
        operation: 'resize',
        target: {
          kubernetesCluster: arn,
          namespace: 'orders',
          engine: 'postgresql',
          name: 'orders-db',
        },
        input: { volume: '200Gi' },
      },
    });
  });

  it('names what is missing', () => {
    expect(planRequestOf(resize, {})).toEqual({ missing: ['database'] });
    expect(planRequestOf(resize, { database: 'orders-db' })).toEqual({
      missing: ['database'],
    });
    expect(
      planRequestOf(create, { target: { kubernetesCluster: 'prod-eu' } }),
    ).toEqual({ missing: ['target', 'name'] });
    expect(planRequestOf(clone, { name: 'copy' })).toEqual({
      missing: ['database'],
    });
  });

  it('makes a copy beside its source unless another place is said', () => {
    const formData = {
      database: 'prod-eu/orders/postgresql/orders-db',
      name: 'copy',
      time: '2026-11-26T10:00:00+00:00',
    };
    const source = {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
    };
    expect(planRequestOf(clone, formData)).toEqual({
      request: {
        operation: 'clone',
        target: { ...source, name: 'copy' },
        source,
        input: { timestamp: '2026-11-26T10:00:00+00:00' },
      },
    });
    expect(
      planRequestOf(
        { ...clone, place: 'target' },
        {
          ...formData,
          target: { kubernetesCluster: 'stage', namespace: 'test' },
        },
      ).request?.target,
    ).toEqual({
      ...source,
      kubernetesCluster: 'stage',
      namespace: 'test',
      name: 'copy',
    });
  });

  it('knows text, numbers and booleans that stand for themselves', () => {
    expect(
      inputOf(
        {
          mode: "'transaction'",
          primary: true,
          instances: 2,
          gone: 'no.where',
        },
        {},
      ),
    ).toEqual({ mode: 'transaction', primary: true, instances: 2 });
    expect(inputOf('size', { size: { members: 3 } })).toEqual({ members: 3 });
    // Nothing is inherited from the prototype of all objects.
    expect(inputOf({ a: 'constructor.name', b: '__proto__' }, {})).toBe(
      undefined,
    );
  });

  it('takes the name out of an entity reference where it is told to', () => {
    const mapping = { team: 'owner | entityName' };
    expect(inputOf(mapping, { owner: 'group:default/orders-team' })).toEqual({
      team: 'orders-team',
    });
    expect(inputOf(mapping, { owner: 'orders-team' })).toEqual({
      team: 'orders-team',
    });
    expect(inputOf(mapping, {})).toBeUndefined();
    expect(formPathOf(mapping, 'team')).toBe('owner');
    expect(
      formDataOf(
        { ...create, input: mapping },
        {
          operation: 'create',
          target: {
            kubernetesCluster: 'prod-eu',
            namespace: 'orders',
            engine: 'postgresql',
            name: 'orders-db',
          },
          input: { team: 'orders-team' },
        },
      ),
    ).toHaveProperty('owner', 'orders-team');
    expect(() => inputOf('owner | upper', {})).toThrow(
      /there is no "upper"; use entityName/,
    );
  });

  it('says where in the form a field is', () => {
    expect(formPathOfField(resize, 'cpu.limit')).toBe('size.cpu.limit');
    expect(formPathOfField(resize, 'volume')).toBe('size.volume');
    expect(formPathOfField(resize, 'target')).toBe('database');
    expect(formPathOfField(create, 'name')).toBe('name');
    expect(formPathOfField(create, 'namespace')).toBe('target');
    expect(formPathOfField(create, 'storageClass')).toBeUndefined();
    expect(formPathOf('settings', 'parameters.work_mem')).toBe(
      'settings.parameters.work_mem',
    );
    expect(formPathOf("'fixed'", 'mode')).toBeUndefined();
  });

  describe('and formDataOf', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string()),
    );

    /** A mapping with each value at a path of its own, and an input that it can carry. */
    const mapped = fc.letrec<{
      node: { mapping: InputMapping; input: JsonValue | undefined };
    }>(tie => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.record({
          mapping: fc.constant('PATH'),
          input: fc.option(leaf, { nil: undefined }),
        }),
        fc
          .dictionary(key, tie('node'), { minKeys: 1, maxKeys: 3 })
          .map(nodes => {
            const present = Object.entries(nodes).flatMap(([name, node]) =>
              node.input === undefined ? [] : [[name, node.input] as const],
            );
            return {
              mapping: Object.fromEntries(
                Object.entries(nodes).map(([name, node]) => [
                  name,
                  node.mapping,
                ]),
              ),
              input:
                present.length > 0 ? Object.fromEntries(present) : undefined,
            };
          }),
      ),
    })).node;

    /** Gives each leaf a path that no other has. */
    function placed(mapping: InputMapping, path: string): InputMapping {
      return typeof mapping === 'string'
        ? path
        : Object.fromEntries(
            Object.entries(mapping).map(([name, part]) => [
              name,
              placed(part as InputMapping, `${path}.${name}`),
            ]),
          );
    }

    const ref: fc.Arbitrary<DatabaseRef> = fc.record({
      kubernetesCluster: fc.oneof(word, fc.constant(arn)),
      namespace: word,
      engine: fc.constant('postgresql'),
      name: word,
    });

    it('are two ways of one road', () => {
      fc.assert(
        fc.property(
          ref,
          ref,
          fc.dictionary(key, mapped, { maxKeys: 3 }),
          fc.constantFrom<Omit<FormMapping, 'input'>>(
            { operation: 'resize', database: 'db.ref' },
            {
              operation: 'create',
              engine: 'postgresql',
              place: 'target',
              name: 'name',
            },
            {
              operation: 'clone',
              source: 'source',
              place: 'target',
              name: 'name',
            },
          ),
          (target, source, nodes, head) => {
            const mapping: FormMapping = {
              ...head,
              input: Object.fromEntries(
                Object.entries(nodes).map(([name, node]) => [
                  name,
                  placed(node.mapping, `in.${name}`),
                ]),
              ),
            };
            const input: JsonObject = Object.fromEntries(
              Object.entries(nodes).flatMap(([name, node]) =>
                node.input === undefined ? [] : [[name, node.input]],
              ),
            );
            const request: PlanRequest = {
              operation: head.operation,
              target,
              ...(head.source ? { source } : {}),
              input,
            };
            const formData = formDataOf(mapping, request);
            expect(planRequestOf(mapping, formData)).toEqual({ request });
            // What else the form holds changes nothing.
            expect(
              planRequestOf(mapping, { ...formData, other: { a: 1 } }),
            ).toEqual({ request });
          },
        ),
      );
    });
  });
});

describe('a part that depends on a choice', () => {
  const mapping = { backup: { storage: 'storage | entityName if backedUp' } };

  it('is left out unless the choice is made, and makes it on the way back', () => {
    const storage = 'a/s3';
    expect(inputOf(mapping, { storage, backedUp: true })).toEqual({
      backup: { storage: 's3' },
    });
    for (const backedUp of [false, 'yes', null]) {
      expect(inputOf(mapping, { storage, backedUp })).toBeUndefined();
    }
    expect(withInput(mapping, { backup: { storage: 's3' } }, {})).toEqual({
      storage: 's3',
      backedUp: true,
    });
    expect(formPathOf(mapping, 'backup.storage')).toBe('storage');
  });

  it('is left out where another choice is made, and takes that back on the way back', () => {
    const either = {
      profile: 'profile unless elsewhere',
      storage: 'storage if elsewhere',
    };
    const data = { profile: 'nightly', storage: { kind: 's3' } };
    for (const elsewhere of [undefined, false, 'yes']) {
      expect(
        inputOf(
          either,
          elsewhere === undefined ? data : { ...data, elsewhere },
        ),
      ).toEqual({ profile: 'nightly' });
    }
    expect(inputOf(either, { ...data, elsewhere: true })).toEqual({
      storage: { kind: 's3' },
    });
    expect(
      withInput(either, { profile: 'nightly' }, { elsewhere: true }),
    ).toEqual({ profile: 'nightly', elsewhere: false });
    expect(formPathOf(either, 'profile')).toBe('profile');
  });
});

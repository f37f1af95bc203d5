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

import { JsonObject } from '@backstage/types';
import * as fc from 'fast-check';
import { unseenValues } from '../follow/isSeen';
import { expectedValues } from './expectedValues';

const leaf = fc.oneof(fc.nat(3), fc.constantFrom('a', '2', ''), fc.boolean());
const spec = fc.letrec<{ tree: JsonObject }>(tie => ({
  tree: fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf), tie('tree')),
    { maxKeys: 3, noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>,
})).tree;

function unseen(
  before: JsonObject | undefined,
  after: JsonObject,
  live: object,
) {
  return unseenValues(
    {
      kind: 'change',
      expected: expectedValues(before && { spec: before }, { spec: after }),
    },
    { spec: live },
  );
}

describe('expectedValues', () => {
  it('names what is set and what is taken out, and nothing else', () => {
    expect(
      expectedValues(
        {
          metadata: { name: 'a', labels: { old: '1' } },
          spec: { members: 2, volume: { size: '1Gi' }, users: { app: ['x'] } },
          status: { phase: 'x' },
        },
        {
          metadata: { name: 'a' },
          spec: {
            members: '2',
            volume: { size: '2Gi' },
            users: { app: ['x', 'y'] },
            pooler: {},
          },
        },
      ),
    ).toEqual([
      { path: ['metadata', 'labels'] },
      { path: ['spec', 'volume', 'size'], value: '2Gi' },
      { path: ['spec', 'users', 'app'], value: ['x', 'y'] },
      { path: ['spec', 'pooler'], value: {} },
    ]);
  });

  it('keeps no secret', () => {
    const expected = expectedValues(
      { spec: { env: [] } },
      {
        spec: {
          env: [{ name: 'PGPASSWORD', value: 'hunter2' }],
          s3_secret_access_key: 'abc',
          members: 1,
        },
      },
    );
    expect(JSON.stringify(expected)).not.toMatch(/hunter2|abc/);
    expect(expected).toContainEqual({ path: ['spec', 'members'], value: 1 });
  });

  it('is what an object with the change has, also with what others wrote into it', () => {
    fc.assert(
      fc.property(spec, spec, spec, (before, after, other) => {
        expect(unseen(before, after, after)).toEqual([]);
        expect(unseen(undefined, after, after)).toEqual([]);
        // Defaults, and fields that others own
        const added = Object.fromEntries(
          Object.entries(other).map(([key, value]) => [`x${key}`, value]),
        );
        expect(unseen(before, after, { ...added, ...after })).toEqual([]);
      }),
    );
  });

  it('is not what the object before had, unless there is nothing to see', () => {
    fc.assert(
      fc.property(spec, spec, (before, after) => {
        const expected = expectedValues({ spec: before }, { spec: after });
        expect(unseen(before, after, before).length > 0).toBe(
          expected.length > 0,
        );
      }),
    );
  });

  it('takes numbers and texts for the same, as Kubernetes does', () => {
    expect(unseen({}, { cpu: 2 }, { cpu: '2' })).toEqual([]);
    expect(unseen({}, { cpu: 2 }, { cpu: '3' })).toEqual(['spec.cpu: 2']);
    expect(unseen({ cpu: 2 }, {}, { cpu: 2 })).toEqual([
      'spec.cpu to be taken out',
    ]);
  });

  it('of a deletion is that the object is gone', () => {
    const change = { kind: 'delete', expected: [] } as const;
    expect(unseenValues(change, { spec: {} })).toEqual(['its deletion']);
    expect(unseenValues(change, undefined)).toEqual([]);
  });
});

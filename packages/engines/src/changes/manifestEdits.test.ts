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
import { applied } from './__testUtils__/applied';
import { manifestEdits } from './manifestEdits';
import { ManifestLayout } from './ManifestLayout';
import { removeAt, setAt } from './paths';

const layout: ManifestLayout = {
  orders: { spec: ['first', 'second'], 'spec.sets.*': ['name', 'size'] },
  comments: { 'spec.sets.*.size': 'members' },
  remarks: {},
};

const objects = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    tie('object'),
    fc.array(tie('object'), { maxLength: 3 }),
  ),
  object: fc.dictionary(
    fc.constantFrom('a', 'b', 'sets', '__proto__'),
    tie('value'),
    { noNullPrototype: true, maxKeys: 3 },
  ),
})).object;

describe('manifestEdits', () => {
  it('make one manifest of any other', () => {
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        expect(applied(before, manifestEdits(layout, before, after))).toEqual(
          after,
        );
      }),
    );
  });

  it('go into the items of a list, and say where a new key belongs', () => {
    const before = { spec: { sets: [{ name: 'rs0' }, { name: 'rs1' }] } };
    const after = setAt(before, ['spec', 'sets', 1, 'size'], 5);
    expect(manifestEdits(layout, before, after)).toEqual([
      {
        op: 'set',
        path: ['spec', 'sets', 1, 'size'],
        value: 5,
        comment: 'members',
        after: ['name'],
      },
    ]);
  });

  it('set a list as a whole that has another length', () => {
    const before = { spec: { sets: [{ name: 'rs0' }] } };
    const after = setAt(before, ['spec', 'sets', 7], { name: 'rs1' });
    expect(manifestEdits(layout, before, after)).toEqual([
      {
        op: 'set',
        path: ['spec', 'sets'],
        value: [{ name: 'rs0' }, { name: 'rs1' }],
      },
    ]);
  });
});

describe('removeAt', () => {
  it('takes out what is empty then, and leaves other things alone', () => {
    const object = { a: [{ b: { c: 1 } }, { d: 2 }], e: 3 };
    expect(removeAt(object, ['a', 1, 'd'])).toEqual({
      a: [{ b: { c: 1 } }],
      e: 3,
    });
    expect(removeAt(object, ['a', 0, 'x'])).toBe(object);
    expect(removeAt(object, ['a', 5])).toBe(object);
  });
});

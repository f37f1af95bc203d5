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
import {
  Named,
  NamedChange,
  putNamed,
  removeNamed,
  rowsOf,
} from './namedChange';

interface Item extends Named {
  flags: string[];
}

const NOTHING: NamedChange<Item> = { changed: [], removed: [] };
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const item = fc.record({
  name,
  flags: fc.array(fc.constantFrom('createdb', 'superuser'), { maxLength: 2 }),
});
const list = fc.uniqueArray(item, { selector: each => each.name });

describe('namedChange', () => {
  it('says the same as doing it to the list', () => {
    fc.assert(
      fc.property(list, fc.array(fc.oneof(item, name)), (current, steps) => {
        const wanted = new Map<string, Item>(
          current.map(each => [each.name, each]),
        );
        let change = NOTHING;
        for (const step of steps) {
          if (typeof step === 'string') {
            wanted.delete(step);
            change = removeNamed(current, change, step);
          } else {
            wanted.set(step.name, step);
            change = putNamed(current, change, step);
          }
        }
        const rows = rowsOf(current, change);
        const byName = (a: Item, b: Item) => a.name.localeCompare(b.name);
        expect(
          rows
            .filter(({ state }) => state !== 'removed')
            .map(row => row.item)
            .sort(byName),
        ).toEqual([...wanted.values()].sort(byName));
        // Only what differs is asked for.
        for (const each of change.changed) {
          expect(current).not.toContainEqual(each);
        }
        expect([...change.removed].sort()).toEqual(
          current
            .filter(each => !wanted.has(each.name))
            .map(each => each.name)
            .sort(),
        );
        for (const { index, item: row } of rows) {
          expect(index === undefined || change.changed[index] === row).toBe(
            true,
          );
        }
      }),
    );
  });
});

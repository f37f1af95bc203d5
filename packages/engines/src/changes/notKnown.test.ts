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
import { notKnownBy } from './notKnown';

const notKnown = notKnownBy([
  { fields: ['spec.users'], words: 'users' },
  {
    fields: ['spec.replsets.*.configuration', 'spec.mongos.configuration'],
    words: 'configuration',
  },
]);

describe('what is not known of a change', () => {
  it.each<[string, (string | number)[], unknown, string[]]>([
    ['the field itself', ['spec', 'users'], [], ['users']],
    ['a value inside of it', ['spec', 'users', 0, 'db'], 'admin', ['users']],
    [
      'a list whose entries have it',
      ['spec', 'replsets'],
      [{ name: 'rs0' }, { name: 'rs1', configuration: 'a: 1' }],
      ['configuration'],
    ],
    ['a list whose entries have not', ['spec', 'replsets'], [{}], []],
    [
      'one entry',
      ['spec', 'replsets', 1, 'configuration'],
      '',
      ['configuration'],
    ],
    [
      'the other place',
      ['spec', 'mongos', 'configuration'],
      '',
      ['configuration'],
    ],
    ['what may have held it', ['spec'], undefined, ['users', 'configuration']],
    ['something beside it', ['spec', 'usersOfOthers'], [], []],
    ['something above it that holds it', ['spec'], { users: [] }, ['users']],
  ])('%s', (_, path, value, expected) => {
    expect(notKnown([{ path, ...(value !== undefined && { value }) }])).toEqual(
      expected,
    );
  });

  it('is said once, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            path: fc.array(
              fc.oneof(
                fc.constantFrom('spec', 'users', 'replsets', 'configuration'),
                fc.nat(3),
                fc.string(),
              ),
            ),
            value: fc.anything(),
          }),
        ),
        changed => {
          const said = notKnown(changed);
          expect(new Set(said).size).toBe(said.length);
        },
      ),
    );
  });
});

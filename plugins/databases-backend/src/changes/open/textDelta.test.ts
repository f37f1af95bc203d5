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

import * as fc from 'fast-check';
import { applyDelta, REPEATS, textDelta } from './textDelta';

/** Texts of a few lines, many of them alike. */
const line = fc.oneof(
  fc.constantFrom('spec:', '  members: 3', '  password: hunter2-hunter2', ''),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const file = fc
  .array(line, { maxLength: 12 })
  .map(lines => lines.map(text => `${text}\n`).join(''));

/** A text made of pieces of another one and of others. */
const edited = file.chain(base =>
  fc.record({
    base: fc.constant(base),
    text: fc
      .array(
        fc.oneof(
          fc.tuple(fc.nat(base.length), fc.nat(base.length)).map(ends => {
            const [from, to] = ends.sort((a, b) => a - b);
            return base.slice(from, to);
          }),
          line,
        ),
        { maxLength: 6 },
      )
      .map(parts => parts.join('')),
  }),
);

describe('textDelta', () => {
  it('makes the text again, also after it was kept as JSON', () => {
    fc.assert(
      fc.property(edited, ({ base, text }) => {
        const kept = JSON.parse(JSON.stringify(textDelta(base, text)));
        expect(applyDelta(base, kept)).toBe(text);
      }),
    );
  });

  it('repeats nothing of the base, wherever it is moved to', () => {
    fc.assert(
      fc.property(edited, ({ base, text }) => {
        const own = textDelta(base, text).filter(
          (part): part is string => typeof part === 'string',
        );
        for (const part of own) {
          for (let at = 0; at + REPEATS <= part.length; at += 1) {
            expect(base).not.toContain(part.slice(at, at + REPEATS));
          }
        }
      }),
    );
  });

  it('keeps of an edit the new characters, and of a moved line none', () => {
    const base = 'a: 1\nsize: 100Gi\npassword: hunter2-hunter2\n';
    expect(textDelta(base, base.replace('100Gi', '200Gi'))).toEqual([
      [0, 11],
      '2',
      [12, base.length],
    ]);
    const moved = textDelta(
      base,
      'password: hunter2-hunter2\na: 1\nsize: 100Gi\n',
    );
    expect(moved.filter(part => typeof part === 'string')).toEqual([]);
    expect(textDelta(base, base)).toEqual([[0, base.length]]);
    expect(textDelta('', base)).toEqual([base]);
    expect(textDelta(base, '')).toEqual([]);
  });
});

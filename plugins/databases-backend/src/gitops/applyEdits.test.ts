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
import { ManifestEdit } from '@database-platform/plugin-databases-common';
import { editYaml, YamlEdit } from '@database-platform/engines';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { applyEdits } from './applyEdits';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.boolean(),
  fc.constantFrom('x', '1', 'true', 'two words'),
);
const { tree } = fc.letrec(tie => ({
  tree: fc.dictionary(
    key,
    fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(leaf, { minLength: 1, maxLength: 3 }),
      tie('tree'),
    ),
    { minKeys: 1, maxKeys: 4 },
  ),
}));
const edit: fc.Arbitrary<ManifestEdit> = fc
  .tuple(
    fc.array(key, { minLength: 1, maxLength: 3 }),
    fc.option(leaf, { nil: undefined }),
  )
  .map(([path, value]) =>
    value === undefined ? { op: 'remove', path } : { op: 'set', path, value },
  );

describe('applyEdits', () => {
  it('makes of values what the edit of their text makes of them', () => {
    fc.assert(
      fc.property(
        tree,
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (object, edits) => {
          let text: string;
          try {
            ({ text } = editYaml(stringify(object), {
              documentIndex: 0,
              edits: edits as YamlEdit[],
            }));
          } catch {
            // What cannot be edited as text is never compared
            return;
          }
          expect(applyEdits(object as never, edits)).toEqual(parse(text) ?? {});
        },
      ),
    );
  });
});

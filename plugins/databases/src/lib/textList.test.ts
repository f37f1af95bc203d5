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
  parseExtensions,
  parseList,
  writeExtensions,
  writeList,
} from './textList';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

describe('textList', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word),
        fc.dictionary(word, fc.oneof(word, fc.constant('public'))),
        (words, extensions) => {
          expect(parseList(writeList(words))).toEqual(words);
          expect(parseExtensions(writeExtensions(extensions))).toEqual(
            extensions,
          );
        },
      ),
    );
    expect(parseExtensions(' pg_trgm ,hstore:data,, ')).toEqual({
      pg_trgm: 'public',
      hstore: 'data',
    });
  });
});

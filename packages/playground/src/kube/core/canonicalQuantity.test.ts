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
import { canonicalQuantity } from './canonicalQuantity';

describe('canonicalQuantity', () => {
  it.each([
    ['2', '2'],
    ['0.5', '500m'],
    ['500m', '500m'],
    ['1500m', '1500m'],
    ['2000m', '2'],
    ['1000', '1k'],
    ['128974848', '128974848'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['1Gi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['0.1Ki', '102400m'],
    ['0', '0'],
    ['0.0Gi', '0'],
    ['-1500m', '-1500m'],
    ['1e3', '1e3'],
    ['1E', '1E'],
    ['.5', '500m'],
    ['1n', '1n'],
    ['0.0000000001', '1n'],
    ['nonsense', 'nonsense'],
    ['', ''],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  it('is what it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e2'),
        (mantissa, suffix) => {
          const once = canonicalQuantity(`${mantissa}${suffix}`);
          expect(canonicalQuantity(once)).toBe(once);
        },
      ),
    );
  });
});

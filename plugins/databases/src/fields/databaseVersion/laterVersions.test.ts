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
import { laterVersions } from './laterVersions';

describe('laterVersions', () => {
  it.each([
    [['14', '15', '17', '18'], '15', ['17', '18']],
    [['8.0.9-12', '8.0.19-7', '8.4.1'], '8.0.19-7', ['8.4.1']],
    [['8.0.19-7', '8.0.19-8'], '8.0.19-7', ['8.0.19-8']],
    [['8.0', '8.4'], '8.0.19', ['8.4']],
    [['9', '10'], '9', ['10']],
    [['17'], undefined, ['17']],
  ])('of %j after %s are %j', (versions, current, later) => {
    expect(laterVersions(versions, current)).toEqual(later);
  });

  it('never go both ways', () => {
    const version = fc
      .array(fc.nat(20), { minLength: 1, maxLength: 4 })
      .map(parts => parts.join('.'));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(laterVersions([a], a)).toEqual([]);
        expect(
          laterVersions([a], b).length + laterVersions([b], a).length,
        ).toBeLessThan(2);
      }),
    );
  });
});

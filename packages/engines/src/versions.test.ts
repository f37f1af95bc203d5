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

import { compareVersions, sameMinor } from './versions';

describe('versions', () => {
  it.each([
    ['8.4.3', '8.4.10', -1],
    ['8.4.3-2.1.4', '8.4.3', 0],
    ['v1.22.0', '1.22', 0],
    ['26.7.0', '9.7.0', 1],
    ['8.0', '8.0.1', -1],
  ])('%s against %s: %d', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b) ?? NaN)).toBe(expected);
    expect(Math.sign(-(compareVersions(b, a) ?? NaN)) + 0).toBe(expected);
  });

  it.each([undefined, '', 'latest', '8', 'x8.4.3'])('%s is none', none => {
    expect(compareVersions(none, '8.4.3')).toBeUndefined();
    expect(compareVersions('8.4.3', none)).toBeUndefined();
  });

  it('of one series differ in the patch only', () => {
    expect(sameMinor('1.22.0', '1.22.3')).toBe(true);
    expect(sameMinor('1.22.0', '1.21.0')).toBe(false);
    expect(sameMinor('1.22.0', 'latest')).toBe(false);
  });
});

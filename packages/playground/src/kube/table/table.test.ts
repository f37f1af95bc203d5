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

import { humanDuration } from './humanDuration';
import { compileJsonPath } from './jsonPath';

describe('compileJsonPath', () => {
  const value = {
    spec: {
      a: 1,
      'b.c': 2,
      list: [
        { n: 'x', v: 5 },
        { n: 'y', v: 7 },
      ],
    },
    status: {
      conditions: [
        { type: 'Ready', status: 'True' },
        { type: 'Odd]', status: 'No' },
      ],
    },
  };

  it.each([
    ['.spec.a', [1]],
    ['spec.a', [1]],
    ['.spec.b\\.c', [2]],
    [".spec['b.c']", [2]],
    ['.spec.list[0].n', ['x']],
    ['.spec.list[-1].n', ['y']],
    ['.spec.list[*].n', ['x', 'y']],
    ['.spec.list[0:1].n', ['x']],
    ['.spec.list[?(@.v>5)].n', ['y']],
    ['.status.conditions[?(@.type=="Ready")].status', ['True']],
    ['.status.conditions[?(@.type=="Odd]")].status', ['No']],
    ["..status.conditions[?(@.type != 'Ready')].type", ['Odd]']],
    ['.spec.none.deeper', []],
    ['.spec.a.deeper', []],
  ])('%s', (path, found) => {
    expect(compileJsonPath(path)(value)).toEqual(found);
  });
});

describe('humanDuration', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  it.each([
    [-5000, '<invalid>'],
    [0, '0s'],
    [119_000, '119s'],
    [2 * minute, '2m'],
    [3 * minute + 10_000, '3m10s'],
    [59 * minute, '59m'],
    [179 * minute, '179m'],
    [3 * hour + 5 * minute, '3h5m'],
    [9 * hour, '9h'],
    [50 * hour, '2d2h'],
    [8 * day, '8d'],
    [400 * day, '400d'],
    [800 * day, '2y70d'],
    [3000 * day, '8y'],
  ])('%d ms is %s', (ms, said) => {
    expect(humanDuration(ms)).toBe(said);
  });
});

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
  at,
  compact,
  integer,
  isoTime,
  list,
  mapOf,
  number,
  parseJson,
  scalar,
  seconds,
  shape,
  text,
} from './json';

describe('at', () => {
  it('goes along own fields and indexes', () => {
    expect(at({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1);
    expect(at({ a: 1 }, 'a', 'b')).toBeUndefined();
    expect(at(undefined, 'a')).toBeUndefined();
  });

  it('does not see what objects inherit', () => {
    expect(at({}, 'constructor')).toBeUndefined();
    expect(at([], 'length', 'x')).toBeUndefined();
    expect(at(JSON.parse('{"__proto__":{"a":1}}'), '__proto__', 'a')).toBe(1);
  });
});

describe('readers', () => {
  it('read what they are for and nothing else', () => {
    expect(text('')).toBeUndefined();
    expect(scalar(2)).toBe('2');
    expect(scalar(null)).toBeUndefined();
    expect(number(NaN)).toBeUndefined();
    expect(integer('12')).toBe(12);
    expect(integer(1.5)).toBeUndefined();
    expect(integer('12a')).toBeUndefined();
  });

  it('leave out what cannot be read', () => {
    expect(list(text)(['a', 1, 'b'])).toEqual(['a', 'b']);
    expect(list(text)('ab')).toBeUndefined();
    expect(mapOf(number)({ a: 1, b: 'x' })).toEqual({ a: 1 });
    expect(shape({ a: number, b: text })({ a: '1', b: 'x', c: 1 })).toEqual({
      b: 'x',
    });
    expect(shape({ a: number })([])).toBeUndefined();
  });

  it('read JSON in text', () => {
    expect(parseJson('{"a":1}')).toEqual({ a: 1 });
    expect(parseJson('{"a":')).toBeUndefined();
    expect(parseJson(undefined)).toBeUndefined();
  });

  it('compact leaves out what is empty, and keeps zero', () => {
    expect(
      compact({ a: 0, b: '', c: [], d: {}, e: false, f: undefined, g: 'x' }),
    ).toEqual({ a: 0, g: 'x' });
  });
});

describe('times', () => {
  it("read Kubernetes' and Patroni's forms", () => {
    const expected = Date.UTC(2026, 10, 23, 19, 44, 22) / 1000;
    expect(seconds('2026-11-23T19:44:22Z')).toBe(expected);
    expect(seconds('2026-11-23T19:44:22.884000+00:00')).toBe(expected);
    expect(seconds('2026-11-23T20:44:22+01:00')).toBe(expected);
  });

  it('are written back as they were read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), time => {
        expect(seconds(isoTime(time))).toBe(time);
      }),
    );
  });

  it('are nothing when they are no times', () => {
    for (const value of ['', 'soon', '2026-11-23', '2026-13-45T99:00:00Z', 7]) {
      expect(seconds(value)).toBeUndefined();
    }
    expect(isoTime(1e300)).toBeUndefined();
    expect(isoTime(NaN)).toBeUndefined();
    expect(isoTime(undefined)).toBeUndefined();
  });
});

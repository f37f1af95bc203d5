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
import { parseLabelSelector, SelectorError } from './labelSelector';
import { parseFieldSelector } from './fieldSelector';

const key = fc.constantFrom('a', 'app.kubernetes.io/name', 'z-1');
const value = fc.constantFrom('x', 'y.z', 'Up_1');
const labels = fc.dictionary(key, value);

describe('parseLabelSelector', () => {
  it('selects what its text says', () => {
    fc.assert(
      fc.property(
        labels,
        key,
        fc.uniqueArray(value, { minLength: 1 }),
        (given, name, values) => {
          const selects = (text: string) => parseLabelSelector(text)?.(given);
          const [first] = values;
          const list = values.join(', ');
          expect(selects(`${name}=${first}`)).toBe(given[name] === first);
          expect(selects(`${name} == ${first}`)).toBe(given[name] === first);
          expect(selects(`${name}!=${first}`)).toBe(given[name] !== first);
          expect(selects(`${name} in (${list})`)).toBe(
            values.includes(given[name]),
          );
          expect(selects(`${name} notin (${list})`)).toBe(
            !values.includes(given[name]),
          );
          expect(selects(name)).toBe(name in given);
          expect(selects(`!${name}`)).toBe(!(name in given));
          expect(selects(`${name},${name} in (${list}),${name}=${first}`)).toBe(
            given[name] === first,
          );
        },
      ),
    );
  });

  it('selects everything when it is empty', () => {
    expect(parseLabelSelector(undefined)).toBeUndefined();
    expect(parseLabelSelector(' ')).toBeUndefined();
  });

  it.each(['a in x', 'a in (', '=x', 'a=b=c!', 'a b', '-a=b', 'a=-', 'a,,b'])(
    'refuses %j',
    text => {
      expect(() => parseLabelSelector(text)).toThrow(SelectorError);
    },
  );
});

describe('parseFieldSelector', () => {
  const fields = new Map([
    ['metadata.name', (o: { metadata: { name: string } }) => o.metadata.name],
  ]);
  const named = (name: string) => ({
    apiVersion: 'v1',
    kind: 'K',
    metadata: { name },
  });

  it('compares, with escapes, and knows when one name is meant', () => {
    const one = parseFieldSelector('metadata.name=a\\,b', fields);
    expect(one?.name).toBe('a,b');
    expect(one?.matches(named('a,b'))).toBe(true);
    const other = parseFieldSelector('metadata.name!=a', fields);
    expect(other?.name).toBeUndefined();
    expect(other?.matches(named('a'))).toBe(false);
  });

  it('refuses fields that it does not know and what is no selector', () => {
    expect(() => parseFieldSelector('spec.a=b', fields)).toThrow(
      'field label not supported: spec.a',
    );
    expect(() => parseFieldSelector('metadata.name', fields)).toThrow(
      "can't understand 'metadata.name'",
    );
  });
});

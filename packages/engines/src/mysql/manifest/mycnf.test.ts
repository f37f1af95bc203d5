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
import { editMycnf, parameterKey, readMycnf } from './mycnf';

const text = `# ours
[mysqld]
max-connections = 400  # enough
skip-name-resolve
sql_mode=NO_ZERO_DATE
sql_mode = STRICT_TRANS_TABLES

# what clients read
[client]
max_connections=1
`;

describe('reading an option file', () => {
  it('takes the section of the server, and the last of several', () => {
    expect(readMycnf(text)).toEqual({
      max_connections: '400',
      skip_name_resolve: '',
      sql_mode: 'STRICT_TRANS_TABLES',
    });
    expect(readMycnf(undefined)).toEqual({});
    expect(readMycnf('!includedir /etc\n; no\nnot a setting\n')).toEqual({});
  });
});

describe('editing an option file', () => {
  it.each<[string, Record<string, string | null>, string]>([
    [
      'a value; its name, spaces and remark stay',
      { max_connections: '500' },
      text.replace('= 400', '= 500'),
    ],
    [
      'every line of a name that stands twice',
      { sql_mode: '' },
      text
        .replace('sql_mode=NO_ZERO_DATE', 'sql_mode')
        .replace('sql_mode = STRICT_TRANS_TABLES', 'sql_mode'),
    ],
    [
      'a setting that gets a value',
      { skip_name_resolve: 'OFF' },
      text.replace('skip-name-resolve', 'skip-name-resolve=OFF'),
    ],
    [
      'a new one goes after the last of its section',
      { 'sort-buffer-size': '1M' },
      text.replace(
        'STRICT_TRANS_TABLES\n',
        'STRICT_TRANS_TABLES\nsort-buffer-size=1M\n',
      ),
    ],
    [
      'one that goes takes its lines only',
      { 'sql-mode': null },
      text.replace(/sql_mode.*\n/g, ''),
    ],
    ['one that is not there cannot go', { port: null }, text],
  ])('%s', (_, changes, expected) => {
    expect(editMycnf(text, changes)).toBe(expected);
  });

  it.each<[string | undefined, string | undefined]>([
    [undefined, '[mysqld]\nport=1\n'],
    ['', '[mysqld]\nport=1\n'],
    ['[client]\nuser=x\n', '[client]\nuser=x\n[mysqld]\nport=1\n'],
    ['[mysqld]', '[mysqld]\nport=1'],
    ['# nothing yet\n', '# nothing yet\n[mysqld]\nport=1\n'],
  ])('adds the section to %j where it is missing', (before, expected) => {
    expect(editMycnf(before, { port: '1' })).toBe(expected);
  });

  it('leaves nothing of a file without settings, but keeps remarks', () => {
    expect(editMycnf('[mysqld]\nport=1\n', { port: null })).toBeUndefined();
    expect(editMycnf('# ours\n[mysqld]\nport=1\n', { port: null })).toBe(
      '# ours\n[mysqld]\n',
    );
  });

  const name = fc.constantFrom('a', 'b-c', 'b_c', 'loose-x', 'toString');
  const value = fc.constantFrom('', '1', '5G', "'x y'", 'a=b');
  const line = fc.oneof(
    fc
      .tuple(name, value)
      .map(([key, to]) => (to === '' ? key : `${key} = ${to}`)),
    fc.constantFrom(
      '',
      '# remark',
      '[mysqld]',
      '[client]',
      ' junk !',
      'b-c=1 # x',
    ),
  );
  const file = fc.array(line, { maxLength: 8 }).map(lines => lines.join('\n'));

  it('says what was asked for, and touches no other setting and no remark', () => {
    fc.assert(
      fc.property(
        file,
        fc.dictionary(name, fc.option(value), { maxKeys: 3 }),
        (before, changes) => {
          const keys = Object.keys(changes).map(parameterKey);
          fc.pre(new Set(keys).size === keys.length);
          const after = editMycnf(before, changes);
          const expected = new Map(Object.entries(readMycnf(before)));
          for (const [key, to] of Object.entries(changes)) {
            expected.delete(parameterKey(key));
            if (to !== null) {
              expected.set(parameterKey(key), to);
            }
          }
          expect(new Map(Object.entries(readMycnf(after)))).toEqual(expected);
          const left = (after ?? '').split('\n');
          const lost = before
            .split('\n')
            .filter(each => /^#|^ junk/.test(each) && !left.includes(each));
          expect(lost).toEqual([]);
          // Done again, nothing is left to do.
          expect(editMycnf(after, changes)).toBe(after);
        },
      ),
      { numRuns: 500 },
    );
  });
});

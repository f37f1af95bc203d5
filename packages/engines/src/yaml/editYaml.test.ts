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

import { editYaml } from './editYaml';
import type { JsonValue } from './JsonValue';
import type { YamlEdit, YamlPath } from './YamlEdit';
import { YamlEditError } from './YamlEditError';

const set = (
  path: YamlPath,
  value: JsonValue,
  more: { comment?: string; after?: string[] } = {},
): YamlEdit => ({ op: 'set', path, value, ...more });
const remove = (...path: YamlPath): YamlEdit => ({ op: 'remove', path });
const edit = (text: string, ...edits: YamlEdit[]) =>
  editYaml(text, { documentIndex: 0, edits }).text;

/** The error of an edit that has to be refused. */
function refusal(text: string, ...edits: YamlEdit[]): YamlEditError {
  try {
    edit(text, ...edits);
  } catch (error) {
    if (error instanceof YamlEditError) {
      return error;
    }
    throw error;
  }
  throw new Error('was not refused');
}

describe('a scalar', () => {
  it.each<[string, JsonValue, string]>([
    // In its own notation
    ['v: 3', 5, 'v: 5'],
    ['v: 100Gi', '200Gi', 'v: 200Gi'],
    ['v: "100Gi"', '200Gi', 'v: "200Gi"'],
    ["v: '100Gi'", '200Gi', "v: '200Gi'"],
    ["v: 'x'", "it's", "v: 'it''s'"],
    ['v:   x   # why', 'z', 'v:   z   # why'],
    ['v: &a x', 'z', 'v: &a z'],
    ['v: x', 'y', 'v: "y"'],
    ['v: !!str 15', '16', 'v: !!str "16"'],
    ['v: !!str 15', 16, 'v: 16'],
    ['? v\n: 1', 1, '? v\n: 1'],
    ['v: a b\n  c', 'd', 'v: d'],
    // What would not be read as text is quoted
    ['v: x', '15', 'v: "15"'],
    ["v: x\nw: 'y'", '15', "v: '15'\nw: 'y'"],
    ['v: 2', '4', 'v: "4"'],
    ['v: x', 'yes', 'v: "yes"'],
    ['v: x', 'null', 'v: "null"'],
    ['v: x', '', 'v: ""'],
    ['v: x', '0644', 'v: "0644"'],
    ['v: x', '1e3', 'v: "1e3"'],
    ['v: x', '12:30', 'v: "12:30"'],
    ['v: x', '2026-01-02', 'v: "2026-01-02"'],
    ['v: x', 'a: b', 'v: "a: b"'],
    ['v: x', 'a #b', 'v: "a #b"'],
    ['v: x', '{{ x }}', 'v: "{{ x }}"'],
    ['v: x', 'a\tb', 'v: "a\\tb"'],
    ["v: 'x'", 'a\nb', 'v: "a\\nb"'],
    ['v: x', '01:00-06:00', 'v: 01:00-06:00'],
    ['v: x', 'http://host:80/#x', 'v: http://host:80/#x'],
    // Numbers and flags are plain
    ['v: "3"', 5, 'v: 5'],
    ['v: x', true, 'v: true'],
    ['v: x', null, 'v: null'],
    ['v: 1', 1e21, 'v: 1e+21'],
    // Equal is equal
    ['v: 0x10', 16, 'v: 0x10'],
    ['v: 1_000', 1000, 'v: 1_000'],
    ['v: yes', true, 'v: yes'],
    ['v: "a\\x62"', 'ab', 'v: "a\\x62"'],
    ['v: ~', null, 'v: ~'],
    ['v: {a: 1, b: 2}', { b: 2, a: 1 }, 'v: {a: 1, b: 2}'],
    // Nothing there
    ['v:', 1, 'v: 1'],
    ['v: # soon', 1, 'v: 1 # soon'],
    ['v: &a', 'x', 'v: &a x'],
  ])('%j to %j', (text, value, result) => {
    for (const end of ['', '\n', '\r\n']) {
      const written = (part: string) =>
        `\ufeff${end === '\r\n' ? part.replace(/\n/g, end) : part}${end}`;
      expect(edit(written(text), set(['v'], value))).toBe(written(result));
    }
  });

  it.each<[string, JsonValue, string]>([
    ['v: |\n  a\n  b\n', 'a\nc\n', 'v: |\n  a\n  c\n'],
    [
      'v: | # how\n    a\n\nw: 1\n',
      'b\n\nc\n',
      'v: | # how\n    b\n\n    c\n\nw: 1\n',
    ],
    ['v: |\n  a\n', 'b', 'v: |-\n  b\n'],
    ['v: |-\n  a\nw: 1\n', 'b\n', 'v: |\n  b\nw: 1\n'],
    ['v: |2\n   a\n', 'b\n', 'v: |2\n  b\n'],
    [
      'v: >\n  one two\n  three\n',
      'one two\nfour\n',
      'v: >\n  one two\n\n  four\n',
    ],
    [
      'v: >-\n  aaaa bbbb\n  cccc dddd\n',
      'aaaa bbbb eeee dddd',
      'v: >-\n  aaaa bbbb\n  eeee dddd\n',
    ],
    ['v: |\n  a\n', ' b\n', 'v: " b\\n"\n'],
    ['v: | # how\n  a\nw: 1\n', 5, 'v: 5 # how\nw: 1\n'],
    ['v: |+\n  a\n\n\nw: 1\n', 'b\n', 'v: |\n  b\nw: 1\n'],
  ])('in a block: %j to %j', (text, value, result) => {
    expect(edit(text, set(['v'], value))).toBe(result);
    expect(edit(text.replace(/\n/g, '\r\n'), set(['v'], value))).toBe(
      result.replace(/\n/g, '\r\n'),
    );
  });
});

describe('what is not there yet', () => {
  const text = `metadata: {name: a}   # short
spec:
    # how many
    numberOfInstances: 3
    users:
    - zalando # list
    -   name: x
        flags: [superuser, createdb]
    volume:
        size: 1Gi
          # more about the volume
    # to come
    empty:
    # last
`;

  it.each<[string, YamlEdit, string, string]>([
    [
      'behind the best sibling',
      set(['spec', 'teamId'], 'orders', {
        after: ['kind', 'numberOfInstances', 'users'],
      }),
      '    numberOfInstances: 3\n',
      '    numberOfInstances: 3\n    teamId: orders\n',
    ],
    [
      'behind a sibling with all it has',
      set(['spec', 'teamId'], 'orders', { after: ['volume'] }),
      '          # more about the volume\n',
      '          # more about the volume\n    teamId: orders\n',
    ],
    [
      'at the end, indented as the mapping is',
      set(['spec', 'volume', 'iops'], 3000, { after: ['nothing'] }),
      '          # more about the volume\n',
      '          # more about the volume\n        iops: 3000\n',
    ],
    [
      'with its comment behind it',
      set(['spec', 'volume', 'iops'], 3000, { comment: 'as measured' }),
      '          # more about the volume\n',
      '          # more about the volume\n        iops: 3000 # as measured\n',
    ],
    [
      'with its comment above it',
      set(
        ['spec', 'a'],
        { b: { c: [1] } },
        { after: ['numberOfInstances'], comment: 'one\ntwo' },
      ),
      '    numberOfInstances: 3\n',
      '    numberOfInstances: 3\n    # one\n    # two\n    a:\n        b:\n            c:\n            - 1\n',
    ],
    [
      'with missing parents',
      set(['spec', 'resources', 'limits', 'cpu'], '2', { after: ['x'] }),
      '    empty:\n',
      '    empty:\n    resources:\n        limits:\n            cpu: "2"\n',
    ],
    [
      'in braces',
      set(['metadata', 'labels', 'team'], 'x'),
      '{name: a}   #',
      '{name: a, labels: {team: x}}   #',
    ],
    [
      'in braces, behind',
      set(['metadata', 'namespace'], 'prod', {
        after: ['name'],
        comment: 'no place',
      }),
      '{name: a}',
      '{name: a, namespace: prod}',
    ],
    [
      'in brackets',
      set(['spec', 'users', 1, 'flags', 2], 'login'),
      'createdb]',
      'createdb, login]',
    ],
    [
      'in a list',
      set(['spec', 'users', 2], { name: 'z', flags: [] }),
      'createdb]\n',
      'createdb]\n    - name: z\n      flags: []\n',
    ],
    [
      'in an item',
      set(['spec', 'users', 1, 'on'], true),
      'createdb]\n',
      'createdb]\n        "on": true\n',
    ],
    [
      'below an empty key',
      set(['spec', 'empty', 'a'], 1),
      '    empty:\n',
      '    empty:\n        a: 1\n',
    ],
    [
      'as an item below an empty key',
      set(['spec', 'empty', 0], 'x'),
      '    empty:\n',
      '    empty:\n    - x\n',
    ],
    [
      'with several lines',
      set(['spec', 'volume', 'note'], 'a\nb\n'),
      '          # more about the volume\n',
      '          # more about the volume\n        note: |\n            a\n            b\n',
    ],
  ])('is put %s', (_, change, before, after) => {
    expect(text).toContain(before);
    expect(edit(text, change)).toBe(text.replace(before, after));
    const crlf = (part: string) => part.replace(/\n/g, '\r\n');
    expect(edit(crlf(text), change)).toBe(crlf(text.replace(before, after)));
  });

  it.each<[string, YamlEdit, string]>([
    ['a: 1', set(['b'], 2), 'a: 1\nb: 2'],
    ['a:\n  b: 1 # c', set(['c'], 'x\ny\n'), 'a:\n  b: 1 # c\nc: "x\\ny\\n"'],
    [
      'users: {} # none yet\n',
      set(['users', 'app'], ['createdb']),
      'users: # none yet\n  app:\n    - createdb\n',
    ],
    ['users: []\n', set(['users', 0], 'x'), 'users:\n  - x\n'],
    [
      'users: null # none\n',
      set(['users', 'app'], []),
      'users: # none\n  app: []\n',
    ],
    [
      'users:\n  # nobody\n  # at all\nx: 1\n',
      set(['users', 'app'], []),
      'users:\n  # nobody\n  # at all\n  app: []\nx: 1\n',
    ],
    ['a: { b: 1 }\n', set(['a', 'c'], 2), 'a: { b: 1, c: 2 }\n'],
    ['a: {b: 1,}\n', set(['a', 'c'], 2), 'a: {b: 1, c: 2,}\n'],
    ['a: {"b":1}\n', set(['a', 'c'], 'x'), 'a: {"b":1, "c":x}\n'],
    [
      'a: {\n  b: 1,\n  c: 2\n}\n',
      set(['a', 'd'], 3),
      'a: {\n  b: 1,\n  c: 2,\n  d: 3\n}\n',
    ],
    ['a: {b, c: }\n', set(['a', 'b'], 3), 'a: {b: 3, c: }\n'],
    ['a: {b, c: }\n', set(['a', 'd'], 3), 'a: {b, c: , d: 3}\n'],
    ['a: [1,2]\n', set(['a', 2], 3), 'a: [1,2,3]\n'],
    ['a: []\n', set(['a'], ['x,y']), 'a:\n  - x,y\n'],
    ['a: [1]\n', set(['a', 1], 'x,y'), 'a: [1, "x,y"]\n'],
    ['- a\n- - b\n', set([1, 1], 'c'), '- a\n- - b\n  - c\n'],
    ['-\n', set([0, 'a'], 1), '- a: 1\n'],
    ['a:\n- x\n', set(['b'], ['z']), 'a:\n- x\nb:\n- z\n'],
    ['a:\n   - x\n', set(['b'], ['z']), 'a:\n   - x\nb:\n   - z\n'],
    ['{}\n', set(['a'], 1), 'a: 1\n'],
  ])('in %j', (before, change, after) => {
    expect(edit(before, change)).toBe(after);
  });

  it('keeps the order in which several keys are given', () => {
    expect(
      edit(
        'a: 1\nz: 2\n',
        set(['b'], 1, { after: ['a'] }),
        set(['c'], 2, { after: ['b', 'a'] }),
      ),
    ).toBe('a: 1\nb: 1\nc: 2\nz: 2\n');
    expect(
      edit('s:\n  a: 1\n  z: 2\n', set(['s'], { a: 1, b: 2, c: 3, z: 2 })),
    ).toBe('s:\n  a: 1\n  b: 2\n  c: 3\n  z: 2\n');
  });
});

describe('mappings and lists', () => {
  it('are compared, and only what differs is changed', () => {
    const text = `users:
  # the application
  app: # owns the schema
    - superuser
    - createdb # needed once
    - login
  report: [login] # reads
  old: []
`;
    expect(
      edit(
        text,
        set(['users'], {
          app: ['superuser', 'login'],
          report: ['login', 'inherit'],
          fresh: [],
        }),
      ),
    ).toBe(`users:
  # the application
  app: # owns the schema
    - superuser
    - login
  report: [login, inherit] # reads
  fresh: []
`);
    expect(
      edit(text, set(['users', 'app'], ['createdb', 'login', 'replication'])),
    ).toBe(
      text
        .replace('    - superuser\n', '')
        .replace('    - login\n', '    - login\n    - replication\n'),
    );
    expect(edit(text, set(['users', 'app'], []))).toBe(`users:
  # the application
  app: [] # owns the schema
  report: [login] # reads
  old: []
`);
  });

  it('become something else in their place', () => {
    expect(edit('a: # c\n  b: 1\n  # d\nz: 1\n', set(['a'], 5))).toBe(
      'a: 5 # c\nz: 1\n'.replace('\nz', '\n  # d\nz'),
    );
    expect(edit('a: 5 # c\nz: 1\n', set(['a'], { b: [1] }))).toBe(
      'a: # c\n  b:\n    - 1\nz: 1\n',
    );
    expect(edit('a: # c\n  b: 1\nz: 1\n', set(['a'], ['x']))).toBe(
      'a: # c\n  - x\nz: 1\n',
    );
    expect(edit('a: [1, {b: 1}]\n', set(['a', 1], [2]))).toBe('a: [1, [2]]\n');
  });

  it('lose what is removed, with the comments that are about it alone', () => {
    const text = `a:
  # about all
  b: 1 # b
  # about c
  c: 2
    # more about c
  # about d

  # not attached

  d:
    - x
    # about y
    - y
e: {f: 1, g: 2, h: [1, 2, 3]}
`;
    expect(edit(text, remove('a', 'b'))).toBe(text.replace('  b: 1 # b\n', ''));
    expect(edit(text, remove('a', 'c'))).toBe(
      text.replace('  # about c\n  c: 2\n    # more about c\n', ''),
    );
    expect(edit(text, remove('a', 'd', 1))).toBe(
      text.replace('    # about y\n    - y\n', ''),
    );
    expect(edit(text, remove('a', 'd'))).toBe(
      text.replace('  d:\n    - x\n    # about y\n    - y\n', ''),
    );
    expect(edit(text, remove('e', 'f'))).toBe(text.replace('f: 1, ', ''));
    expect(edit(text, remove('e', 'g'), remove('e', 'h'))).toBe(
      text.replace(', g: 2, h: [1, 2, 3]', ''),
    );
    expect(edit(text, remove('e', 'h', 1))).toBe(
      text.replace('[1, 2, 3]', '[1, 3]'),
    );
    expect(edit(text, remove('e', 'nothing'), remove('x', 'y'))).toBe(text);
    expect(edit('a: 1\nb: 2', remove('b'))).toBe('a: 1');
    expect(edit('a: 1\nb: 2\n', remove('a'))).toBe('b: 2\n');
    expect(edit('- a: 1\n  b: 2\n', remove(0, 'a'))).toBe('- b: 2\n');
    expect(edit('- a: 1\n  # c\n  b: 2\n', remove(0, 'a'))).toBe(
      '-\n  # c\n  b: 2\n',
    );
    expect(edit('- a: 1\n', remove(0, 'a'))).toBe('- {}\n');
    expect(edit('a:\n  b: 1\n', remove('a', 'b'))).toBe('a: {}\n');
  });

  it('that are alike are told apart by their place', () => {
    expect(
      edit('a:\n- x # one\n- x # two\n- x # three\n', remove('a', 1)),
    ).toBe('a:\n- x # one\n- x # three\n');
  });
});

describe('anchors, aliases and merge keys', () => {
  it('an alias of a scalar is replaced by the value, here only', () => {
    expect(
      edit('a: &cpu 500m\nb: *cpu # same\nc: *cpu\n', set(['b'], '1')),
    ).toBe('a: &cpu 500m\nb: "1" # same\nc: *cpu\n');
  });

  it('what is defined only for this one place is changed where it is defined', () => {
    const text =
      'x-sizes:\n  small: &small {cpu: 500m, memory: 1Gi}\n  disk: &disk 10Gi\nspec:\n  resources: *small\n  size: *disk\n';
    expect(edit(text, set(['spec', 'resources', 'cpu'], '1500m'))).toBe(
      text.replace('500m', '1500m'),
    );
    expect(edit(text, set(['spec', 'size'], '20Gi'))).toBe(
      text.replace('10Gi', '20Gi'),
    );
    const merged =
      '.base: &base\n  cpu: 1\n  memory: 1Gi\nspec:\n  <<: *base\n  size: 1\n';
    expect(edit(merged, set(['spec', 'cpu'], 2))).toBe(
      merged.replace('cpu: 1', 'cpu: 2'),
    );
    expect(edit(merged, remove('spec', 'cpu'))).toBe(
      merged.replace('  cpu: 1\n', ''),
    );
  });

  it('a definition changes when all who use it are to change alike', () => {
    const text = 'limits: &l {cpu: 1}\nrequests: *l\n';
    expect(
      edit(text, set(['limits', 'cpu'], 2), set(['requests', 'cpu'], 2)),
    ).toBe('limits: &l {cpu: 2}\nrequests: *l\n');
    expect(edit('a: &cpu 1\nb: *cpu\n', set(['b'], 2), set(['a'], 2))).toBe(
      'a: &cpu 2\nb: *cpu\n',
    );
    expect(edit('a: &cpu 1\nb: *cpu\n', set(['b'], 3), set(['a'], 2))).toBe(
      'a: &cpu 2\nb: 3\n',
    );
  });

  it('what a merge key brings in is overridden beside it', () => {
    expect(
      edit(
        'base: &base {cpu: 1, memory: 1Gi}\na:\n  <<: *base # all\n  size: 1\nb: *base\n',
        set(['a', 'cpu'], 2),
      ),
    ).toBe(
      'base: &base {cpu: 1, memory: 1Gi}\na:\n  <<: *base # all\n  size: 1\n  cpu: 2\nb: *base\n',
    );
    expect(
      edit(
        'base: &base {cpu: 1}\na: {<<: *base, b: 1}\n',
        set(['a', 'cpu'], 2, { after: ['b'] }),
      ),
    ).toBe('base: &base {cpu: 1}\na: {<<: *base, b: 1, cpu: 2}\n');
    expect(
      edit(
        'base: &base {r: {cpu: 1, m: 2}}\na:\n  b: 1\n  <<: *base\n',
        set(['a', 'r', 'cpu'], 2, { after: ['b'] }),
      ),
    ).toBe(
      'base: &base {r: {cpu: 1, m: 2}}\na:\n  b: 1\n  <<: *base\n  r:\n    cpu: 2\n    m: 2\n',
    );
  });

  it.each<[string, string, YamlEdit, string, number]>([
    [
      'a mapping of an alias',
      'limits: &l {cpu: 1}\nrequests: *l\n',
      set(['requests', 'cpu'], 2),
      'alias',
      2,
    ],
    [
      'a definition that others use',
      'a: 1\nlimits: &l\n  cpu: 1\nrequests: *l\n',
      set(['limits', 'cpu'], 2),
      'anchor',
      3,
    ],
    [
      'a scalar that others use',
      'a: &cpu 1\nb: *cpu\n',
      set(['a'], 2),
      'anchor',
      1,
    ],
    [
      'removing a definition',
      'a:\n  b: &cpu 1\n  c: 2\nd: *cpu\n',
      remove('a', 'b'),
      'anchor',
      2,
    ],
    [
      'removing what is around a definition',
      'x: 1\na:\n  b: &cpu 1\nd: *cpu\n',
      remove('a'),
      'anchor',
      3,
    ],
    [
      'removing what a merge key brings in',
      'base: &base {cpu: 1}\na:\n  <<: *base\n',
      remove('a', 'cpu'),
      'merge',
      3,
    ],
    [
      'a key above the merge key',
      'base: &base {cpu: 1}\na:\n  cpu: 2\n  <<: *base\n',
      set(['a', 'cpu'], 3),
      'merge',
      4,
    ],
  ])('%s is refused', (_, text, change, code, line) => {
    expect(refusal(text, change)).toMatchObject({
      name: 'YamlEditError',
      code,
      line,
    });
    expect(refusal(text, change).message).toMatch(new RegExp(`ine ${line}\\b`));
  });

  it('says who uses what, and what to do', () => {
    expect(
      refusal('a: &cpu 1\nb: *cpu\nc: *cpu\n', set(['a'], 2)).message,
    ).toBe(
      'Line 1 defines &cpu, which lines 2 and 3 use as *cpu: the change here would change that too. Write the value out there first, or change all of them',
    );
    expect(
      refusal('l: &l {cpu: 1}\nr: *l\n', set(['r', 'cpu'], 2)).message,
    ).toBe(
      'Line 2 takes all its values from &l in line 1 (*l), which others may use too. Write the values out here first, or change them in line 1 for all',
    );
  });
});

describe('what cannot be edited', () => {
  it.each<[string, string, YamlEdit, string, number]>([
    [
      'a quoted template',
      'a: 1\nb: "{{ .Values.b }}"\n',
      set(['b'], 1),
      'template',
      2,
    ],
    [
      'a bare template',
      'a: 1\nb: {{ .Values.b }}\n',
      set(['b'], 1),
      'template',
      2,
    ],
    [
      'a key of a template',
      'a: 1\nb: {{ .Values.b }}\n',
      set(['b', 'c'], 1),
      'template',
      2,
    ],
    [
      'a file of templates',
      'a: 1\n{{- if .x }}\nb: 1\n{{- end }}\n',
      set(['a'], 2),
      'unparsable',
      2,
    ],
    [
      'a key that is there twice',
      'a: 1\na: 2\n',
      set(['a'], 3),
      'unparsable',
      2,
    ],
    ['a tab', 'a:\n\tb: 1\n', set(['a'], 3), 'unparsable', 2],
    ['a key of a scalar', 'a: 1\nb: x\n', set(['b', 'c'], 3), 'bad-path', 2],
    ['a key of a list', 'a: 1\nb: [x]\n', set(['b', 'c'], 3), 'bad-path', 2],
    [
      'beyond the end of a list',
      'a: 1\nb: [x]\n',
      set(['b', 2], 3),
      'bad-path',
      2,
    ],
    ['no number', 'a: 1\n', set(['a'], NaN), 'bad-value', 1],
    ['everything', 'a: 1\n', remove(), 'bad-path', 1],
    ['an explicit key', 'b: 1\n? a\n: 1\n', set(['a'], 2), 'unsupported', 2],
  ])('%s', (_, text, change, code, line) => {
    expect(refusal(text, change)).toMatchObject({ code, line });
  });

  it('leaves templates elsewhere alone', () => {
    expect(
      edit('a: "{{ x }}"\nb: {{ y }}\nc: 1 # {{ z }}\n', set(['c'], 2)),
    ).toBe('a: "{{ x }}"\nb: {{ y }}\nc: 2 # {{ z }}\n');
  });

  it('names a document that is not there', () => {
    expect(() => editYaml('a: 1\n', { documentIndex: 1, edits: [] })).toThrow(
      'The file has 1 documents, none with the index 1',
    );
  });
});

describe('a file', () => {
  it('is edited in the document and below the root that are given', () => {
    const text =
      'a: {\n---\r\nitems:\r\n- spec: {x: 1}\r\n- spec: {x: 1}\r\n---\r\nspec: {x: 1}\r\n';
    expect(
      editYaml(text, {
        documentIndex: 1,
        root: ['items', 1],
        edits: [
          set(['spec', 'x'], 2),
          set(['spec', 'z'], 1),
          set(['spec', 'x'], 2),
        ],
      }),
    ).toEqual({
      text: text.replace('x: 1}\r\n---', 'x: 2, z: 1}\r\n---'),
      changed: [
        ['spec', 'x'],
        ['spec', 'z'],
      ],
    });
  });

  it('stays as it is when nothing differs', () => {
    const text = 'a:   1\n\n\nb: { c }   \n';
    expect(
      editYaml(text, {
        documentIndex: 0,
        edits: [set(['a'], 1), remove('x'), set(['b'], { c: null })],
      }),
    ).toEqual({ text, changed: [] });
    expect(
      editYaml(text, {
        documentIndex: 0,
        edits: [set(['a'], 2), set(['a'], 1)],
      }),
    ).toEqual({ text, changed: [] });
  });
});

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
import type { YamlPath } from '../YamlEdit';

/** A value and how somebody wrote it down. */
export type Written =
  | { kind: 'scalar'; text: string; behind: boolean }
  | { kind: 'lines'; header: string; body: string[]; behind: boolean }
  | {
      kind: 'map';
      style: 'block' | 'flow' | 'lines';
      step: number;
      behind: boolean;
      entries: {
        key: string;
        value: Written;
        before: Before[];
        deep: boolean;
      }[];
    }
  | {
      kind: 'list';
      style: 'block' | 'flow' | 'lines';
      step: number;
      spaces: number;
      behind: boolean;
      items: { value: Written; before: Before[]; deep: boolean }[];
    };

type Before = 'blank' | 'comment';

/** A line of a file, and the path of the entry that it belongs to. */
export interface Line {
  text: string;
  owner: YamlPath;
}

const texts = [
  '3',
  '0',
  '-1',
  '2.5',
  'true',
  'false',
  'null',
  '~',
  '',
  '100Gi',
  '500m',
  'fast-ssd',
  'a b',
  'http://host:80/x',
  '-1h',
  "it's",
  'x#y',
  'v1.2.3',
  '15',
  '0.5e3',
  '"100Gi"',
  "'100Gi'",
  '"15"',
  "'2'",
  '"a: b # c"',
  "'it''s'",
  '"tab\\there"',
  '"line\\nbreak"',
  "''",
  '""',
  '"ünïcode ✓"',
  '"yes"',
  "'{}'",
  '!!str 15',
  '! x',
];
const keys = [
  'a',
  'b',
  'cpu',
  'memory',
  'max_connections',
  'name',
  'x-y',
  '"a b"',
  "'200'",
  '"yes"',
  "'it''s'",
  'x/y.z',
  'a1',
  'a2',
  'a3',
];

const before = fc.array(fc.constantFrom<Before>('blank', 'comment'), {
  maxLength: 2,
});
const rarely = fc.integer({ min: 0, max: 3 }).map(value => value === 0);
const style = fc.constantFrom(
  'block' as const,
  'block' as const,
  'block' as const,
  'flow' as const,
  'lines' as const,
);

const { written } = fc.letrec<{ written: Written }>(tie => ({
  written: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('scalar' as const),
      text: fc.constantFrom(...texts),
      behind: rarely,
    }),
    fc.record({
      kind: fc.constant('lines' as const),
      header: fc.constantFrom('|', '|-', '>', '>-', '|+'),
      body: fc
        .array(
          fc.constantFrom('one', 'two words', '# no comment', 'key: value', ''),
          { minLength: 1, maxLength: 3 },
        )
        .map(lines => ['first', ...lines, 'last']),
      behind: rarely,
    }),
    fc.record({
      kind: fc.constant('map' as const),
      style,
      step: fc.integer({ min: 1, max: 4 }),
      behind: rarely,
      entries: fc.uniqueArray(
        fc.record({
          key: fc.constantFrom(...keys),
          value: tie('written'),
          before,
          deep: rarely,
        }),
        { maxLength: 4, selector: ({ key }) => key },
      ),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      style,
      step: fc.integer({ min: 0, max: 3 }),
      spaces: fc.constantFrom(1, 1, 1, 3),
      behind: rarely,
      items: fc.array(
        fc.record({ value: tie('written'), before, deep: rarely }),
        {
          maxLength: 4,
        },
      ),
    }),
  ),
}));

/** Documents that are mappings, as manifests are. */
export const manifest = written
  .filter(
    (value): value is Extract<Written, { kind: 'map' }> =>
      value.kind === 'map' && value.entries.length > 0,
  )
  .map(value => ({ ...value, style: 'block' as const, behind: false }));

/** Writes values down. Every comment has a number of its own. */
export class Writer {
  private comments = 0;
  /** True behind a block scalar whose blank lines are part of it. */
  private keeps = false;

  document(map: Extract<Written, { kind: 'map' }>): Line[] {
    return this.blockMap(map, 0, []);
  }

  private comment(): string {
    this.comments += 1;
    return `# c${this.comments};`;
  }

  private before(
    kinds: readonly Before[],
    column: number,
    owner: YamlPath,
  ): Line[] {
    return kinds
      .filter(kind => kind === 'comment' || !this.keeps)
      .map(kind => ({
        text: kind === 'blank' ? '' : `${' '.repeat(column)}${this.comment()}`,
        owner,
      }));
  }

  private blockMap(
    map: Extract<Written, { kind: 'map' }>,
    column: number,
    path: YamlPath,
  ): Line[] {
    return map.entries.flatMap(({ key, value, before: above, deep }) => {
      const own = [...path, keyOf(key)];
      return [
        ...this.before(above, column, own),
        ...this.value(
          `${' '.repeat(column)}${key}:`,
          value,
          column,
          map.step,
          own,
        ),
        ...this.deep(deep, value, column, own),
      ];
    });
  }

  private blockList(
    list: Extract<Written, { kind: 'list' }>,
    column: number,
    path: YamlPath,
  ): Line[] {
    return list.items.flatMap(({ value, before: above, deep }, index) => {
      const own = [...path, index];
      const dash = `${' '.repeat(column)}-`;
      const head = this.before(above, column, own);
      if ((value.kind === 'map' || value.kind === 'list') && isBlock(value)) {
        const inner = column + 1 + list.spaces;
        const lines =
          value.kind === 'map'
            ? this.blockMap(value, inner, own)
            : this.blockList(value, inner, own);
        const [first, ...rest] = lines;
        const inline =
          first.text.trim() !== '' && !first.text.trim().startsWith('#');
        return [
          ...head,
          ...(inline
            ? [
                {
                  ...first,
                  text: `${dash}${' '.repeat(
                    list.spaces,
                  )}${first.text.trimStart()}`,
                },
                ...rest,
              ]
            : [{ text: dash, owner: own }, ...lines]),
          ...this.deep(deep, value, column, own),
        ];
      }
      return [
        ...head,
        ...this.value(
          `${dash}${' '.repeat(list.spaces - 1)}`,
          value,
          column,
          2,
          own,
        ),
        ...this.deep(deep, value, column, own),
      ];
    });
  }

  /** A comment below an entry, deeper than it. */
  private deep(
    wanted: boolean,
    value: Written,
    column: number,
    owner: YamlPath,
  ): Line[] {
    if (!wanted || endsInLines(value)) {
      return [];
    }
    const isCollection = value.kind === 'map' || value.kind === 'list';
    const inner = isCollection && isBlock(value);
    return [
      {
        text: `${' '.repeat(column + (inner ? 1 : 3))}${this.comment()}`,
        owner,
      },
    ].filter(() => !inner || !isFlat(value));
  }

  private value(
    head: string,
    value: Written,
    column: number,
    step: number,
    path: YamlPath,
  ): Line[] {
    const behind = value.behind ? ` ${this.comment()}` : '';
    this.keeps = value.kind === 'lines' && value.header.includes('+');
    switch (value.kind) {
      case 'scalar':
        return [
          {
            text: `${head}${value.text && ' '}${value.text}${behind}`,
            owner: path,
          },
        ];
      case 'lines':
        return [
          { text: `${head} ${value.header}${behind}`, owner: path },
          ...value.body.map(line => ({
            text: line && `${' '.repeat(column + step + 1)}${line}`,
            owner: path,
          })),
        ];
      default:
        if (!isBlock(value)) {
          return this.flow(head, value, column, path, behind);
        }
        return [
          { text: `${head}${behind}`, owner: path },
          ...(value.kind === 'map'
            ? this.blockMap(value, column + step, path)
            : this.blockList(value, column + value.step, path)),
        ];
    }
  }

  private flow(
    head: string,
    value: Extract<Written, { kind: 'map' | 'list' }>,
    column: number,
    path: YamlPath,
    behind: string,
  ): Line[] {
    const parts = flowParts(value);
    const [open, close] = value.kind === 'map' ? '{}' : '[]';
    if (value.style !== 'lines' || parts.length === 0) {
      const space = value.step > 2 && parts.length > 0 ? ' ' : '';
      return [
        {
          text: `${head} ${open}${space}${parts.join(
            ', ',
          )}${space}${close}${behind}`,
          owner: path,
        },
      ];
    }
    const pad = ' '.repeat(column + 4);
    return [
      { text: `${head} ${open}${behind}`, owner: path },
      ...parts.map((part, index) => ({
        text: `${pad}${part}${
          index < parts.length - 1 || value.step > 1 ? ',' : ''
        }`,
        owner: path,
      })),
      { text: `${' '.repeat(column + 2)}${close}`, owner: path },
    ];
  }
}

function flowParts(
  value: Extract<Written, { kind: 'map' | 'list' }>,
): string[] {
  return value.kind === 'map'
    ? value.entries.map(({ key, value: inner }) => `${key}: ${flowText(inner)}`)
    : value.items.map(({ value: inner }) => flowText(inner) || '~');
}

function flowText(value: Written): string {
  switch (value.kind) {
    case 'scalar':
      return value.text;
    case 'lines':
      return JSON.stringify(value.body.join('\n'));
    case 'map':
      return `{${flowParts(value).join(', ')}}`;
    default:
      return `[${flowParts(value).join(', ')}]`;
  }
}

function isBlock(value: Extract<Written, { kind: 'map' | 'list' }>): boolean {
  return (
    value.style === 'block' &&
    (value.kind === 'map' ? value.entries : value.items).length > 0
  );
}

/** True where a comment below a list would be taken for one of its last item. */
function isFlat(value: Written): boolean {
  return value.kind === 'list' && value.step === 0;
}

function endsInLines(value: Written): boolean {
  if (value.kind === 'map' || value.kind === 'list') {
    const inner: { value: Written }[] =
      value.kind === 'map' ? value.entries : value.items;
    return isBlock(value) && endsInLines(inner[inner.length - 1].value);
  }
  return value.kind === 'lines';
}

function keyOf(source: string): string {
  return source.startsWith("'")
    ? source.slice(1, -1).replace("''", "'")
    : source.replace(/"/g, '');
}

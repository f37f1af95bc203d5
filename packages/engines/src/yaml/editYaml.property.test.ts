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

/* eslint-disable jest/no-conditional-expect -- what is true of an edit depends on what was generated */
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Line, manifest, Writer } from './__testUtils__/writtenFile';
import { editYaml } from './editYaml';
import { JsonValue, sameJson, valueAt } from './JsonValue';
import type { YamlEdit, YamlPath } from './YamlEdit';
import { withValue } from './__testUtils__/withValue';

const runs = { numRuns: 1500 };

/** Read by the library as it is, without what this package adds. */
function read(text: string): JsonValue[] {
  return [...parseAllDocuments(text, { merge: true, logLevel: 'silent' })].map(
    document => {
      expect(document.errors).toEqual([]);
      return document.toJS() as JsonValue;
    },
  );
}

/** All paths of a value but the empty one. */
function pathsOf(value: JsonValue, path: YamlPath = []): YamlPath[] {
  if (typeof value !== 'object' || value === null) {
    return path.length > 0 ? [path] : [];
  }
  const inner: [string | number, JsonValue][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : (Object.entries(value) as [string, JsonValue][]);
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([step, each]) => pathsOf(each, [...path, step])),
  ];
}

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.integer({ min: -1000, max: 100000 }),
  fc.boolean(),
  fc.constant(null),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map(value => (Object.is(value, -0) ? 0 : value)),
  fc.constantFrom(
    '200Gi',
    '1',
    '0644',
    '1e3',
    'yes',
    'null',
    '~',
    '',
    ' x',
    'x ',
    'a: b',
    'a #b',
    '- a',
    '-1h',
    '{a}',
    '[a',
    "it's",
    '"',
    'a\nb',
    'a\nb\n',
    'a\n\nb\n',
    '\n',
    ' a\nb',
    'a\tb',
    '2024-01-01T00:00:00+00:00',
    '1:30',
    '0x1f',
    '1_000',
    '.5',
    '=',
    '<<',
    '?',
    '---',
    '%x',
    '@x',
    '&a',
    '*a',
    '!x',
    '|',
    '>',
    '`',
    'ünï',
    '\u2028',
    '\ufeff',
    'a,b',
    'x?',
    'a:',
    ':a',
    '# no',
    'a\r\nb',
    'first\nsecond\nthird line\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const anyValue: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('a', 'b', 'cpu', 'new key', '200', 'yes'),
      scalar,
      { maxKeys: 3, noNullPrototype: true },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('a', 'b', 'name'),
      fc.oneof(
        scalar,
        fc.array(
          fc.dictionary(fc.constantFrom('a', 'x'), scalar, {
            maxKeys: 2,
            noNullPrototype: true,
          }),
          { maxLength: 2 },
        ),
      ),
      { maxKeys: 3, noNullPrototype: true },
    ),
  },
);

interface WrittenFile {
  text: string;
  eol: string;
  /** The lines of the document to edit, and how many stand before and after it. */
  lines: Line[];
  head: string[];
  tail: string[];
  index: number;
}

const writtenFile: fc.Arbitrary<WrittenFile> = fc
  .record({
    documents: fc.array(manifest, { minLength: 1, maxLength: 3 }),
    edited: fc.nat(),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    opened: fc.boolean(),
    ended: fc.boolean(),
  })
  .map(({ documents, edited, crlf, bom, opened, ended }) => {
    const writer = new Writer();
    const index = edited % documents.length;
    const all = documents.map((document, at) => {
      const mark = at > 0 || opened ? ['---'] : [];
      return { mark, lines: writer.document(document) };
    });
    const plain = (some: typeof all) =>
      some.flatMap(({ mark, lines }) => [
        ...mark,
        ...lines.map(({ text }) => text),
      ]);
    const eol = crlf ? '\r\n' : '\n';
    const head = [...plain(all.slice(0, index)), ...all[index].mark];
    const tail = plain(all.slice(index + 1));
    const { lines } = all[index];
    const texts = [...head, ...lines.map(({ text }) => text), ...tail];
    return {
      text: `${bom ? '\ufeff' : ''}${texts.join(eol)}${ended ? eol : ''}`,
      eol,
      lines,
      head,
      tail,
      index,
    };
  });

const commentsOf = (text: string) => text.match(/# c\d+;/g) ?? [];
const startsWith = (path: YamlPath, start: YamlPath) =>
  start.every((step, index) => path[index] === step);

/** Edits one path, and checks everything that is true for every edit. */
function check(
  file: WrittenFile,
  path: YamlPath,
  value: JsonValue | undefined,
) {
  const before = read(file.text);
  const wanted = withValue(before[file.index], path, value);
  const edit: YamlEdit =
    value === undefined ? { op: 'remove', path } : { op: 'set', path, value };
  const { text } = editYaml(file.text, {
    documentIndex: file.index,
    edits: [edit],
  });
  const after = read(text);
  expect(after[file.index]).toEqual(wanted);
  expect(after.filter((_, index) => index !== file.index)).toEqual(
    before.filter((_, index) => index !== file.index),
  );
  if (sameJson(before[file.index], wanted)) {
    expect(text).toBe(file.text);
  }
  // Again is nothing
  if (value !== undefined) {
    expect(
      editYaml(text, { documentIndex: file.index, edits: [edit] }),
    ).toEqual({ text, changed: [] });
  }
  return text;
}

/** The lines of the document that are not there any more, taken between the first and the last that differ; and how many there are now instead. */
function changedLines(file: WrittenFile, text: string) {
  const old = file.text.split('\n');
  const now = text.split('\n');
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) {
    top++;
  }
  let bottom = 0;
  while (
    bottom < old.length - top &&
    bottom < now.length - top &&
    old[old.length - 1 - bottom] === now[now.length - 1 - bottom]
  ) {
    bottom++;
  }
  const gone = file.lines.slice(
    Math.max(top - file.head.length, 0),
    Math.max(old.length - bottom - file.head.length, 0),
  );
  return {
    gone,
    added: now.length - top - bottom,
    removed: old.length - top - bottom,
    top,
    end: old.length - bottom,
  };
}

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items[index % items.length];
}

describe('editYaml, for files as anybody may write them', () => {
  it('replaces a scalar by a scalar: one line changes, and setting it back gives the file back', () => {
    fc.assert(
      fc.property(writtenFile, fc.nat(), scalar, (file, which, value) => {
        const present = read(file.text)[file.index];
        const path = pick(
          pathsOf(present).filter(
            each => typeof valueAt(present, each) !== 'object',
          ),
          which,
        );
        fc.pre(path !== undefined);
        const text = check(file, path!, value);
        const old = valueAt(present, path!)!;
        const owned = file.lines.filter(
          ({ owner }) =>
            startsWith(path!, owner) && owner.length === path!.length,
        );
        const isLines =
          owned.length > 1 ||
          (typeof value === 'string' && value.includes('\n'));
        const { gone, added, removed } = changedLines(file, text);
        for (const { owner } of gone) {
          expect(startsWith(path!, owner)).toBe(true);
        }
        expect(commentsOf(text)).toEqual(commentsOf(file.text));
        const notation = owned.map(line => line.text).join('\n');
        if (
          owned.length === 1 &&
          old !== null &&
          !/!!str|0\.5e3/.test(notation)
        ) {
          const there = editYaml(file.text, {
            documentIndex: file.index,
            edits: [{ op: 'set', path: path!, value: '7Gi' }],
          });
          const back = editYaml(there.text, {
            documentIndex: file.index,
            edits: [{ op: 'set', path: path!, value: old }],
          });
          expect(back.text).toBe(file.text);
        }
        if (!isLines) {
          expect([added, removed]).toEqual(
            sameJson(old, value) ? [0, 0] : [1, 1],
          );
          const back = editYaml(text, {
            documentIndex: file.index,
            edits: [{ op: 'set', path: path!, value: old }],
          });
          expect(read(back.text)).toEqual(read(file.text));
        }
      }),
      runs,
    );
  });

  it('sets anything anywhere: nothing else changes, and no comment outside is lost', () => {
    fc.assert(
      fc.property(writtenFile, fc.nat(), anyValue, (file, which, value) => {
        const path = pick(pathsOf(read(file.text)[file.index]), which)!;
        const text = check(file, path, value);
        const { gone } = changedLines(file, text);
        for (const { owner } of gone) {
          expect(startsWith(owner, path) || startsWith(path, owner)).toBe(true);
        }
        const kept = file.lines
          .filter(({ owner }) => !startsWith(owner, path))
          .map(line => line.text);
        expect(commentsOf(text)).toEqual(
          expect.arrayContaining(commentsOf(kept.join('\n'))),
        );
      }),
      runs,
    );
  });

  it('inserts keys and items: no line is lost, no comment is lost', () => {
    fc.assert(
      fc.property(
        writtenFile,
        fc.nat(),
        anyValue,
        fc.option(fc.constantFrom('a', 'b', 'cpu', 'name')),
        (file, which, value, after) => {
          const present = read(file.text)[file.index];
          const parent = pick(
            [[], ...pathsOf(present)].filter(each => {
              const at = valueAt(present, each);
              return typeof at === 'object';
            }),
            which,
          )!;
          const at = valueAt(present, parent);
          const path = [...parent, Array.isArray(at) ? at.length : 'inserted'];
          const before = read(file.text)[file.index];
          const { text } = editYaml(file.text, {
            documentIndex: file.index,
            edits: [{ op: 'set', path, value, after: after ? [after] : [] }],
          });
          expect(read(text)[file.index]).toEqual(
            withValue(before, path, value),
          );
          expect(commentsOf(text).sort()).toEqual(commentsOf(file.text).sort());
          const { gone, removed } = changedLines(file, text);
          const wasEmpty =
            at === null || Object.keys(at as object).length === 0;
          const lines = file.lines.filter(
            ({ owner }) =>
              startsWith(parent, owner) && owner.length === parent.length,
          );
          for (const { owner } of gone) {
            expect(startsWith(parent, owner) || startsWith(owner, parent)).toBe(
              true,
            );
          }
          if (
            !wasEmpty &&
            lines.length > 0 &&
            text.endsWith('\n') &&
            !/[{[]/.test(lines.map(line => line.text).join(''))
          ) {
            expect(removed).toBe(0);
          }
          expect(
            editYaml(text, {
              documentIndex: file.index,
              edits: [{ op: 'set', path, value }],
            }).text,
          ).toBe(text);
          // Taken out again, the file says what it said
          const back = editYaml(text, {
            documentIndex: file.index,
            edits: [{ op: 'remove', path }],
          });
          if (at !== null) {
            expect(read(back.text)).toEqual(read(file.text));
          }
        },
      ),
      runs,
    );
  });

  it('removes anything: every other entry and its comments stay', () => {
    fc.assert(
      fc.property(writtenFile, fc.nat(), (file, which) => {
        const path = pick(pathsOf(read(file.text)[file.index]), which)!;
        const text = check(file, path, undefined);
        const { gone } = changedLines(file, text);
        const parent = path.slice(0, -1);
        // A text that keeps its trailing blank lines (`|+`) would take in one that followed what is removed
        const keeps = /[|>]\d?\+/.test(file.text);
        for (const { owner } of gone.filter(
          line => !keeps || line.text !== '',
        )) {
          expect(startsWith(owner, parent) || startsWith(parent, owner)).toBe(
            true,
          );
        }
        const kept = file.lines
          .filter(({ owner }) => !startsWith(owner, path))
          .map(line => line.text);
        expect(commentsOf(text)).toEqual(
          expect.arrayContaining(commentsOf(kept.join('\n'))),
        );
      }),
      runs,
    );
  });

  it('makes several edits at once as it makes them one after another', () => {
    fc.assert(
      fc.property(
        writtenFile,
        fc.array(
          fc.record({
            which: fc.nat(),
            value: fc.option(anyValue, { nil: undefined }),
            key: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
          }),
          { minLength: 2, maxLength: 5 },
        ),
        (file, changes) => {
          let wanted = read(file.text)[file.index];
          const edits: YamlEdit[] = [];
          for (const { which, value, key } of changes) {
            const target = pick(pathsOf(wanted), which);
            if (target) {
              const at = valueAt(wanted, target);
              const path =
                key && typeof at === 'object' && !Array.isArray(at)
                  ? [...target, key]
                  : target;
              if (value !== undefined || valueAt(wanted, path) !== undefined) {
                wanted = withValue(wanted, path, value);
                edits.push(
                  value === undefined
                    ? { op: 'remove', path }
                    : { op: 'set', path, value },
                );
              }
            }
          }
          const { text } = editYaml(file.text, {
            documentIndex: file.index,
            edits,
          });
          const after = read(text);
          expect(after[file.index]).toEqual(wanted);
          expect(after.length).toBe(read(file.text).length);
        },
      ),
      runs,
    );
  });
});

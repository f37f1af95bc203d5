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
import { VOLUME_DIFF } from '../testUtils/planFixtures';
import { changedSpan } from './changedSpan';
import { DiffLine, parseDiff } from './parseDiff';

/** A line of text as files have them, with beginnings that look like the diff's own. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }).map(s => s.replace(/[\n\r]/g, '')),
  fc.constantFrom('-- a/x', '++ b/x', '@@ -1,1 +1,1 @@', '\\ x', '', ' '),
);

const kinds: Readonly<Record<string, DiffLine['kind']>> = {
  ' ': 'context',
  '+': 'added',
  '-': 'removed',
};

const line = fc.tuple(fc.constantFrom(' ', '+', '-'), text);

/** Writes hunks as `diff -u` does, each at least ten lines behind the one before. */
function write(hunks: ReadonlyArray<ReadonlyArray<[string, string]>>) {
  let before = 1;
  let after = 1;
  const lines: string[] = [];
  const expected: Array<Array<Omit<DiffLine, 'noBreak'>>> = [];
  for (const hunk of hunks) {
    const olds = hunk.filter(([sign]) => sign !== '+').length;
    const news = hunk.filter(([sign]) => sign !== '-').length;
    lines.push(`@@ -${before},${olds} +${after},${news} @@ some: key`);
    const read: Array<Omit<DiffLine, 'noBreak'>> = [];
    for (const [sign, content] of hunk) {
      lines.push(`${sign}${content}`);
      read.push({
        kind: kinds[sign],
        ...(sign === '+' ? {} : { before }),
        ...(sign === '-' ? {} : { after }),
        text: content,
      });
      before += sign === '+' ? 0 : 1;
      after += sign === '-' ? 0 : 1;
    }
    expected.push(read);
    before += 10;
    after += 10;
  }
  return { lines, expected };
}

describe('parseDiff', () => {
  it('reads back what was written, whatever the lines look like', () => {
    const hunks = fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(hunks, { minLength: 1, maxLength: 3 }), written => {
        const files = written.map(write);
        const diff = files
          .flatMap(({ lines }, index) => [
            `diff --git a/${index}.yaml b/${index}.yaml`,
            'index 0c1a..2b3c 100644',
            `--- a/${index}.yaml`,
            `+++ b/${index}.yaml`,
            ...lines,
          ])
          .join('\n');
        expect(
          parseDiff(`${diff}\n`).map(({ path, change, hunks: read }) => ({
            path,
            change,
            hunks: read.map(({ lines }) => lines),
          })),
        ).toEqual(
          files.map(({ expected }, index) => ({
            path: `${index}.yaml`,
            change: 'edited',
            hunks: expected,
          })),
        );
      }),
    );
  });

  it('tells new files from those that go, and keeps what Git says of the last line', () => {
    expect(
      parseDiff(
        [
          '--- /dev/null\t1970-01-01',
          '+++ b/new.yaml\t2026-11-26',
          '@@ -0,0 +1 @@',
          '+kind: postgresql',
          '\\ No newline at end of file',
          '--- a/old.yaml',
          '+++ /dev/null',
          '@@ -1 +0,0 @@',
          '-kind: postgresql',
        ].join('\n'),
      ),
    ).toEqual([
      {
        path: 'new.yaml',
        change: 'created',
        added: 1,
        removed: 0,
        hunks: [
          {
            lines: [
              {
                kind: 'added',
                after: 1,
                text: 'kind: postgresql',
                noBreak: true,
              },
            ],
          },
        ],
      },
      {
        path: 'old.yaml',
        change: 'removed',
        added: 0,
        removed: 1,
        hunks: [
          { lines: [{ kind: 'removed', before: 1, text: 'kind: postgresql' }] },
        ],
      },
    ]);
    expect(parseDiff(VOLUME_DIFF)[0].hunks[0].lines).toHaveLength(8);
    expect(parseDiff('no diff at all')).toEqual([]);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string(), garbage => {
        expect(Array.isArray(parseDiff(garbage))).toBe(true);
      }),
    );
  });
});

describe('changedSpan', () => {
  it('marks the value, whole words of it', () => {
    const before = '    size: 100Gi # of each member';
    const after = '    size: 1Ti # of each member';
    const span = changedSpan(before, after);
    expect(before.slice(span?.start, span?.beforeEnd)).toBe('100Gi');
    expect(after.slice(span?.start, span?.afterEnd)).toBe('1Ti');
    expect(changedSpan('abc', 'xyz')).toBeUndefined();
  });

  it('leaves the same text at both sides', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { start, beforeEnd, afterEnd } = changedSpan(before, after) ?? {
          start: 0,
          beforeEnd: before.length,
          afterEnd: after.length,
        };
        expect(before.slice(0, start)).toBe(after.slice(0, start));
        expect(before.slice(beforeEnd)).toBe(after.slice(afterEnd));
        expect(start).toBeLessThanOrEqual(Math.min(beforeEnd, afterEnd));
      }),
    );
  });
});

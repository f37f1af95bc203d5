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

/** A line of a {@link DiffHunk}. */
export interface DiffLine {
  kind: 'context' | 'added' | 'removed';
  /** Number of the line in the file before, from 1; absent for an added line. */
  before?: number;
  /** Number of the line in the file after, from 1; absent for a removed line. */
  after?: number;
  /** Without the sign. */
  text: string;
  /** Whether the file ends without a line break after it. */
  noBreak?: true;
}

/** Lines that stand together. */
export interface DiffHunk {
  lines: readonly DiffLine[];
}

/** What changes in a file. */
export interface DiffFile {
  /** Path of the file, the new one where it moves. */
  path: string;
  change: 'edited' | 'created' | 'removed';
  hunks: readonly DiffHunk[];
  added: number;
  removed: number;
}

const NO_FILE = '/dev/null';
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads a unified diff.
 *
 * @remarks
 * The lengths in a hunk's head say which lines belong to it, so that a removed line that begins with two hyphens is not taken for the head of a file.
 * What stands between files, such as the lines that Git adds, is passed over.
 */
export function parseDiff(diff: string): readonly DiffFile[] {
  const lines = diff.split('\n');
  const files: DiffFile[] = [];
  let index = 0;
  while (index < lines.length) {
    const before = pathOf(lines[index], '--- ');
    const after = pathOf(lines[index + 1] ?? '', '+++ ');
    if (before === undefined || after === undefined) {
      index += 1;
      continue;
    }
    const { hunks, next } = readHunks(lines, index + 2);
    const all = hunks.flatMap(hunk => hunk.lines);
    files.push({
      path: after === NO_FILE ? before : after,
      change: changeOf(before, after),
      hunks,
      added: all.filter(({ kind }) => kind === 'added').length,
      removed: all.filter(({ kind }) => kind === 'removed').length,
    });
    index = next;
  }
  return files;
}

/** The path that the head of a file names, without `a/` and `b/` and without a time behind a tab. */
function pathOf(line: string, sign: '--- ' | '+++ '): string | undefined {
  if (!line.startsWith(sign)) {
    return undefined;
  }
  const [path] = line.slice(sign.length).replace(/\r$/, '').split('\t');
  return path.replace(sign === '--- ' ? /^a\// : /^b\//, '');
}

function changeOf(before: string, after: string): DiffFile['change'] {
  if (before === NO_FILE) {
    return 'created';
  }
  return after === NO_FILE ? 'removed' : 'edited';
}

function readHunks(
  lines: readonly string[],
  start: number,
): { hunks: DiffHunk[]; next: number } {
  const hunks: DiffHunk[] = [];
  let index = start;
  for (;;) {
    const head = HUNK.exec(lines[index] ?? '');
    if (!head) {
      return { hunks, next: index };
    }
    const [, before, beforeCount = '1', after, afterCount = '1'] = head;
    const read = readLines(lines, index + 1, {
      before: Number(before),
      after: Number(after),
      beforeLeft: Number(beforeCount),
      afterLeft: Number(afterCount),
    });
    hunks.push({ lines: read.lines });
    index = read.next;
  }
}

function readLines(
  lines: readonly string[],
  start: number,
  given: {
    before: number;
    after: number;
    beforeLeft: number;
    afterLeft: number;
  },
): { lines: DiffLine[]; next: number } {
  const read: DiffLine[] = [];
  const at = { ...given };
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    const sign = line.charAt(0);
    const text = line.slice(1);
    const last = read.at(-1);
    if (sign === '\\') {
      // "\ No newline at end of file" belongs to the line above it.
      if (last) {
        last.noBreak = true;
      }
    } else if (sign === '+' && at.afterLeft > 0) {
      read.push({ kind: 'added', after: at.after, text });
      at.after += 1;
      at.afterLeft -= 1;
    } else if (sign === '-' && at.beforeLeft > 0) {
      read.push({ kind: 'removed', before: at.before, text });
      at.before += 1;
      at.beforeLeft -= 1;
    } else if (
      (sign === ' ' || sign === '' || sign === '\r') &&
      at.beforeLeft > 0 &&
      at.afterLeft > 0
    ) {
      // Some tools drop the space of an empty line.
      read.push({
        kind: 'context',
        before: at.before,
        after: at.after,
        text: sign === '\r' ? line : text,
      });
      at.before += 1;
      at.after += 1;
      at.beforeLeft -= 1;
      at.afterLeft -= 1;
    } else {
      break;
    }
  }
  return { lines: read, next: index };
}

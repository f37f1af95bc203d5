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

/** One line of a diff. */
export interface DiffLine {
  kind: 'plus' | 'minus' | 'same' | 'hunk' | 'note';
  text: string;
  /** Line numbers in the old and the new file. */
  old?: number;
  new?: number;
}

/** What a diff says of one file. */
export interface DiffFile {
  /** Where it is; where it was, for one that is gone. */
  path: string;
  /** `new file`, `deleted`, `renamed from …`. */
  note?: string;
  lines: DiffLine[];
}

/** Takes a diff as git prints it apart, file by file. */
export function parseDiff(text: string): DiffFile[] {
  const files: DiffFile[] = [];
  let old = 0;
  let now = 0;
  for (const line of text.split('\n')) {
    const file = files.at(-1);
    if (line.startsWith('diff --git ')) {
      files.push({ path: pathOf(line), lines: [] });
      old = 0;
    } else if (!file) {
      continue;
    } else if (line.startsWith('@@ ')) {
      const numbers = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
      old = Number(numbers?.[1]);
      now = Number(numbers?.[2]);
      file.lines.push({ kind: 'hunk', text: line });
    } else if (file.lines.length === 0) {
      readHeader(file, line);
    } else if (line.startsWith('+')) {
      file.lines.push({ kind: 'plus', text: line.slice(1), new: now++ });
    } else if (line.startsWith('-')) {
      file.lines.push({ kind: 'minus', text: line.slice(1), old: old++ });
    } else if (line.startsWith(' ')) {
      file.lines.push({
        kind: 'same',
        text: line.slice(1),
        old: old++,
        new: now++,
      });
    } else if (line.startsWith('\\')) {
      file.lines.push({ kind: 'note', text: line.slice(2) });
    }
  }
  return files;
}

function pathOf(line: string): string {
  const end = line.lastIndexOf(' b/');
  return end < 0 ? line : line.slice(end + 3);
}

function readHeader(file: DiffFile, line: string): void {
  if (line.startsWith('new file')) {
    file.note = 'new file';
  } else if (line.startsWith('deleted file')) {
    file.note = 'deleted';
  } else if (line.startsWith('rename from ')) {
    file.note = `renamed from ${line.slice('rename from '.length)}`;
  } else if (line.startsWith('Binary files')) {
    file.note = 'binary';
  }
}

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

import { GitFileChange } from './GitObjects';

/** Joins what `git diff -z --name-status` and `git diff -z --numstat` say of the same two commits. */
export function readFileChanges(
  nameStatus: string,
  numstat: string,
): GitFileChange[] {
  const counts = readCounts(numstat);
  const fields = nameStatus.split('\0');
  const changes: GitFileChange[] = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const letter = fields[i][0];
    const moved = letter === 'R' || letter === 'C';
    const previousPath = moved ? fields[i + 1] : undefined;
    const path = moved ? fields[i + 2] : fields[i + 1];
    i += moved ? 3 : 2;
    changes.push({
      path,
      ...(previousPath && { previousPath }),
      status: statusOf(letter),
      ...(counts.get(path) ?? { additions: 0, deletions: 0 }),
    });
  }
  return changes;
}

function statusOf(letter: string): GitFileChange['status'] {
  switch (letter) {
    case 'A':
    case 'C':
      return 'added';
    case 'D':
      return 'deleted';
    case 'R':
      return 'renamed';
    default:
      return 'changed';
  }
}

function readCounts(
  text: string,
): Map<string, { additions: number; deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  const fields = text.split('\0');
  for (let i = 0; i < fields.length && fields[i]; ) {
    const [additions, deletions, path] = fields[i].split('\t');
    // A file that moved has an empty path here, and its two paths after it.
    const name = path || fields[i + 2];
    i += path ? 1 : 3;
    // Binary files have a dash for each count.
    counts.set(name, {
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
    });
  }
  return counts;
}

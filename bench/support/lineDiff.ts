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

/** How many lines a shortest line diff takes away and adds. */
export function lineDiff(
  before: string,
  after: string,
): { removed: number; added: number } {
  const one = before.split('\n');
  const other = after.split('\n');
  let start = 0;
  while (
    start < one.length &&
    start < other.length &&
    one[start] === other[start]
  ) {
    start++;
  }
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end++;
  }
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  // The longest common subsequence, row by row
  let row = new Array<number>(right.length + 1).fill(0);
  for (const line of left) {
    const next = [0];
    right.forEach((each, index) => {
      next.push(
        line === each ? row[index] + 1 : Math.max(row[index + 1], next[index]),
      );
    });
    row = next;
  }
  const common = row[right.length];
  return { removed: left.length - common, added: right.length - common };
}

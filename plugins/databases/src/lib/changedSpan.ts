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

/** The part of two texts in which they differ: what lies between what they have in common at both ends. */
export interface ChangedSpan {
  /** Index of the first character that differs. */
  start: number;
  /** Index behind the last character that differs, in each text. */
  beforeEnd: number;
  afterEnd: number;
}

/**
 * Finds in which part two lines differ, so that a reader sees `100Gi` and `200Gi` and not two long lines.
 *
 * @returns `undefined` where they have too little in common for a mark to help: less than a third of the shorter one.
 */
export function changedSpan(
  before: string,
  after: string,
): ChangedSpan | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let tail = 0;
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  // Whole words read better than single characters: 1|00Gi and 2|00Gi.
  while (start > 0 && isWord(before[start - 1])) {
    start -= 1;
  }
  while (tail > 0 && isWord(before[before.length - tail])) {
    tail -= 1;
  }
  const common = start + tail;
  return common > 0 && common * 3 >= shorter
    ? {
        start,
        beforeEnd: before.length - tail,
        afterEnd: after.length - tail,
      }
    : undefined;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\w.-]/.test(character);
}

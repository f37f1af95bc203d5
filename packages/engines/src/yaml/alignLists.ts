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

import type { JsonValue } from './JsonValue';

/** Beyond this many comparisons, lists are compared item by item. */
const maxComparisons = 40_000;

/**
 * Which item of the present list each wanted item is: equal ones first, as many as possible in order; between them, those at the same place are taken for
 * changed ones. `undefined` for items that are new.
 */
export function alignLists(
  present: readonly JsonValue[],
  wanted: readonly JsonValue[],
): (number | undefined)[] {
  const one = present.map(canonical);
  const other = wanted.map(canonical);
  const aligned: (number | undefined)[] = new Array(wanted.length).fill(
    undefined,
  );
  let start = 0;
  while (
    start < one.length &&
    start < other.length &&
    one[start] === other[start]
  ) {
    aligned[start] = start;
    start++;
  }
  let end = 0;
  while (
    end < one.length - start &&
    end < other.length - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    aligned[other.length - 1 - end] = one.length - 1 - end;
    end++;
  }
  const pairs = commonItems(
    one.slice(start, one.length - end),
    other.slice(start, other.length - end),
  );
  let from = start;
  let to = start;
  for (const [left, right] of [
    ...pairs.map(pair => [pair[0] + start, pair[1] + start] as const),
    [one.length - end, other.length - end] as const,
  ]) {
    while (from < left && to < right) {
      aligned[to++] = from++;
    }
    if (right < other.length - end) {
      aligned[right] = left;
    }
    from = left + 1;
    to = right + 1;
  }
  return aligned;
}

/** A longest common subsequence, as pairs of indexes. */
function commonItems(
  one: readonly string[],
  other: readonly string[],
): [number, number][] {
  if (one.length * other.length > maxComparisons) {
    return [];
  }
  const lengths = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i][j] =
        one[i] === other[j]
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) {
      pairs.push([i++, j++]);
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return pairs;
}

/** One text for equal values, whatever the order of their keys. */
function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

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

import {
  ChangeRecord,
  ExpectedValue,
  isMerged,
  stageOf,
} from '../ChangeRecord';

/**
 * What a merged change still has to come to, given the other changes of its database: what was merged after it counts more.
 *
 * @remarks
 * A later change of the same kind takes its place, and so does one that deletes the database or makes it anew. One of another kind takes over the values that
 * both set: the object will not say the older ones again.
 */
export function overtake(
  change: ChangeRecord,
  others: readonly ChangeRecord[],
): ChangeRecord {
  if (!isMerged(change)) {
    return change;
  }
  const later = others.filter(other => isLater(other, change));
  const by = later.find(
    ({ operation, kind }) =>
      operation === change.operation ||
      kind === 'delete' ||
      change.kind === 'delete',
  );
  if (by) {
    return {
      ...change,
      state: 'superseded',
      supersededBy: by.id,
      waitingFor: undefined,
      problem: undefined,
      lookAt: undefined,
    };
  }
  const theirs = later.flatMap(({ expected }) => expected);
  const expected = change.expected.filter(
    own => !theirs.some(other => overlaps(own, other)),
  );
  return expected.length === change.expected.length
    ? change
    : { ...change, expected };
}

function isLater(other: ChangeRecord, change: ChangeRecord): boolean {
  const difference = mergedAt(other) - mergedAt(change);
  return (
    other.id !== change.id &&
    isMerged(other) &&
    (difference > 0 || (difference === 0 && other.createdAt > change.createdAt))
  );
}

/** When the change was merged, in milliseconds since the epoch. */
export function mergedAt(change: ChangeRecord): number {
  return Date.parse(stageOf(change, 'merged').at ?? '') || change.createdAt;
}

/** Whether one of the places is the other one, or within it. */
function overlaps({ path: a }: ExpectedValue, { path: b }: ExpectedValue) {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((step, index) => step === b[index]);
}

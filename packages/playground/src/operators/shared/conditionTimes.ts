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
import { isRecord, JsonRecord, listAt } from './fields';

/** The new conditions; one that says the same as before keeps the time since which it holds, as the API's writers do. */
export function withKnownTimes(
  conditions: readonly unknown[],
  known: readonly unknown[],
): JsonRecord[] {
  return conditions.filter(isRecord).map(condition => {
    const before = known
      .filter(isRecord)
      .find(
        each =>
          each.type === condition.type && each.status === condition.status,
      );
    return before?.lastTransitionTime === undefined
      ? condition
      : { ...condition, lastTransitionTime: before.lastTransitionTime };
  });
}

/** A status to be written over another one. */
export function statusOver(known: unknown, status: JsonRecord): JsonRecord {
  return Array.isArray(status.conditions)
    ? {
        ...status,
        conditions: withKnownTimes(
          status.conditions,
          listAt(known, 'conditions'),
        ),
      }
    : status;
}

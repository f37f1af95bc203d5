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

import { listWords } from '../kubernetes/words';

/** Replica sets with the same settings, together: shards usually are alike. */
export function alike<T extends { name: string }>(
  sets: readonly T[],
  settingsOf: (set: T) => Readonly<Record<string, string>> | undefined,
): { first: T; names: string; all: readonly T[] }[] {
  const keyOf = (set: T) =>
    JSON.stringify(Object.entries(settingsOf(set) ?? {}).sort());
  return sets
    .filter(
      (set, index) =>
        sets.findIndex(other => keyOf(other) === keyOf(set)) === index,
    )
    .map(first => {
      const all = sets.filter(other => keyOf(other) === keyOf(first));
      return { first, names: listWords(all.map(({ name }) => name)), all };
    });
}

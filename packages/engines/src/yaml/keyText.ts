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

import { isScalar, Pair, YAMLMap } from 'yaml';

/** The text of a key, as it is a key of the resolved value. */
export function keyText(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value ?? '') : undefined;
}

/** True for `<<`, which brings in the keys of other mappings. */
export function isMergeKey(key: unknown): boolean {
  return (
    isScalar(key) &&
    (typeof key.value === 'symbol' ||
      (key.value === '<<' && (!key.type || key.type === 'PLAIN')))
  );
}

/** The pair with a key of its own, merge keys aside. */
export function ownPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(
    pair => !isMergeKey(pair.key) && keyText(pair.key) === key,
  );
}

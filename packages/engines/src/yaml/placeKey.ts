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

import type { Pair } from 'yaml';
import type { JsonValue } from './JsonValue';
import { isMergeKey, keyText } from './keyText';

/** A key that is to be inserted. */
export interface NewKey {
  readonly key: string;
  readonly value: JsonValue;
}

/** Puts a new key into the order of a mapping: after the best of the given keys that is there, else at the end; always after a merge key, which it overrides. */
export function placeKey(
  order: (Pair | NewKey)[],
  key: string,
  value: JsonValue,
  after: readonly string[] = [],
): void {
  const names = order.map(each =>
    isNewKey(each) ? each.key : keyText(each.key),
  );
  const wanted = after
    .map(name => names.indexOf(name))
    .find(index => index >= 0);
  const merge = order
    .map(each => !isNewKey(each) && isMergeKey(each.key))
    .lastIndexOf(true);
  const index = Math.max(wanted ?? order.length - 1, merge);
  order.splice(index + 1, 0, { key, value });
}

export function isNewKey(entry: Pair | NewKey): entry is NewKey {
  return typeof entry.key === 'string';
}

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

import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from './dotPath';
import { Named, NamedChange } from './namedChange';

/** Two lists of an input: what is added or changed, and the names of what goes, such as `users` and `removeUsers`. */
export interface NamedListKeys {
  changed: string;
  removed: string;
}

/** What a value asks for of a list of named things. */
export function changeIn<T extends Named>(
  value: JsonObject,
  keys: NamedListKeys,
): NamedChange<T> {
  const { [keys.removed]: removed } = value;
  return {
    changed: itemsIn<T>(value[keys.changed]),
    removed: Array.isArray(removed)
      ? removed.filter((name): name is string => typeof name === 'string')
      : [],
  };
}

/** The value with what is asked for of a list; what is empty is left out. */
export function withChangeIn<T extends Named>(
  value: JsonObject,
  keys: NamedListKeys,
  change: NamedChange<T>,
): JsonObject {
  const {
    [keys.changed]: _changed,
    [keys.removed]: _removed,
    ...others
  } = value;
  return {
    ...others,
    ...(change.changed.length > 0 && {
      [keys.changed]: change.changed as unknown as JsonValue,
    }),
    ...(change.removed.length > 0 && { [keys.removed]: [...change.removed] }),
  };
}

/** The items of a list that have a name. */
export function itemsIn<T extends Named>(
  list: JsonValue | undefined,
): readonly T[] {
  return Array.isArray(list)
    ? (list.filter(
        item => isJsonObject(item) && typeof item.name === 'string',
      ) as unknown as readonly T[])
    : [];
}

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

import { ChangedField } from '@database-platform/plugin-databases-common';
import { at, isObject } from '../json';

/** What nothing in Kubernetes tells about the fields of a manifest. */
export interface NotKnown {
  /** From the root of the manifest; `*` is any entry of a list, or any key. */
  fields: readonly string[];
  /** A clause with the reason. */
  words: string;
}

/** Which of it is about fields that were changed, each once, in the order of the table. */
export function notKnownBy(
  table: readonly NotKnown[],
): (changed: readonly ChangedField[]) => readonly string[] {
  return changed => [
    ...new Set(
      table
        .filter(({ fields }) =>
          fields.some(field =>
            changed.some(({ path, value }) =>
              concerns(field.split('.'), path, value),
            ),
          ),
        )
        .map(({ words }) => words),
    ),
  ];
}

/** Whether a changed value is the field, inside of it, or holds it. */
function concerns(
  field: readonly string[],
  path: ChangedField['path'],
  value: unknown,
): boolean {
  const isSame = field
    .slice(0, path.length)
    .every((key, index) => key === '*' || key === String(path[index]));
  return (
    isSame &&
    // A value that was taken out may have held anything
    (value === undefined || holds(value, field.slice(path.length)))
  );
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) {
    return true;
  }
  if (key === '*') {
    return (
      isObject(value) || Array.isArray(value) ? Object.values(value) : []
    ).some(entry => holds(entry, rest));
  }
  const found = at(value, key);
  return found !== undefined && holds(found, rest);
}

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

import { isJsonObject, isSettled } from '../json';
import { FieldError, fieldErrors } from '../status/FieldError';
import { Schema } from './Schema';

function duplicates(
  list: readonly unknown[],
  keyOf: (item: unknown) => string,
): number[] {
  const times = new Map<string, number>();
  const found: number[] = [];
  list.forEach((item, index) => {
    const key = keyOf(item);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    if (before === 1) {
      found.push(index);
    }
  });
  return found;
}

function mapKeys(
  item: unknown,
  keys: readonly string[],
): Record<string, unknown> {
  const object = isJsonObject(item) ? item : {};
  return Object.fromEntries(
    keys
      .filter(key => object[key] !== undefined)
      .map(key => [key, object[key]]),
  );
}

/** Finds entries that a list of type `set` or `map` has twice. */
export function validateLists(
  value: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (isSettled(value)) {
    return errors;
  }
  if (Array.isArray(value)) {
    if (schema.listType === 'set') {
      for (const index of duplicates(value, item => JSON.stringify(item))) {
        errors.push(fieldErrors.duplicate(`${path}[${index}]`, value[index]));
      }
    }
    if (schema.listType === 'map') {
      const keys = schema.listMapKeys ?? [];
      const found = duplicates(value, item =>
        JSON.stringify(keys.map(key => mapKeys(item, keys)[key])),
      );
      for (const index of found) {
        errors.push(
          fieldErrors.duplicate(
            `${path}[${index}]`,
            mapKeys(value[index], keys),
          ),
        );
      }
    }
    if (schema.items) {
      value.forEach((item, index) =>
        errors.push(...validateLists(item, schema.items!, `${path}[${index}]`)),
      );
    }
  } else if (isJsonObject(value)) {
    for (const [name, child] of Object.entries(value)) {
      const property = schema.properties?.get(name);
      if (property) {
        errors.push(
          ...validateLists(child, property, path ? `${path}.${name}` : name),
        );
      } else if (typeof schema.additionalProperties === 'object') {
        errors.push(
          ...validateLists(
            child,
            schema.additionalProperties,
            `${path}[${name}]`,
          ),
        );
      }
    }
  }
  return errors;
}

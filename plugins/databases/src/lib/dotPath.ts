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

/**
 * What stands at a path such as `size.cpu.limit` or `users.0.name`.
 *
 * @returns `undefined` where nothing does
 */
export function getAt(
  data: JsonValue | undefined,
  path: string,
): JsonValue | undefined {
  let at = data;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) {
      return undefined;
    }
    at = (at as JsonObject)[key];
  }
  return at;
}

/** The data with a value at a path. What stands in the way of the path and is no object is replaced. */
export function setAt(
  data: JsonObject,
  path: string,
  value: JsonValue | undefined,
): JsonObject {
  const [key, ...rest] = path.split('.');
  if (rest.length === 0) {
    const { [key]: _, ...others } = data;
    return value === undefined ? others : { ...others, [key]: value };
  }
  const below = Object.hasOwn(data, key) ? data[key] : undefined;
  return {
    ...data,
    [key]: setAt(isJsonObject(below) ? below : {}, rest.join('.'), value),
  };
}

/** Whether a value is an object, and neither a list nor null. */
export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

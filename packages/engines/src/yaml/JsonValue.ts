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

/**
 * A value that JSON can hold.
 *
 * @public
 */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | JsonObject;

/**
 * A JSON object.
 *
 * @public
 */
export type JsonObject = { readonly [key in string]?: JsonValue };

export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(
  value: JsonValue | undefined,
): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The own value of a key; a key such as `constructor` is nothing special. */
export function ownValue(
  object: JsonObject,
  key: string,
): JsonValue | undefined {
  return Object.prototype.hasOwnProperty.call(object, key)
    ? object[key]
    : undefined;
}

/** The value at a path; `undefined` as soon as something is missing. */
export function valueAt(
  value: JsonValue | undefined,
  path: readonly (string | number)[],
): JsonValue | undefined {
  let current = value;
  for (const step of path) {
    if (isJsonArray(current)) {
      current = typeof step === 'number' ? current[step] : undefined;
    } else if (isJsonObject(current)) {
      current = ownValue(current, String(step));
    } else {
      return undefined;
    }
  }
  return current;
}

/** Equal as JSON: the order of keys does not matter, a key without a value is none. */
export function sameJson(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
): boolean {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) {
    return true;
  }
  if (isJsonArray(one)) {
    return (
      isJsonArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameJson(item, other[index]))
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) {
    return false;
  }
  const keys = presentKeys(one);
  return (
    keys.length === presentKeys(other).length &&
    keys.every(key => sameJson(ownValue(one, key), ownValue(other, key)))
  );
}

/** The keys that have a value, in the order of the object. */
export function presentKeys(object: JsonObject): string[] {
  return Object.keys(object).filter(key => object[key] !== undefined);
}

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

/** A JSON object whose fields are not known yet. */
export type JsonObject = Record<string, unknown>;

/** True for JSON objects, false for arrays, scalars and null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equality of two JSON values; the order of an object's keys does not matter. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => jsonEqual(item, b[index]))
    );
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = Object.keys(a).filter(key => a[key] !== undefined);
    const others = Object.keys(b).filter(key => b[key] !== undefined);
    return (
      keys.length === others.length &&
      keys.every(key => b[key] !== undefined && jsonEqual(a[key], b[key]))
    );
  }
  return false;
}

/** A copy that shares nothing with the original, to be changed freely; fields that are `undefined` are left out. */
export function jsonClone<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(item => jsonClone(item)) as T;
  }
  if (isJsonObject(value)) {
    const copy: JsonObject = {};
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined) {
        copy[key] = jsonClone(value[key]);
      }
    }
    return copy as T;
  }
  return value;
}

/** A frozen part of a stored object that a write hands back untouched: it was checked when it was stored. */
export function isSettled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.isFrozen(value);
}

/** Freezes a JSON value all the way down. Parts that are frozen already are taken to be frozen below as well. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) {
      deepFreeze(child);
    }
  }
  return value;
}

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

/** The way to a field: keys of objects and indexes of lists. */
export type Place = readonly string[];

type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The ways to all fields of a value. */
export function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) {
    return [place];
  }
  return [
    ...(place.length > 0 ? [place] : []),
    ...Object.entries(value).flatMap(([key, entry]) =>
      placesOf(entry, [...place, key]),
    ),
  ];
}

/** Puts a copy of something else at a place, where that place is still there. */
export function replaceAt(value: unknown, place: Place, by: unknown): void {
  let current = value as Fields;
  for (const step of place.slice(0, -1)) {
    const next = current[step];
    if (typeof next !== 'object' || next === null) {
      return;
    }
    current = next as Fields;
  }
  const last = place[place.length - 1];
  if (last !== undefined) {
    // Not assigned: a key may be `__proto__`
    Object.defineProperty(current, last, {
      value: JSON.parse(JSON.stringify(by)),
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

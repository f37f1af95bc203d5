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
/** True for JSON objects: not for lists, not for null. */
export function isObject(
  value: unknown,
): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of own fields and list indexes; `undefined` as soon as something is missing. */
export function at(
  value: unknown,
  ...path: ReadonlyArray<string | number>
): unknown {
  let current = value;
  for (const step of path) {
    if (
      typeof current !== 'object' ||
      current === null ||
      !Object.prototype.hasOwnProperty.call(current, step)
    ) {
      return undefined;
    }
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

/** The text at a path; `undefined` for what is empty or no text. */
export function textAt(
  value: unknown,
  ...path: ReadonlyArray<string | number>
): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The items of the list at a path; none when it is no list. */
export function listAt(
  value: unknown,
  ...path: ReadonlyArray<string | number>
): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The texts of the object at a path, by key; others are left out. */
export function textsAt(
  value: unknown,
  ...path: ReadonlyArray<string | number>
): Readonly<Record<string, string>> {
  const found = at(value, ...path);
  return isObject(found)
    ? Object.fromEntries(
        Object.entries(found).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )
    : {};
}

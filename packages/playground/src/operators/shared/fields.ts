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

/** A JSON object of which nothing is known yet. */
export type JsonRecord = Record<string, unknown>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at the path, or undefined as soon as a step is missing. */
export function fieldAt(value: unknown, ...path: (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') {
      here = here[step];
    } else if (isRecord(here)) {
      here = here[step];
    } else {
      return undefined;
    }
  }
  return here;
}

export function textAt(
  value: unknown,
  ...path: (string | number)[]
): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(
  value: unknown,
  ...path: (string | number)[]
): number | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

export function flagAt(
  value: unknown,
  ...path: (string | number)[]
): boolean | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'boolean' ? found : undefined;
}

export function recordAt(
  value: unknown,
  ...path: (string | number)[]
): JsonRecord {
  const found = fieldAt(value, ...path);
  return isRecord(found) ? found : {};
}

export function listAt(
  value: unknown,
  ...path: (string | number)[]
): readonly unknown[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The entries whose values are strings. */
export function textsAt(
  value: unknown,
  ...path: (string | number)[]
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, entry] of Object.entries(recordAt(value, ...path))) {
    if (typeof entry === 'string') {
      texts[key] = entry;
    }
  }
  return texts;
}

/** Whether two JSON values say the same; the order of an object's keys says nothing. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => sameJson(a[key], b[key]));
  }
  return false;
}

/** Whether `found` says all that `wanted` says; it may say more, such as a server's defaults. */
export function coversJson(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item, i) => coversJson(found[i], item))
    );
  }
  if (isRecord(wanted)) {
    return (
      isRecord(found) &&
      Object.entries(wanted).every(([key, entry]) =>
        coversJson(found[key], entry),
      )
    );
  }
  return found === wanted;
}

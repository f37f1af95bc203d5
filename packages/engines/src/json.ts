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

/** Reads a value of which nothing is certain: the value, or `undefined` when it is something else. */
export type Reader<T> = (value: unknown) => T | undefined;

/** What a {@link shape} of these fields reads. */
export type Shape<S> = {
  readonly [K in keyof S]?: S[K] extends Reader<infer T> ? T : never;
};

/** The static type of what a reader reads. */
export type Read<R> = R extends Reader<infer T> ? T : never;

/** True for JSON objects: not for lists, not for null. */
export function isObject(
  value: unknown,
): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of own fields and list indexes; `undefined` as soon as something is missing. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
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

export const text: Reader<string> = value =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const number: Reader<number> = value =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const flag: Reader<boolean> = value =>
  typeof value === 'boolean' ? value : undefined;

/** Text, or a number or flag as text: people leave quotes out. */
export const scalar: Reader<string> = value =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))
    ? String(value)
    : undefined;

/** A whole number, also where it is written as text. */
export const integer: Reader<number> = value => {
  const found =
    typeof value === 'string' && /^-?\d{1,15}$/.test(value)
      ? Number(value)
      : value;
  return typeof found === 'number' && Number.isSafeInteger(found)
    ? found
    : undefined;
};

const latestSeconds = 8_640_000_000_000;

/** A time as Kubernetes or Patroni writes it, in whole seconds since the epoch. */
export const seconds: Reader<number> = value => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:/.test(value)) {
    return undefined;
  }
  const parsed = Math.floor(Date.parse(value) / 1000);
  return Math.abs(parsed) <= latestSeconds ? parsed : undefined;
};

/** Seconds since the epoch as ISO 8601. */
export function isoTime(value: number | undefined): string | undefined {
  return value === undefined || !(Math.abs(value) <= latestSeconds)
    ? undefined
    : new Date(value * 1000).toISOString();
}

/** The items that `item` can read; others are left out. */
export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return value =>
    Array.isArray(value)
      ? value.flatMap(entry => {
          const found = item(entry);
          return found === undefined ? [] : [found];
        })
      : undefined;
}

/** The entries whose value `item` can read; others are left out. */
export function mapOf<T>(item: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return value =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, entry]) => {
            const found = item(entry);
            return found === undefined ? [] : [[key, found]];
          }),
        )
      : undefined;
}

/** An object with known fields, each missing when its reader cannot read it. */
export function shape<S extends Record<string, Reader<unknown>>>(
  fields: S,
): Reader<Shape<S>> {
  const entries = Object.entries(fields);
  return value => {
    if (!isObject(value)) {
      return undefined;
    }
    const found: Record<string, unknown> = {};
    for (const [key, reader] of entries) {
      const read = reader(Object.hasOwn(value, key) ? value[key] : undefined);
      if (read !== undefined) {
        found[key] = read;
      }
    }
    return found as Shape<S>;
  };
}

/** Text that holds JSON, as annotations do; `undefined` when it does not. */
export function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') {
    return undefined;
  }
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Leaves out what is undefined, empty or false: facts are kept as text and should be small. */
export function compact<T extends object>(fields: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (!isEmpty(value)) {
      kept[key] = value;
    }
  }
  return kept as T;
}

/** The fields that are there, as text. */
export function textsOf(
  fields: Readonly<Record<string, string | number | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === undefined || value === false || value === '';
  }
  return Array.isArray(value)
    ? value.length === 0
    : Object.keys(value).length === 0;
}

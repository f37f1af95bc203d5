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

type Path = readonly (string | number)[];

type Collection = Record<string | number, unknown>;

function isCollection(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null;
}

/** The value at a path. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (each, step) => (isCollection(each) ? each[step] : undefined),
    value,
  );
}

/** A value with another value at a path. */
export function withValue(
  value: unknown,
  path: Path,
  wanted: unknown,
): unknown {
  if (path.length === 0) {
    return wanted;
  }
  const [step, ...rest] = path;
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      index === step ? withValue(each, rest, wanted) : each,
    );
  }
  const present = isCollection(value) ? value : {};
  return { ...present, [step]: withValue(present[step], rest, wanted) };
}

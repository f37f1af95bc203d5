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

import { isObject } from '../../json';

/** JSON that a test may change. */
export type Json = { [field: string]: unknown };

/** When the tests take place, in milliseconds. */
export const now = Date.parse('2026-03-10T12:00:00Z');

/** A time some seconds before {@link now}. */
export function ago(seconds: number): string {
  return new Date(now - seconds * 1000).toISOString();
}

/** Sets a field; `undefined` takes it away. Missing objects on the way are made. */
export function edit(
  object: Json,
  path: readonly (string | number)[],
  value: unknown,
): void {
  let current: Json = object;
  for (const step of path.slice(0, -1)) {
    const next = current[step];
    if (!isObject(next) && !Array.isArray(next)) {
      current[step] = {};
    }
    current = current[step] as Json;
  }
  const last = path[path.length - 1];
  if (value === undefined) {
    delete current[last];
  } else {
    current[last] = value;
  }
}

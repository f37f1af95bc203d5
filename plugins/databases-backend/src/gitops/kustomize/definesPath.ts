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
import { at, isObject } from '../../json';

/**
 * Whether an object has its own value at a path, or one that stands for everything below it.
 */
export function definesPath(
  object: unknown,
  path: ReadonlyArray<string | number>,
): boolean {
  let value = object;
  for (const step of path) {
    if (!isObject(value) && !Array.isArray(value)) {
      // A scalar, or null, where others have more below it
      return value !== undefined;
    }
    const next = at(value, step);
    if (Array.isArray(value) && next === undefined) {
      return true;
    }
    if (next === undefined) {
      return false;
    }
    value = next;
  }
  return value !== undefined;
}

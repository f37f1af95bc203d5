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

import { ManifestEdit } from '@database-platform/plugin-databases-common';
import { Json } from '../../kubernetes/__testUtils__/json';

/** What edits mean, written as plainly as can be. */
export function applied(
  object: unknown,
  changes: readonly ManifestEdit[],
): Json {
  const copy = structuredClone(object) as Json;
  for (const edit of changes) {
    let place = copy;
    for (const step of edit.path.slice(0, -1)) {
      const next = place[step];
      if (typeof next !== 'object' || next === null) {
        throw new Error(`nothing at ${edit.path.join('.')}`);
      }
      place = next as Json;
    }
    const last = edit.path[edit.path.length - 1];
    if (edit.op === 'set') {
      Object.defineProperty(place, last, {
        value: structuredClone(edit.value),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    } else if (Array.isArray(place)) {
      place.splice(Number(last), 1);
    } else {
      delete place[last];
    }
  }
  return copy;
}

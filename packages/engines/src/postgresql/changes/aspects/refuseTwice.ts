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

import { Draft } from '../Draft';

/** Refuses names that stand twice in a list, or in both lists. */
export function refuseTwice(
  draft: Draft,
  field: string,
  names: readonly string[],
  goneField = '',
  gone: readonly string[] = [],
): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) {
      draft.refuse(
        'user-twice',
        `${field}.${index}.name`,
        `"${name}" stands twice.`,
      );
    }
  }
  for (const [index, name] of gone.entries()) {
    if (names.includes(name)) {
      draft.refuse(
        'user-twice',
        `${goneField}.${index}`,
        `"${name}" is both added and taken out.`,
      );
    } else if (gone.indexOf(name) < index) {
      draft.refuse(
        'user-twice',
        `${goneField}.${index}`,
        `"${name}" stands twice.`,
      );
    }
  }
}

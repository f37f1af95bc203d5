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

import { Lag } from '@database-platform/plugin-databases-common';

/**
 * Why the lag of a database is not measured.
 *
 * @param gap - Why the pods cannot be read, if they cannot.
 * @param groups - How many members each group has in which one follows another.
 * @param otherwise - What it takes to measure it.
 */
export function unmeasuredLag(
  gap: string | undefined,
  groups: readonly number[],
  otherwise: string,
): Lag {
  if (gap !== undefined) {
    return { notMeasured: `the pods cannot be read: ${gap}` };
  }
  if (groups.every(members => members === 0)) {
    return { notMeasured: 'no member runs' };
  }
  return {
    notMeasured: groups.every(members => members < 2)
      ? 'a single member has nothing to be behind of'
      : otherwise,
  };
}

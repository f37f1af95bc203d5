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

import {
  Database,
  DatabaseRef,
  DatabasesApi,
} from '@database-platform/plugin-databases-common';

/** How many databases are asked for at the same time. */
const AT_ONCE = 4;

/**
 * Several databases, in the order of their references; `undefined` for those that are not there or may not be seen.
 */
export async function loadDatabases(
  api: Pick<DatabasesApi, 'getDatabase'>,
  refs: readonly DatabaseRef[],
  signal: AbortSignal,
): Promise<Array<Database | undefined>> {
  const found: Array<Database | undefined> = [];
  for (let start = 0; start < refs.length; start += AT_ONCE) {
    const part = refs.slice(start, start + AT_ONCE);
    found.push(
      ...(await Promise.all(part.map(ref => api.getDatabase(ref, { signal })))),
    );
  }
  return found;
}

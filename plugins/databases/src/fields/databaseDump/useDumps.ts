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

import { useApi } from '@backstage/core-plugin-api';
import {
  Database,
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { databasesApiRef } from '../../api';
import { Once, useOnce } from '../../hooks/useOnce';

/** The group of a database's configuration that holds its dumps, by their folders; each value begins with the time when it was ready. */
const group = 'dumps';

/** The folders of the dumps that are known of a database, the newest first; none while no database is chosen. */
export function useDumps(
  ref: DatabaseRef | undefined,
): Once<readonly string[]> {
  const api = useApi(databasesApiRef);
  return useOnce(ref ? stringifyDatabaseRef(ref) : '', async signal =>
    ref ? foldersOf(await api.getDatabase(ref, { signal })) : [],
  );
}

function foldersOf(database: Database | undefined): string[] {
  const settings =
    database?.configuration.find(({ id }) => id === group)?.settings ?? [];
  return [...settings]
    .sort((a, b) => b.value.localeCompare(a.value))
    .map(({ name }) => name);
}

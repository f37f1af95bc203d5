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

import { AuthService } from '@backstage/backend-plugin-api';
import { DatabasesApi } from '@database-platform/plugin-databases-common';
import { DatabasesService } from '@database-platform/plugin-databases-node';

/**
 * What the provider reads, asked with the catalog's own rights: those of a plugin, whoever looks at the catalog.
 */
export function withOwnCredentials(options: {
  auth: AuthService;
  databases: DatabasesService;
}): Pick<DatabasesApi, 'getDatabases' | 'getSources'> {
  const { auth, databases } = options;
  const own = async (signal: AbortSignal | undefined) => ({
    credentials: await auth.getOwnServiceCredentials(),
    signal,
  });
  return {
    getDatabases: async (query, { signal } = {}) =>
      databases.getDatabases(query, await own(signal)),
    getSources: async ({ signal } = {}) =>
      databases.getSources(await own(signal)),
  };
}

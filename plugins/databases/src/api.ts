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

import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  ChangesApi,
  DatabasesApi,
} from '@database-platform/plugin-databases-common';

/**
 * Where the pages read databases from.
 *
 * @public
 */
export const databasesApiRef = createApiRef<DatabasesApi>().with({
  id: 'plugin.databases.api',
  pluginId: 'databases',
});

/**
 * Where forms and pages ask for plans and changes.
 *
 * @public
 */
export const changesApiRef = createApiRef<ChangesApi>().with({
  id: 'plugin.databases.changes',
  pluginId: 'databases',
});

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

import { useRouteRef } from '@backstage/core-plugin-api';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { useCallback } from 'react';
import { databasePath } from '../lib/databasePath';
import { rootRouteRef } from '../routes';

/** Gives the address of a database's page. */
export function useDatabaseHref(): (ref: DatabaseRef) => string {
  const root = useRouteRef(rootRouteRef)();
  return useCallback((ref: DatabaseRef) => databasePath(root, ref), [root]);
}

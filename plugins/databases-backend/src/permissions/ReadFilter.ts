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

import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  DatabasePermissionQuery,
  DatabasePermissionResource,
} from '@database-platform/plugin-databases-node';

/**
 * The databases that someone may see.
 */
export interface ReadFilter {
  /** The same text for filters that allow the same. */
  key: string;
  allows(database: DatabasePermissionResource): boolean;
  /** The same for a database query; absent where all or none are allowed. */
  query?: PermissionCriteria<DatabasePermissionQuery>;
}

/** Allows all. */
export const ALLOW_ALL: ReadFilter = { key: 'all', allows: () => true };

/** Allows none. */
export const ALLOW_NONE: ReadFilter = { key: 'none', allows: () => false };

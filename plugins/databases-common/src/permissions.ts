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
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of all permissions on databases. A database that is yet to be made is one too: its place and its future owner are known.
 *
 * @public
 */
export const RESOURCE_TYPE_DATABASE = 'databases-database';

/**
 * To see a database: its row, its page, its Events and its manifest.
 *
 * @public
 */
export const databaseReadPermission = createPermission({
  name: 'databases.database.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To read the log of a member: logs can contain statements with data in them.
 *
 * @public
 */
export const databaseLogsReadPermission = createPermission({
  name: 'databases.database.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To ask for a new database: a plan, and the pull request.
 *
 * @public
 */
export const databaseCreatePermission = createPermission({
  name: 'databases.database.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To ask for a change of a database: a plan, and the pull request. Also to close that pull request.
 *
 * @public
 */
export const databaseChangePermission = createPermission({
  name: 'databases.database.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To ask for the deletion of a database: a plan, and the pull request.
 *
 * @public
 */
export const databaseDeletePermission = createPermission({
  name: 'databases.database.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To see what was asked for a database and what became of it, the diff included.
 *
 * @public
 */
export const changeReadPermission = createPermission({
  name: 'databases.change.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATABASE,
});

/**
 * To see the state of every watch.
 *
 * @public
 */
export const sourceReadPermission = createPermission({
  name: 'databases.source.read',
  attributes: { action: 'read' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const databasesPermissions: readonly Permission[] = [
  databaseReadPermission,
  databaseLogsReadPermission,
  databaseCreatePermission,
  databaseChangePermission,
  databaseDeletePermission,
  changeReadPermission,
  sourceReadPermission,
];

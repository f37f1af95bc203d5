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

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  DatabaseRef,
  Owner,
  RESOURCE_TYPE_DATABASE,
} from '@database-platform/plugin-databases-common';

/**
 * What permission rules are told about a database.
 *
 * @public
 */
export interface DatabasePermissionResource {
  ref: DatabaseRef;
  owner: Owner;
  /** The environment that the portal's configuration gives the namespace. */
  environment?: string;
}

/**
 * A rule as a filter: the field has one of the values.
 *
 * @public
 */
export interface DatabasePermissionQuery {
  field: 'owner' | 'engine' | 'namespace' | 'kubernetesCluster' | 'environment';
  values: readonly string[];
}

/**
 * The databases as a resource type of the permission framework. A resource is named by `stringifyDatabaseRef`.
 *
 * @public
 */
export const databasePermissionResourceRef = createPermissionResourceRef<
  DatabasePermissionResource,
  DatabasePermissionQuery
>().with({
  pluginId: 'databases',
  resourceType: RESOURCE_TYPE_DATABASE,
});

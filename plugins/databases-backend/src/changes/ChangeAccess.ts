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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  changeReadPermission,
  databaseChangePermission,
  databaseCreatePermission,
  databaseDeletePermission,
  DatabaseRef,
} from '@database-platform/plugin-databases-common';
import { DatabasePermissionResource } from '@database-platform/plugin-databases-node';
import { ReadAccess } from '../permissions/ReadAccess';
import { ChangeRecord } from './ChangeRecord';

/** What each kind of operation needs. */
const PERMISSIONS = {
  create: databaseCreatePermission,
  change: databaseChangePermission,
  delete: databaseDeletePermission,
} as const;

/**
 * Who may do what with changes. A change is judged by its database as it was when the change was asked for: also when the database is gone.
 */
export class ChangeAccess {
  readonly #access: Pick<ReadAccess, 'filterOf'>;

  constructor(access: Pick<ReadAccess, 'filterOf'>) {
    this.#access = access;
  }

  /** @throws NotAllowedError when whoever has the credentials may not ask for the operation. */
  async requireOperation(
    credentials: BackstageCredentials,
    kind: ChangeRecord['kind'],
    database: DatabasePermissionResource,
  ): Promise<void> {
    const permission = PERMISSIONS[kind];
    const filter = await this.#access.filterOf(credentials, permission);
    if (!filter.allows(database)) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name} for this database`,
      );
    }
  }

  /** Which changes whoever has the credentials may see. */
  async readable(credentials: BackstageCredentials) {
    return this.#access.filterOf(credentials, changeReadPermission);
  }
}

/** A database as policies judge it. */
export function resourceOf(database: {
  ref: DatabaseRef;
  owner?: string;
  environment?: string;
}): DatabasePermissionResource {
  const { ref, owner, environment } = database;
  return {
    ref,
    owner: owner ? { ref: owner, source: 'engine' } : { source: 'none' },
    ...(environment !== undefined && { environment }),
  };
}

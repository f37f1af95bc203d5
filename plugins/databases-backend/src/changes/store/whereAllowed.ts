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
import { DatabasePermissionQuery } from '@database-platform/plugin-databases-node';
import { Knex } from 'knex';

/** The columns in which a change keeps what conditions ask for. */
const COLUMNS: Readonly<Record<DatabasePermissionQuery['field'], string>> = {
  owner: 'owner',
  engine: 'engine',
  namespace: 'namespace',
  kubernetesCluster: 'kubernetes_cluster',
  environment: 'environment',
};

/**
 * The condition of a policy as a condition of the query, so that pages and counts are of what the reader may see.
 */
export function whereAllowed(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<DatabasePermissionQuery>,
): void {
  if ('allOf' in criteria) {
    for (const part of criteria.allOf) {
      query.where(inner => whereAllowed(inner, part));
    }
  } else if ('anyOf' in criteria) {
    query.where(inner => {
      for (const part of criteria.anyOf) {
        inner.orWhere(branch => whereAllowed(branch, part));
      }
    });
  } else if ('not' in criteria) {
    query.whereNot(inner => whereAllowed(inner, criteria.not));
  } else {
    const column = COLUMNS[criteria.field];
    const marks = criteria.values.map(() => '?').join(', ');
    // An absent owner is no one's, also below a "not", where SQL would know neither yes nor no
    query.whereRaw(
      criteria.values.length === 0
        ? '1 = 0'
        : `(?? is not null and ?? in (${marks}))`,
      criteria.values.length === 0 ? [] : [column, column, ...criteria.values],
    );
  }
}

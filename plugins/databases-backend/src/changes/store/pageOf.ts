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

import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { Knex } from 'knex';
import { ChangeRow } from './changeRows';
import { ChangePlace, ChangeStoreQuery } from './ChangeStore';
import { whereAllowed } from './whereAllowed';

/** The rows of one page, newest first, and how many there are on all pages. */
export async function pageOf(
  knex: Knex,
  query: ChangeStoreQuery,
): Promise<{ rows: readonly ChangeRow[]; total: number }> {
  const page = matching(knex, query)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(query.limit);
  if (query.after) {
    whereAfter(page, query.after);
  }
  const [rows, [{ total }]] = await Promise.all([
    page,
    matching(knex, query).count<Array<{ total: number | string }>>(
      'id as total',
    ),
  ]);
  return { rows, total: Number(total) };
}

function matching(
  knex: Knex,
  { ref, states, owners, requestedBy, allowed }: ChangeStoreQuery,
) {
  const rows = knex<ChangeRow>('changes');
  if (ref) {
    rows.where('database_ref', stringifyDatabaseRef(ref));
  }
  if (states) {
    rows.whereIn('state', [...states]);
  }
  if (owners) {
    rows.whereIn('owner', [...owners]);
  }
  if (requestedBy !== undefined) {
    rows.where('requested_by', requestedBy);
  }
  if (allowed) {
    whereAllowed(rows, allowed);
  }
  return rows;
}

function whereAfter(
  page: Knex.QueryBuilder<ChangeRow>,
  { createdAt, id }: ChangePlace,
) {
  page.where(inner =>
    inner
      .where('created_at', '<', createdAt)
      .orWhere(same =>
        same.where('created_at', createdAt).where('id', '<', id),
      ),
  );
}

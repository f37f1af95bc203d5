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
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { Knex } from 'knex';
import { ChangeRecord } from '../ChangeRecord';
import { ChangeRow, StageRow } from './changeRows';
import { withStages } from './stageRows';

/** See {@link ChangeStore.findMergedSince}. */
export async function mergedSince(
  knex: Knex,
  ref: DatabaseRef,
  since: number,
): Promise<readonly ChangeRecord[]> {
  return withStages(
    knex,
    await knex<ChangeRow>('changes')
      .where('database_ref', stringifyDatabaseRef(ref))
      .whereExists(
        knex<StageRow>('change_stages')
          .whereRaw('?? = ??', ['change_id', 'changes.id'])
          .where({ stage: 'merged', state: 'done' })
          .where('reached_at', '>=', since),
      )
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]),
  );
}

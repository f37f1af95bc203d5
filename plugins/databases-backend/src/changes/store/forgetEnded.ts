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

import { Knex } from 'knex';
import { activeStates } from '../ChangeRecord';
import { ChangeRow, StageRow, StepRow } from './changeRows';

/** See {@link ChangeStore.forgetEnded}. */
export async function forgetEnded(
  knex: Knex,
  { before, limit }: { before: number; limit: number },
): Promise<number> {
  return knex.transaction(async trx => {
    const rows = await trx<ChangeRow>('changes')
      .whereNotIn('state', [...activeStates])
      .where('updated_at', '<', before)
      .where(inner =>
        inner.whereNull('lease_until').orWhere('lease_until', '<', before),
      )
      .orderBy('updated_at')
      .limit(limit)
      .forUpdate()
      .select('id');
    const ids = rows.map(({ id }) => id);
    // Not left to the foreign keys: SQLite does not mind them unless it is told to
    await trx<StepRow>('change_steps').whereIn('change_id', ids).delete();
    await trx<StageRow>('change_stages').whereIn('change_id', ids).delete();
    await trx<ChangeRow>('changes').whereIn('id', ids).delete();
    return ids.length;
  });
}

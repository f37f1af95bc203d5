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
import { ChangeRecord } from '../ChangeRecord';
import { ChangeRow, fromChangeRow, StageRow, toStageRow } from './changeRows';

/** Changes as they were kept, with their stages. */
export async function withStages(
  knex: Knex,
  rows: readonly ChangeRow[],
): Promise<ChangeRecord[]> {
  const stages =
    rows.length === 0
      ? []
      : await knex<StageRow>('change_stages')
          .whereIn(
            'change_id',
            rows.map(({ id }) => id),
          )
          .orderBy('position');
  return rows.map(row =>
    fromChangeRow(
      row,
      stages.filter(stage => stage.change_id === row.id),
    ),
  );
}

/** Writes the stages of a change, new ones and known ones. */
export async function writeStages(
  trx: Knex,
  record: ChangeRecord,
): Promise<void> {
  await trx<StageRow>('change_stages')
    .insert(
      record.stages.map((stage, position) =>
        toStageRow(record.id, stage, position),
      ),
    )
    .onConflict(['change_id', 'position'])
    .merge();
}

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

import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { ChangeRecord } from '../ChangeRecord';
import { ChangeRow, slotHash, toChangeRow } from './changeRows';
import { withStages } from './stageRows';

/**
 * The change that is replaced leaves its place.
 *
 * @throws ConflictError when it has got on too far.
 */
export async function makeWay(
  trx: Knex,
  by: ChangeRecord,
  id: string,
): Promise<void> {
  const row = await trx<ChangeRow>('changes').where('id', id).first();
  if (!row || row.slot === null || row.slot !== slotHash(by)) {
    throw new ConflictError(
      `The change ${id} cannot be replaced any more: it is merged, at its end, or about something else`,
    );
  }
  const [present] = await withStages(trx, [row]);
  const { version } = present;
  const { created_at: _createdAt, ...columns } = toChangeRow({
    ...present,
    version: version + 1,
    state: 'superseded',
    supersededBy: by.id,
    draft: undefined,
    waitingFor: undefined,
    // What it was to replace itself has its place back
    lookAt: present.supersedes === undefined ? undefined : by.createdAt,
    updatedAt: by.createdAt,
  });
  const written = await trx<ChangeRow>('changes')
    .where({ id, version })
    .update({ ...columns, idempotency_key: null });
  if (written !== 1) {
    throw new ConflictError(`The change ${id} got on in this moment`);
  }
}

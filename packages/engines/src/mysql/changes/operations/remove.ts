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

import { mysqlInputs } from '@database-platform/plugin-databases-common';
import { impactOf } from '../../../changes/Draft';
import { deleteOperation } from '../../../changes/deleteOperation';
import { count } from '../../../kubernetes/words';
import { membersOf } from '../aspects/members';
import { Draft } from '../Draft';
import { mysqlBook } from '../rules';
import { sceneOf } from '../Scene';

export const remove = deleteOperation({
  book: mysqlBook,
  input: mysqlInputs.delete,
  draftOf: context => new Draft(sceneOf(context)),
  deleted: draft => {
    sayWhatStays(draft);
    return impactOf(mysqlBook, 'deleted', {
      path: 'metadata.name',
      from: draft.scene.name,
      effect: 'deleted',
      duration: 'minutes',
    });
  },
});

function sayWhatStays(draft: Draft): void {
  const { manifest, context } = draft.scene;
  const volumes = context.database?.volumes.length ?? membersOf(manifest);
  draft.warn('delete-volumes-kept', `${count(volumes, 'volume')}:`);
  draft.warn(
    'delete-secret-kept',
    manifest.secret === undefined ? '' : `Secret ${manifest.secret}:`,
  );
  draft.warn('delete-backups-kept', '');
}

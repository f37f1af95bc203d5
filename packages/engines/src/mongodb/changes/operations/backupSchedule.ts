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

import { mongodbInputs } from '@database-platform/plugin-databases-common';
import {
  changeBackups,
  changePitr,
  checkStorages,
  refuseIdleTasks,
  refuseWithoutImage,
} from '../aspects/backups';
import { addStorage } from '../aspects/newBackup';
import { changeTasks } from '../aspects/tasks';
import { currentSchedules } from '../current';
import { editOperation } from '../Operation';

export const backupSchedule = editOperation({
  id: 'backup-schedule',
  title: 'Backup schedule',
  verb: 'Change the backups of',
  input: mongodbInputs['backup-schedule'],
  current: ({ manifest }) => currentSchedules(manifest),
  change: (draft, input) => {
    if (!addStorage(draft, input.storage) || refuseWithoutImage(draft, input)) {
      return;
    }
    changeBackups(draft, input.enabled);
    changeTasks(draft, input.tasks, input.removeTasks);
    changePitr(draft, input.pitr);
    if (draft.edits.length > 0) {
      checkStorages(draft);
      refuseIdleTasks(
        draft,
        (input.tasks ?? []).map(({ name }) => name),
      );
    }
  },
});

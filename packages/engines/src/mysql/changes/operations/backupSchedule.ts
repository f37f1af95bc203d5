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
import { known } from '../../../changes/amounts';
import { Profile } from '../../manifest/sections';
import { changeBackups } from '../aspects/backups';
import { editOperation } from '../Operation';

export const backupSchedule = editOperation({
  id: 'backup-schedule',
  title: 'Backup schedule',
  verb: 'Change the backup schedule of',
  input: mysqlInputs['backup-schedule'],
  current: ({ manifest }) => ({
    // Snapshots and backups of the enterprise edition have no field: they stay as they are.
    profiles: manifest.profiles
      .filter(({ method, storage }) => method === 'dumpInstance' && storage)
      .map(currentProfile),
    schedules: manifest.schedules.map(
      ({ name, schedule, profile, enabled, timeZone }) =>
        known({ name, schedule, profile, enabled, timeZone }),
    ),
  }),
  change: (draft, input) => changeBackups(draft, input),
});

function currentProfile({ name, storage, excludeSchemas }: Profile) {
  return known({
    name,
    storage: known({ ...storage }),
    excludeSchemas: excludeSchemas && [...excludeSchemas],
  });
}

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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { namesTwice } from '../../../changes/namedItems';
import { Draft } from '../Draft';
import { changeProfiles, removeProfiles } from './backupProfiles';
import { changeSchedules, removeSchedules } from './backupSchedules';

/** Changes backup profiles and schedules, as they will be together. */
export function changeBackups(
  draft: Draft,
  input: MysqlInputs['backup-schedule'],
  prefix = '',
): void {
  const names = (items: readonly { name: string }[] | undefined) =>
    (items ?? []).map(({ name }) => name);
  const twice = [
    ...namesTwice(
      `${prefix}profiles`,
      names(input.profiles),
      'removeProfiles',
      input.removeProfiles,
    ),
    ...namesTwice(
      `${prefix}schedules`,
      names(input.schedules),
      'removeSchedules',
      input.removeSchedules,
    ),
  ];
  for (const { field, name } of twice) {
    draft.refuse('backup-twice', field, `"${name}" stands twice.`);
  }
  if (twice.length > 0) {
    return;
  }
  changeProfiles(draft, input.profiles, prefix);
  changeSchedules(draft, input.schedules, prefix);
  removeSchedules(draft, input.removeSchedules);
  removeProfiles(draft, input.removeProfiles);
  checkProfiles(draft, input, prefix);
  if (!draft.after.schedules.some(({ enabled }) => enabled !== false)) {
    draft.warn(
      'backup-none',
      draft.after.schedules.length > 0
        ? 'All schedules are switched off.'
        : 'There is no schedule.',
      `${prefix}schedules`,
    );
  }
}

/** Every schedule has to have a profile, and one that works. */
function checkProfiles(
  draft: Draft,
  input: MysqlInputs['backup-schedule'],
  prefix: string,
): void {
  const { schedules, profiles } = draft.after;
  for (const { name, profile, inline } of schedules) {
    const asked = (input.schedules ?? []).findIndex(each => each.name === name);
    const isGone = (input.removeProfiles ?? []).includes(profile ?? '');
    const ofSchedule = asked < 0 ? '' : `${prefix}schedules.${asked}.profile`;
    const field = isGone ? 'removeProfiles' : ofSchedule;
    const found = profiles.find(each => each.name === profile);
    if (found === undefined && !inline) {
      draft.refuse(
        'backup-profile-missing',
        field,
        profile === undefined
          ? `The schedule "${name}" names no profile.`
          : `The schedule "${name}" uses the profile "${profile}".`,
        profiles.map(each => each.name).join(', ') || undefined,
      );
    } else if (found?.method === 'snapshot' && asked >= 0) {
      draft.refuse(
        'backup-profile-snapshot',
        field,
        `The profile "${profile}" makes snapshots.`,
      );
    }
  }
}

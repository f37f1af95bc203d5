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
import { namedItemAt } from '../../../changes/namedItems';
import { Path } from '../../../changes/paths';
import { takeOutItem } from '../../../changes/takeOutItem';
import { at } from '../../../json';
import { readSchedule, Schedule } from '../../manifest/sections';
import { Draft } from '../Draft';

type Input = NonNullable<MysqlInputs['backup-schedule']['schedules']>[number];

const list = ['spec', 'backupSchedules'];
/** The most that Kubernetes takes for the name of a CronJob. */
const longestCronJob = 52;

/** Adds or changes backup schedules. */
export function changeSchedules(
  draft: Draft,
  wanted: readonly Input[] = [],
  prefix = '',
): void {
  wanted.forEach((schedule, index) => {
    const field = `${prefix}schedules.${index}`;
    if (schedule.deleteBackupData) {
      draft.refuse(
        'backup-delete-data',
        `${field}.deleteBackupData`,
        'Data of backups cannot be deleted with their objects.',
        'false',
      );
    }
    const { path, isThere } = namedItemAt(draft, list, schedule.name);
    if (!isThere) {
      checkName(draft, schedule.name, `${field}.name`);
    }
    write(draft, schedule, path, isThere);
    if (!isThere) {
      draft.warn(
        'backup-never-expires',
        `Schedule ${schedule.name}:`,
        `${prefix}schedules`,
      );
    }
  });
}

/** Takes backup schedules out. */
export function removeSchedules(
  draft: Draft,
  gone: readonly string[] = [],
): void {
  for (const name of gone) {
    takeOutItem(draft, {
      list,
      name,
      noun: 'schedule',
      rule: 'backup-schedule-removed',
      effect: 'online',
      path: `spec.backupSchedules[${name}]`,
    });
  }
}

function checkName(draft: Draft, name: string, field: string): void {
  const cronJob = `${draft.scene.name}-${name}-cb`;
  const most = longestCronJob - (cronJob.length - name.length);
  if (cronJob.length > longestCronJob) {
    draft.refuse(
      'backup-schedule-name',
      field,
      `"${cronJob}" has ${cronJob.length} characters.`,
      most > 0 ? `a name of ${most} characters or fewer` : undefined,
    );
  }
}

function write(draft: Draft, input: Input, path: Path, isThere: boolean): void {
  const before = readSchedule(at(draft.object, ...path));
  const changes = changesOf(input, before);
  if (isThere && changes.length === 0) {
    return;
  }
  if (!isThere) {
    draft.set([...path, 'name'], input.name);
  }
  for (const [key, value] of changes) {
    if (value === undefined) {
      draft.remove([...path, key]);
    } else {
      draft.set([...path, key], value);
    }
  }
  draft.tell(`schedule ${input.name} ${isThere ? 'changed' : 'added'}`);
  say(draft, before, readSchedule(at(draft.object, ...path)));
}

/** The keys that become something else, `undefined` for those that go. */
function changesOf(
  input: Input,
  before: Schedule | undefined,
): Array<readonly [key: string, value: string | boolean | undefined]> {
  const { schedule, timeZone, profile, enabled, deleteBackupData } = input;
  return [
    ...(schedule === before?.schedule ? [] : [['schedule', schedule] as const]),
    ...(timeZone === undefined || timeZone === before?.timeZone
      ? []
      : [['timeZone', timeZone] as const]),
    ...(profile === undefined || profile === before?.profile
      ? []
      : [['backupProfileName', profile] as const]),
    // The operator takes one of both only.
    ...(profile !== undefined && before?.inline
      ? [['backupProfile', undefined] as const]
      : []),
    ...(enabled === undefined || enabled === (before?.enabled ?? true)
      ? []
      : [['enabled', enabled] as const]),
    ...(deleteBackupData === false && before?.deleteBackupData
      ? [['deleteBackupData', undefined] as const]
      : []),
  ];
}

function say(
  draft: Draft,
  before: Schedule | undefined,
  after: Schedule | undefined,
): void {
  const isOff = after?.enabled === false;
  const goesOff = isOff && before !== undefined && before.enabled !== false;
  draft.impact(goesOff ? 'backup-schedule-off' : 'backup-schedule', {
    path: `spec.backupSchedules[${after?.name}]`,
    from: before && scheduleWords(before),
    to: after && scheduleWords(after),
    effect: 'online',
    duration: 'seconds',
  });
}

function scheduleWords({
  schedule = 'no time',
  timeZone,
  profile,
  inline,
  enabled,
}: Schedule): string {
  return [
    schedule,
    ...(timeZone === undefined ? [] : [timeZone]),
    profile ?? (inline ? 'a profile of its own' : 'no profile'),
    ...(enabled === false ? ['switched off'] : []),
  ].join(', ');
}

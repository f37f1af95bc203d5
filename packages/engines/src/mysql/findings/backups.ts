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

import { listWords, quote, timeWords } from '../../kubernetes/words';
import { seconds } from '../../json';
import { Rule, when } from './Rule';
import { modules } from './sources';

const none: Rule = ({ object }) =>
  when(!object.schedules?.some(schedule => !schedule.off), () => ({
    id: 'mysql/no-backup-schedule',
    severity: 'warning',
    title: object.schedules?.length
      ? 'All backup schedules are switched off.'
      : 'No backup is scheduled.',
    detail: 'Nobody makes backups but those that are asked for one by one.',
    advice: 'Add a profile and a schedule to the object.',
    source: modules.backups,
  }));

const pointInTime: Rule = ({ object }) =>
  when(object.edition !== 'enterprise', () => ({
    id: 'mysql/no-point-in-time-recovery',
    severity: 'info',
    title:
      'It can be restored to its backups only, not to a time between them.',
    detail:
      'The operator archives no binary logs in the community edition: what was written after the last backup is lost with the volumes.',
    advice: 'Schedule backups as often as data may be lost.',
    source: modules.backup,
  }));

const noRetention: Rule = ({ object, backups }) =>
  when((object.schedules?.length ?? 0) > 0 || backups.length > 0, () => ({
    id: 'mysql/backups-never-expire',
    severity: 'info',
    title: 'Backups are never removed.',
    detail: object.schedules?.some(schedule => schedule.deletes)
      ? 'The object asks for it with "deleteBackupData", which the operator ignores silently; backups and their objects pile up.'
      : 'The operator has no retention; backups and their objects pile up.',
    advice:
      'Set a lifecycle for the bucket, and delete old MySQLBackup objects.',
    source: modules.backups,
  }));

const snapshots: Rule = ({ object }) => {
  const found = (object.profiles ?? []).filter(
    profile => profile.kind === 'snapshot',
  );
  return when(found.length > 0, () => ({
    id: 'mysql/snapshot-profile-does-nothing',
    severity: 'warning',
    title: `The backup profile ${listWords(
      found.map(profile => profile.name ?? ''),
    )} makes snapshots, which the operator cannot do.`,
    detail: 'Each backup with such a profile ends in an error.',
    advice: 'Use "dumpInstance" in the profile.',
    source: modules.backup,
  }));
};

const profileMissing: Rule = ({ object }) => {
  const names = new Set((object.profiles ?? []).map(({ name }) => name));
  return (object.schedules ?? [])
    .filter(
      ({ profile, off }) =>
        !off && profile !== undefined && !names.has(profile),
    )
    .map(({ name = 'without a name', profile }) => ({
      id: 'mysql/backup-profile-missing',
      severity: 'warning',
      title: `The schedule ${name} uses the profile ${profile}, which the object does not have.`,
      detail: 'Its backups fail when they start.',
      advice: 'Correct the name, or add the profile.',
      subject: name,
      source: modules.backup,
    }));
};

const failed: Rule = ({ backups }) => {
  const [latest] = backups.filter(
    ({ state }) => state === 'Completed' || state === 'Error',
  );
  const good = backups.find(({ state }) => state === 'Completed');
  const goodAt = seconds(good?.ended ?? good?.at);
  return when(latest?.state === 'Error', () => ({
    id: 'mysql/backup-failed',
    severity: 'warning',
    title: `The last backup, ${latest.name ?? 'without a name'}, failed${
      latest.message ? `: ${quote(latest.message)}` : ''
    }.`,
    detail:
      goodAt === undefined
        ? 'No backup that succeeded is known.'
        : `The newest one that succeeded is of ${timeWords(goodAt)}.`,
    advice: "Look at the log of the backup's Job.",
    subject: latest.name,
    source: modules.backup,
  }));
};

export const backupRules: readonly Rule[] = [
  none,
  pointInTime,
  noRetention,
  snapshots,
  profileMissing,
  failed,
];

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

import { when } from '../../kubernetes/findings/FindingRule';
import { listWords } from '../../kubernetes/words';
import { Rule } from './Rule';
import { manual } from './sources';

const backupsOff: Rule = ({ object }) =>
  when(object.backup?.enabled !== true && object.pause !== true, () => ({
    id: 'mongodb/backups-off',
    severity: 'info',
    title: 'Backups of the operator are switched off.',
    detail:
      'The members run no backup agent: neither backups nor points in time can be restored, unless something else backs the volumes up.',
    advice:
      'Set "spec.backup.enabled", a storage and a task, if this data is worth it.',
    source: manual('backups', 'backups'),
  }));

const noStorage: Rule = ({ object: { backup } }) =>
  when(
    backup?.enabled === true && (backup.storages ?? []).length === 0,
    () => ({
      id: 'mongodb/backup-without-storage',
      severity: 'warning',
      title: 'Backups are switched on, but there is no storage for them.',
      detail: 'The backup agents run, and cannot put a backup anywhere.',
      advice: 'Set "spec.backup.storages".',
      source: manual('backups-storage', 'storage for backups'),
    }),
  );

/** The operator refuses anything but one (pkg/apis/psmdb/v1/psmdb_defaults.go). */
const mainStorage: Rule = ({ object: { backup } }) => {
  const storages = backup?.storages ?? [];
  const main = storages.filter(storage => storage.main);
  return when(
    backup?.enabled === true && storages.length > 1 && main.length !== 1,
    () => ({
      id: 'mongodb/backup-main-storage',
      severity: 'warning',
      title: `Of ${storages.length} storages for backups, ${
        main.length === 0 ? 'none is' : `${main.length} are`
      } marked as the main one.`,
      detail:
        'With several storages exactly one must be "main": the slices for restores to a point in time go there. The operator refuses the object.',
      advice: 'Set "main: true" for exactly one of them.',
      source: manual('multi-storage', 'several storages'),
    }),
  );
};

const noSchedule: Rule = ({ object: { backup } }) =>
  when(
    backup?.enabled === true &&
      (backup.storages ?? []).length > 0 &&
      !(backup.tasks ?? []).some(task => task.enabled && task.schedule),
    () => ({
      id: 'mongodb/backup-without-schedule',
      severity: 'warning',
      title: 'No backup is scheduled.',
      detail:
        'Backups are made only when somebody asks for one. Restores to a point in time need a full backup to begin with.',
      advice: 'Set a task with a schedule in "spec.backup.tasks".',
      source: manual('backups-scheduled', 'scheduled backups'),
    }),
  );

const unknownStorage: Rule = ({ object: { backup } }) => {
  const names = new Set((backup?.storages ?? []).map(({ name }) => name));
  return (backup?.tasks ?? [])
    .filter(
      task =>
        backup?.enabled === true &&
        task.enabled &&
        task.storage !== undefined &&
        names.size > 0 &&
        !names.has(task.storage),
    )
    .map(task => ({
      id: 'mongodb/backup-task-storage-missing',
      severity: 'warning',
      title: `The task ${task.name ?? ''} puts its backups into the storage "${
        task.storage
      }", which there is not.`,
      detail: 'Each of its backups fails.',
      advice: `Name one of ${listWords(
        [...names].flatMap(name => name ?? []),
      )}.`,
      subject: task.name ?? '',
      source: manual('backups-scheduled', 'scheduled backups'),
    }));
};

export const backupSettingRules: readonly Rule[] = [
  noStorage,
  mainStorage,
  unknownStorage,
  noSchedule,
  backupsOff,
];

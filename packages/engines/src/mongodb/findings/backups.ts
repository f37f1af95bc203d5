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

import { seconds } from '../../json';
import { count, listWords, quote, timeWords } from '../../kubernetes/words';
import { BackupFact } from '../facts/backupFact';
import { Situation } from '../Situation';
import { when } from '../../kubernetes/findings/FindingRule';
import { operatorStateOf } from '../verdict/operatorState';
import { Rule } from './Rule';
import { manual, source } from './sources';

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

const finished: ReadonlySet<unknown> = new Set(['ready', 'error']);

/** What makes backups: each task, and people. */
function originsOf(backups: readonly BackupFact[]): (string | undefined)[] {
  return [...new Set(backups.map(({ task }) => task))];
}

/** The newest backup of each task that came to an end, where that end is an error. */
const failed: Rule = ({ backups }) =>
  originsOf(backups).flatMap(task => {
    const own = backups.filter(
      backup => backup.task === task && finished.has(backup.state),
    );
    const good = own.findIndex(({ state }) => state === 'ready');
    const errors = good < 0 ? own : own.slice(0, good);
    const [newest] = errors;
    return when(newest !== undefined && newest.state === 'error', () => {
      const last = own[good]?.completed ?? seconds(own[good]?.at);
      return {
        id: 'mongodb/backup-failed',
        severity: task === undefined ? 'info' : 'critical',
        title: `${
          task === undefined
            ? `The backup ${newest.name} failed`
            : `The last ${
                errors.length === 1 ? 'backup' : count(errors.length, 'backup')
              } of the task ${task} failed`
        }: ${newest.error ? quote(newest.error) : 'without a message'}.`,
        detail:
          last === undefined
            ? 'None of its backups that are still kept is good.'
            : `The last good one is of ${timeWords(last)}.`,
        advice: /deadline/i.test(newest.error ?? '')
          ? 'A backup waits until the database is "ready", and gives up after its deadline: look at why it was not.'
          : 'Look at the storage and its credentials, and at the logs of the containers "backup-agent".',
        subject: newest.name,
        source: manual('debug-backup-restore', 'backups and restores'),
      };
    });
  });

const patienceSeconds = 3600;

/** One backup at a time: others wait for it, and so does a roll-out. */
const stuck: Rule = ({ backups, now }) =>
  backups
    .filter(
      backup =>
        !finished.has(backup.state) &&
        now - (seconds(backup.at) ?? now) > patienceSeconds &&
        backup.state !== 'running',
    )
    .map(backup => ({
      id: 'mongodb/backup-not-started',
      severity: 'warning',
      title: `The backup ${backup.name} was asked for at ${timeWords(
        seconds(backup.at) ?? now,
      )}, and has not begun${backup.state ? ` (${quote(backup.state)})` : ''}.`,
      detail:
        'Only one backup runs at a time, and only while the database is "ready". Changes of the database wait as well.',
      advice:
        'See whether another backup or a restore still runs, and whether the Lease of the database is held by one that is gone.',
      subject: backup.name,
      source: source('pkg/controller/perconaservermongodbbackup'),
    }));

/** `False` from when the operator sees that the configuration has changed until the agents have taken it over (pkg/controller/perconaservermongodb/pbm.go). */
const configurationPending: Rule = ({ object }) => {
  const condition = object.status?.conditions?.PBMReady;
  return when(
    object.backup?.enabled === true &&
      condition?.status === 'False' &&
      !object.pause,
    () => ({
      id: 'mongodb/backup-configuration-pending',
      severity: 'warning',
      title: `The backup agents have not taken over the configuration of backups${
        condition?.message ? `: ${quote(condition.message)}` : ''
      }.`,
      detail:
        'Until they have, a backup may go to the old storage, or fail. It takes a minute, or longer where the storage holds many backups.',
      advice:
        'If it stays so, look at the storage and its credentials, and at the logs of the containers "backup-agent".',
      source: source('pkg/controller/perconaservermongodb/pbm.go'),
    }),
  );
};

/** The operator says "initializing" of a database whose agents are not well, and nothing else about it. */
const agentsSuspected: Rule = situation => {
  const { object, condition } = situation;
  return when(
    object.backup?.enabled === true &&
      (object.backup.storages ?? []).length > 0 &&
      operatorStateOf(situation) === 'initializingAgain' &&
      condition === 'whole' &&
      situation.outdated.length === 0 &&
      object.status?.host !== undefined &&
      object.status.conditions?.PBMReady?.status !== 'False',
    () => ({
      id: 'mongodb/backup-agents-suspected',
      severity: 'warning',
      title:
        'The operator does not say "ready" although all members are: mostly a backup agent or its storage is not well.',
      detail:
        'It asks each agent, and says only in its log ("Agent is not OK") which one is not well and why. Until then it makes no backup and no roll-out.',
      advice:
        "Look for that line in the operator's log; mostly the credentials or the address of the storage are wrong.",
      source: source('pkg/controller/perconaservermongodb/status.go'),
    }),
  );
};

/** Slices of the oplog are written every so many minutes (`pitr.oplogSpanMin`); this many in a row must be missing. */
const missingSlices = 3;

const pitrWithoutBackup: Rule = ({ object: { backup }, backups }) =>
  when(
    backup?.enabled === true &&
      backup.pitr === true &&
      !backups.some(({ state }) => state === 'ready'),
    () => ({
      id: 'mongodb/pitr-without-backup',
      severity: 'warning',
      title:
        'Restores to a point in time are asked for, but there is no good backup to begin with.',
      detail:
        'The oplog is kept from the first good backup on; until then no point in time can be restored.',
      advice: 'Make a backup.',
      source: manual('backups-pitr', 'point-in-time recovery'),
    }),
  );

/** `latestRestorableTime` is kept current only on the newest good backup. */
const pitrBehind: Rule = situation => {
  const { object, now } = situation;
  const until = restorableUntil(situation);
  const span = Math.max(1, object.backup?.span ?? 10) * 60;
  return when(
    object.backup?.enabled === true &&
      object.backup.pitr === true &&
      !object.pause &&
      until !== undefined &&
      now - until > span * missingSlices,
    () => ({
      id: 'mongodb/pitr-behind',
      severity: 'warning',
      title: `Points in time can be restored only until ${timeWords(
        until ?? now,
      )}.`,
      detail: `A slice of the oplog is due every ${
        span / 60
      } minutes: the last ones are missing.`,
      advice:
        'Look at the logs of the containers "backup-agent", and at the main storage.',
      source: manual('backups-pitr', 'point-in-time recovery'),
    }),
  );
};

function restorableUntil({ backups }: Situation): number | undefined {
  return backups.find(({ state }) => state === 'ready')?.restorable;
}

export const backupRules: readonly Rule[] = [
  failed,
  configurationPending,
  agentsSuspected,
  stuck,
  noStorage,
  mainStorage,
  unknownStorage,
  noSchedule,
  pitrWithoutBackup,
  pitrBehind,
  backupsOff,
];

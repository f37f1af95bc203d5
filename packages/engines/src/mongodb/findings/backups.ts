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
import { when } from '../../kubernetes/findings/FindingRule';
import { count, quote, timeWords } from '../../kubernetes/words';
import { BackupFact } from '../facts/backupFact';
import { operatorStateOf } from '../verdict/operatorState';
import { Rule } from './Rule';
import { manual, source } from './sources';

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

export const backupRules: readonly Rule[] = [
  failed,
  configurationPending,
  agentsSuspected,
  stuck,
];

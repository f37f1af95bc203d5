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
import { timeWords } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { Rule } from './Rule';
import { manual } from './sources';

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

export const pointInTimeRules: readonly Rule[] = [
  pitrWithoutBackup,
  pitrBehind,
];

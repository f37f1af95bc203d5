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
import { quote, timeWords } from '../../kubernetes/words';
import { runningRestore } from '../restores';
import { Rule } from './Rule';
import { issue, manual } from './sources';

const patienceSeconds = 6 * 3600;
/** How long a restore that failed is news. */
const newsSeconds = 7 * 86_400;

const running: Rule = situation => {
  const restore = runningRestore(situation);
  const startedAt = seconds(restore?.at);
  const isLong =
    startedAt !== undefined && situation.now - startedAt > patienceSeconds;
  return when(restore !== undefined, () => ({
    id: isLong ? 'mongodb/restore-stuck' : 'mongodb/restore-running',
    severity: isLong ? 'critical' : 'info',
    title: `The restore ${restore?.name} is under way (${quote(
      restore?.state ?? 'not taken up yet',
    )})${startedAt === undefined ? '' : ` since ${timeWords(startedAt)}`}.`,
    detail:
      'A restore replaces the data in place. With shards there are no mongos until it ends; a physical one stops all members.',
    advice: isLong
      ? 'It may never end: look at the logs of the backup agents. Some versions of the operator leave physical restores like this.'
      : 'Wait for it to end.',
    subject: restore?.name,
    source: isLong ? issue(1995) : manual('backups-restore', 'restores'),
  }));
};

const failed: Rule = ({ restores, now }) => {
  const [newest] = restores;
  return when(
    (newest?.state === 'error' || newest?.state === 'rejected') &&
      now - (seconds(newest.at) ?? 0) < newsSeconds,
    () => ({
      id: 'mongodb/restore-failed',
      severity: 'warning',
      title: `The restore ${newest.name} ${
        newest.state === 'rejected' ? 'was rejected' : 'failed'
      }: ${newest.error ? quote(newest.error) : 'without a message'}.`,
      detail:
        newest.state === 'rejected'
          ? 'Nothing was changed.'
          : 'The data may be in a state between before and after.',
      advice:
        'A point in time must be after the end of the backup and within the slices of the oplog. Correct it in a new restore.',
      subject: newest.name,
      source: manual('debug-backup-restore', 'backups and restores'),
    }),
  );
};

export const restoreRules: readonly Rule[] = [running, failed];

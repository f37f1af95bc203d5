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

import { ChangeStageId } from '@database-platform/plugin-databases-common';
import { ChangeRecord, isActive } from '../ChangeRecord';
import { ChangesConfig, extraPatience } from '../config/readChangesConfig';
import { followDatabase } from './followDatabase';
import { followDeployment } from './followDeployment';
import { followObject } from './followObject';
import { followPullRequest } from './followPullRequest';
import { Look } from './Look';

/** What usually helps when a change stays where it is. */
const ADVICE: Readonly<Record<ChangeStageId, string>> = {
  planned: 'Look at it again; the portal then tries to open the pull request.',
  opened:
    'Look whether the Git host can be reached and whether the portal may write to the repository.',
  checks:
    'Look at the checks on the Git host: one may wait for a runner or for approval.',
  approved: 'Ask those who review, or others who may.',
  merged: 'Ask somebody with the right to merge it.',
  synced:
    'Look at the deployer: automatic synchronisation may be off, or it may not know of the commit yet.',
  seen: 'Look at what is applied: another file or a patch may set the value back, or deletion (prune) may be off.',
  healthy:
    'Look at the findings and Events of the database, and at the log of the operator.',
  verified:
    'Compare the configuration of the database with what was asked for: the operator may not have taken all of it.',
};

/**
 * What became of a change, by what there was to see.
 *
 * @remarks
 * Pure: the same change, look and time give the same answer, so it can be asked again at any time, also after a crash.
 */
export function nextState(
  record: ChangeRecord,
  look: Look,
  context: { now: number; patience: ChangesConfig['patience'] },
): ChangeRecord {
  return judgePatience(advance(record, look, context.now), context);
}

function advance(record: ChangeRecord, look: Look, now: number): ChangeRecord {
  const { pullRequest, deployment, live, database } = look;
  switch (record.stage) {
    case 'checks':
    case 'approved':
    case 'merged':
      return pullRequest ? followPullRequest(record, pullRequest, now) : record;
    case 'synced':
      return deployment && live
        ? followDeployment(record, { deployment, live }, now)
        : record;
    case 'seen':
      return live ? followObject(record, live, now) : record;
    case 'healthy':
    case 'verified':
      return database
        ? followDatabase(record, { live, database }, now)
        : record;
    default:
      return record;
  }
}

function judgePatience(
  record: ChangeRecord,
  { now, patience }: { now: number; patience: ChangesConfig['patience'] },
): ChangeRecord {
  const { stage, trail } = record;
  const allowed =
    patience[stage] +
    (stage === 'healthy' ? extraPatience[record.duration] : 0);
  // Of what cannot be read one does not know whether it stands still, until that alone has lasted as long; a pull request that cannot be opened does
  const since =
    stage === 'opened'
      ? trail.stageSince
      : trail.unreadableSince ?? trail.stageSince;
  if (!isActive(record) || now - since < allowed) {
    return record;
  }
  return {
    ...record,
    state: 'stuck',
    problem: {
      stage,
      since: record.problem?.since ?? new Date(trail.stageSince).toISOString(),
      reason: record.problem?.reason ?? `It ${record.waitingFor ?? 'waits'}`,
      advice: record.problem?.advice ?? ADVICE[stage],
    },
  };
}

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

import { ChangeRecord } from '../ChangeRecord';
import { GitPullRequest } from '@database-platform/plugin-databases-node';
import { reached, timeThere, withStage } from '../stages';

/** The change whose pull request is open. */
export function withPullRequest(
  record: ChangeRecord,
  hostTitle: string,
  opened: { pullRequest: GitPullRequest; problems: readonly string[] },
  now: number,
): ChangeRecord {
  const { pullRequest, problems } = opened;
  const { draft: _draft, problem: _problem, trail, ...rest } = record;
  const { unreadableSince: _unreadable, ...known } = trail;
  return {
    ...rest,
    updatedAt: now,
    state: 'open',
    stage: 'checks',
    stages: withStage(
      withStage(
        record.stages,
        'opened',
        reached(
          timeThere(pullRequest.createdAt, { after: record.stages, now }),
          problems.length > 0 ? problems.join('; ') : undefined,
        ),
      ),
      'checks',
      { state: 'current' },
    ),
    waitingFor: `waits for checks and review of pull request ${pullRequest.number}`,
    pullRequest: {
      url: pullRequest.url,
      number: pullRequest.number,
      branch: record.branch,
      host: hostTitle,
      state: 'open',
    },
    trail: { ...known, stageSince: now, failures: 0 },
    lookAt: now,
  };
}

/** The change whose pull request cannot be opened, however often it is tried. */
export function failedToOpen(
  record: ChangeRecord,
  error: Error,
  now: number,
): ChangeRecord {
  const { draft: _draft, ...rest } = record;
  return {
    ...rest,
    updatedAt: now,
    state: 'failed',
    stages: withStage(record.stages, 'opened', {
      state: 'failed',
      detail: error.message,
    }),
    waitingFor: undefined,
    problem: {
      stage: 'opened',
      since: new Date(now).toISOString(),
      reason: error.message,
    },
    // What it was to replace has its place back
    lookAt: record.supersedes === undefined ? undefined : now,
  };
}

/** The change whose pull request may be opened later. */
export function putOff(
  record: ChangeRecord,
  error: Error,
  { now, lookAt }: { now: number; lookAt: number },
): ChangeRecord {
  const since = record.trail.unreadableSince ?? now;
  return {
    ...record,
    updatedAt: now,
    waitingFor: `waits for ${record.repository.host} to answer; the pull request is opened then`,
    problem: {
      stage: 'opened',
      since: new Date(since).toISOString(),
      reason: error.message,
      advice: 'The portal tries again by itself.',
    },
    trail: {
      ...record.trail,
      failures: record.trail.failures + 1,
      unreadableSince: since,
    },
    lookAt,
  };
}

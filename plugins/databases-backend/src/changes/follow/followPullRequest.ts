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

import { ChangeStage } from '@database-platform/plugin-databases-common';
import { GitPullRequest } from '@database-platform/plugin-databases-node';
import { ChangeRecord, stageOf } from '../ChangeRecord';
import { reached, timeThere, withStage } from '../stages';
import { Answer } from './Look';
import { endAs, keepWaiting, moveOn, stayUnknown } from './transitions';

/** Checks are reported a moment after the pull request is open: until then, none means nothing. */
const CHECKS_COME_MS = 60_000;

type Stage = Omit<ChangeStage, 'id'>;

/**
 * The stages up to the merge.
 */
export function followPullRequest(
  record: ChangeRecord,
  answer: Answer<GitPullRequest | undefined>,
  now: number,
): ChangeRecord {
  if (!answer.ok) {
    return stayUnknown(record, answer.reason, now);
  }
  const pullRequest = answer.value;
  if (!pullRequest) {
    return endAs(record, 'failed', {
      reason: `The pull request is not there any more on ${record.repository.host}`,
      now,
    });
  }
  const known: ChangeRecord = {
    ...record,
    ...(record.pullRequest && {
      pullRequest: { ...record.pullRequest, state: pullRequest.state },
    }),
  };
  switch (pullRequest.state) {
    case 'merged':
      return merged(known, pullRequest, now);
    case 'closed':
      return endAs(known, 'closed', {
        reason: 'The pull request was closed without being merged',
        now,
      });
    default:
      return waiting(known, pullRequest, now);
  }
}

function merged(
  record: ChangeRecord,
  pullRequest: GitPullRequest,
  now: number,
): ChangeRecord {
  const mergedAt = timeThere(pullRequest.mergedAt, {
    after: record.stages,
    now,
  });
  // What is only seen now was so by then
  const checks = checksStage(record, pullRequest, mergedAt);
  const approved = approvedStage(record, pullRequest, mergedAt);
  const stages = withStage(
    withStage(
      record.stages,
      'checks',
      isPassed(checks) ? checks : notAwaited(checks),
    ),
    'approved',
    isPassed(approved) ? approved : notAwaited(approved),
  );
  return moveOn(
    {
      ...record,
      stage: 'merged',
      stages,
      holdsSlot: false,
      ...(pullRequest.mergeSha !== undefined && {
        mergeSha: pullRequest.mergeSha,
      }),
    },
    reached(
      mergedAt,
      pullRequest.mergeSha &&
        `as ${pullRequest.mergeSha.slice(0, 7)} on ${record.baseBranch}`,
    ),
    'synced',
    now,
  );
}

function notAwaited({ detail }: Stage): Stage {
  return {
    state: 'skipped',
    detail: `merged without it${detail ? `: ${detail}` : ''}`,
  };
}

function waiting(
  record: ChangeRecord,
  pullRequest: GitPullRequest,
  now: number,
): ChangeRecord {
  const checks = checksStage(record, pullRequest, now);
  const approved = approvedStage(record, pullRequest, now);
  const stage = firstUnpassed(checks, approved);
  const isConflict = pullRequest.mergeable === 'conflict';
  const sentence = waitingFor(record, pullRequest, { checks, approved });
  const placed: ChangeRecord = {
    ...record,
    stage,
    trail:
      stage === record.stage
        ? record.trail
        : { ...record.trail, stageSince: now },
  };
  const next = keepWaiting(
    placed,
    sentence,
    isConflict || checks.state === 'failed'
      ? {
          reason: isConflict
            ? `The pull request conflicts with ${record.baseBranch}: the same lines were changed there`
            : `Checks of the pull request failed: ${checks.detail}`,
          advice: isConflict
            ? 'Solve the conflict on the Git host, or close this change and ask for it again: it is planned anew then.'
            : 'Look at the result of the checks on the Git host.',
          since:
            (record.problem?.stage === stage &&
              Date.parse(record.problem.since)) ||
            now,
        }
      : undefined,
  );
  const later: Stage = { state: 'waiting' };
  return {
    ...next,
    stages: [
      ['checks', checks] as const,
      [
        'approved',
        isPassed(checks) || approved.state !== 'current'
          ? approved
          : { ...approved, state: 'waiting' as const },
      ] as const,
      [
        'merged',
        stage === 'merged'
          ? { state: 'current' as const, detail: sentence }
          : later,
      ] as const,
    ].reduce(
      (stages, [id, value]) => withStage(stages, id, value),
      next.stages,
    ),
  };
}

function firstUnpassed(
  checks: Stage,
  approved: Stage,
): 'checks' | 'approved' | 'merged' {
  if (!isPassed(checks)) {
    return 'checks';
  }
  return isPassed(approved) ? 'merged' : 'approved';
}

function isPassed({ state }: Stage): boolean {
  return state === 'done' || state === 'skipped';
}

function checksStage(
  record: ChangeRecord,
  { checks }: GitPullRequest,
  now: number,
): Stage {
  const total = checks.items.length;
  const count = (state: 'pending' | 'failed') =>
    checks.items.filter(item => item.state === state);
  switch (checks.state) {
    case 'passed':
      return reached(
        stageOf(record, 'checks').at ?? now,
        total > 0 ? `${total} of ${total} checks passed` : undefined,
      );
    case 'failed':
      return {
        state: 'failed',
        detail: count('failed')
          .map(({ name }) => name)
          .join(', '),
      };
    case 'pending':
      return {
        state: 'current',
        detail: `${
          total - count('pending').length
        } of ${total} checks are through`,
      };
    default:
      return record.stage === 'checks' &&
        now - record.trail.stageSince < CHECKS_COME_MS
        ? { state: 'current', detail: 'no check has reported yet' }
        : { state: 'skipped', detail: 'the repository has no checks' };
  }
}

function approvedStage(
  record: ChangeRecord,
  { reviews }: GitPullRequest,
  now: number,
): Stage {
  const names = reviews.approvedBy.map(({ name }) => name);
  switch (reviews.state) {
    case 'approved': {
      const times = reviews.approvedBy.flatMap(({ at }) => at ?? []).sort();
      return reached(
        timeThere(stageOf(record, 'approved').at ?? times[times.length - 1], {
          after: [stageOf(record, 'opened')],
          now,
        }),
        names.length > 0 ? `by ${names.join(', ')}` : undefined,
      );
    }
    case 'none needed':
      return {
        state: 'skipped',
        detail: 'the repository asks for no approval',
      };
    case 'changes requested':
      return { state: 'current', detail: 'a reviewer asks for changes' };
    default:
      return {
        state: 'current',
        detail:
          reviews.required === undefined
            ? 'not approved yet'
            : `${names.length} of ${reviews.required} approvals`,
      };
  }
}

/** As a sentence without a subject: "waits for review by orders-team". */
function waitingFor(
  record: ChangeRecord,
  pullRequest: GitPullRequest,
  { checks, approved }: { checks: Stage; approved: Stage },
): string {
  const { reviews } = pullRequest;
  const parts = [
    ...(pullRequest.mergeable === 'conflict'
      ? [`its conflict with ${record.baseBranch} to be solved`]
      : []),
    ...(pullRequest.draft ? ['being marked as ready'] : []),
    ...(checks.state === 'failed' ? [`failed checks (${checks.detail})`] : []),
    ...(checks.state === 'current' ? ['checks'] : []),
    ...(approved.state === 'current'
      ? [
          reviews.state === 'changes requested'
            ? 'the changes that a reviewer asks for'
            : `review${
                reviews.requestedFrom.length > 0
                  ? ` by ${reviews.requestedFrom.join(', ')}`
                  : ''
              }`,
        ]
      : []),
  ];
  return `waits for ${
    parts.length > 0 ? parts.join(' and ') : 'somebody to merge it'
  }`;
}

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

import {
  ChangeStage,
  ChangeStageId,
  ChangeState,
} from '@database-platform/plugin-databases-common';
import { ChangeRecord, isMerged } from '../ChangeRecord';
import { withStage } from '../stages';

/** The change at its next stage. */
export function moveOn(
  record: ChangeRecord,
  reachedStage: Omit<ChangeStage, 'id'>,
  next: ChangeStageId,
  now: number,
): ChangeRecord {
  const { problem: _problem, waitingFor: _waitingFor, ...rest } = record;
  const {
    failedSince: _failed,
    unreadableSince: _unreadable,
    lacking: _lacking,
    ...trail
  } = record.trail;
  return {
    ...rest,
    state: 'open',
    stage: next,
    stages: withStage(
      withStage(record.stages, record.stage, reachedStage),
      next,
      { state: 'current' },
    ),
    trail: { ...trail, failures: 0, stageSince: now },
  };
}

/** The change that still waits, with what it waits for. */
export function keepWaiting(
  record: ChangeRecord,
  waitingFor: string,
  problem?: { reason: string; advice?: string; since: number },
): ChangeRecord {
  const { problem: _problem, ...rest } = record;
  const { unreadableSince: _unreadable, ...trail } = record.trail;
  return {
    ...rest,
    state: 'open',
    stages: withStage(record.stages, record.stage, {
      state: 'current',
      detail: waitingFor,
    }),
    waitingFor,
    ...(problem && {
      problem: {
        stage: record.stage,
        since: new Date(problem.since).toISOString(),
        reason: problem.reason,
        ...(problem.advice !== undefined && { advice: problem.advice }),
      },
    }),
    trail: { ...trail, failures: 0 },
  };
}

/** The change of which nothing new could be learned. It stays where it is. */
export function stayUnknown(
  record: ChangeRecord,
  reason: string,
  now: number,
): ChangeRecord {
  const unreadableSince = record.trail.unreadableSince ?? now;
  return {
    ...record,
    problem: {
      stage: record.stage,
      since: new Date(unreadableSince).toISOString(),
      reason,
      advice:
        'The change itself is not affected by this. The portal tries again by itself.',
    },
    trail: {
      ...record.trail,
      unreadableSince,
      failures: record.trail.failures + 1,
    },
  };
}

/** The change at an end that is not the one that was wanted. */
export function endAs(
  record: ChangeRecord,
  state: Extract<ChangeState, 'closed' | 'failed'>,
  end: { reason: string; advice?: string; now: number },
): ChangeRecord {
  const {
    waitingFor: _waitingFor,
    lookAt: _lookAt,
    draft: _draft,
    ...rest
  } = record;
  return {
    ...rest,
    state,
    stages: withStage(record.stages, record.stage, {
      state: 'failed',
      at: new Date(end.now).toISOString(),
      detail: end.reason,
    }),
    problem:
      state === 'failed'
        ? {
            stage: record.stage,
            since: new Date(record.trail.failedSince ?? end.now).toISOString(),
            reason: end.reason,
            ...(end.advice !== undefined && { advice: end.advice }),
          }
        : undefined,
  };
}

/** A failure that may pass by itself: it counts once it has lasted. */
export function failAfter(
  record: ChangeRecord,
  graceMs: number,
  failure: { reason: string; advice?: string; waitingFor: string; now: number },
): ChangeRecord {
  const { now, reason, advice, waitingFor } = failure;
  const failedSince = record.trail.failedSince ?? now;
  const failing = { ...record, trail: { ...record.trail, failedSince } };
  return now - failedSince >= graceMs
    ? endAs(failing, 'failed', { reason, advice, now })
    : keepWaiting(failing, waitingFor, { reason, advice, since: failedSince });
}

/** Whether a change that is at its end can be followed again: one that failed although its pull request was merged. */
export function isRevivable(record: ChangeRecord): boolean {
  return record.state === 'failed' && isMerged(record);
}

/** The change that is followed again from where it failed. */
export function revive(record: ChangeRecord, now: number): ChangeRecord {
  const {
    failedSince: _failed,
    unreadableSince: _unreadable,
    ...trail
  } = record.trail;
  return {
    ...record,
    state: 'open',
    problem: undefined,
    trail: {
      ...trail,
      failures: 0,
      stageSince: now,
      // Who wants to know again is told again
      told: trail.told.filter(told => !told.endsWith(record.stage)),
    },
    lookAt: now,
  };
}

/** What failed works again. */
export function withoutFailure(record: ChangeRecord): ChangeRecord {
  const { failedSince: _failedSince, ...trail } = record.trail;
  return { ...record, trail };
}

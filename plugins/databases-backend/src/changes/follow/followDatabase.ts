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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { ChangeRecord } from '../ChangeRecord';
import { reached } from '../stages';
import { unseenValues } from './isSeen';
import { DatabaseLook, Look } from './Look';
import { tellUnseen } from './followObject';
import {
  failAfter,
  keepWaiting,
  moveOn,
  stayUnknown,
  withoutFailure,
} from './transitions';

/** A database can fail for a moment while it is changed. */
const FAILED_MS = 5 * 60_000;

/** An operator that has not begun after so long has nothing to do: the database runs because it runs with the change. */
const BEGINS_MS = 30_000;

const NO_NEWS = 'waits for news from the Kubernetes cluster';

/** Whether a database of the phase is at work on something. */
const AT_WORK: Readonly<Record<DatabasePhase, boolean>> = {
  provisioning: true,
  running: false,
  updating: true,
  degraded: true,
  failed: false,
  stopped: false,
  deleting: true,
  unknown: false,
};

/**
 * From the object that says what was asked for to the database that is so.
 */
export function followDatabase(
  record: ChangeRecord,
  look: Pick<Look, 'live'> & { database: DatabaseLook },
  now: number,
): ChangeRecord {
  if (record.kind === 'delete') {
    return followDeletion(record, look.database, now);
  }
  const { present, differences } = look.database;
  if (!present) {
    return keepWaiting(record, 'waits for the operator to take it up');
  }
  const seenAt = record.trail.seenAt ?? record.trail.stageSince;
  if (present.knownAt < seenAt) {
    // What was known before says nothing of what became of the change
    return keepWaiting(record, NO_NEWS);
  }
  if (present.phase === 'failed' || present.isRefused) {
    return failAfter(record, FAILED_MS, {
      reason: present.reason,
      advice: present.advice,
      waitingFor:
        present.phase === 'failed'
          ? 'waits for the database to recover'
          : 'waits for the operator, whose last attempt failed',
      // What is not told any more does not last any longer
      now: Math.min(present.knownAt, now),
    });
  }
  const working = withoutFailure({
    ...record,
    trail: {
      ...record.trail,
      wasUpdating: record.trail.wasUpdating || AT_WORK[present.phase],
      wasDifferent: record.trail.wasDifferent || (differences?.length ?? 0) > 0,
    },
  });
  const isWell = present.phase === 'running' || present.phase === 'stopped';
  if (!isWell) {
    return keepWaiting(
      working,
      `waits for the database, which is ${present.phase}: ${present.reason}`,
    );
  }
  if (record.stage === 'healthy') {
    // Some of what is asked for cannot be seen in the database: that nothing differs is then no sign that the operator was there
    const hasBegun =
      working.trail.wasUpdating ||
      (working.trail.wasDifferent && differences?.length === 0) ||
      present.knownAt - seenAt >= BEGINS_MS;
    return hasBegun
      ? moveOn(working, reached(now, present.reason), 'verified', now)
      : keepWaiting(working, 'waits for the operator to begin');
  }
  return verify(working, look, now);
}

function verify(
  record: ChangeRecord,
  {
    live,
    database: { differences, notKnown = [] },
  }: Pick<Look, 'live'> & { database: DatabaseLook },
  now: number,
): ChangeRecord {
  if (live && !live.ok) {
    return stayUnknown(record, live.reason, now);
  }
  const unseen = live?.ok ? unseenValues(record, live.value) : [];
  if (unseen.length > 0) {
    return keepWaiting(
      record,
      `waits for ${tellUnseen(unseen)}, which the object does not say any more`,
    );
  }
  if (differences === undefined) {
    return done(record, {
      state: 'skipped',
      detail: 'its values cannot be compared',
    });
  }
  return differences.length > 0
    ? keepWaiting(record, `waits for ${tellUnseen(differences)}`)
    : done(
        record,
        reached(
          now,
          notKnown.length > 0
            ? `Not known: ${notKnown.join('; ')}.`
            : undefined,
        ),
      );
}

function followDeletion(
  record: ChangeRecord,
  { present, remains, isComplete }: DatabaseLook,
  now: number,
): ChangeRecord {
  if (present) {
    return keepWaiting(
      record,
      `waits for the database, which is ${present.phase}: ${present.reason}`,
    );
  }
  if (!isComplete) {
    // A process that has just begun has seen nothing yet
    return keepWaiting(record, NO_NEWS);
  }
  if (remains.length > 0) {
    return keepWaiting(
      record,
      `waits for what is left of it to go: ${remains.join(', ')}`,
    );
  }
  const gone = reached(now, 'nothing that is watched is left of it');
  return record.stage === 'healthy'
    ? moveOn(record, gone, 'verified', now)
    : done(record, gone);
}

function done(
  record: ChangeRecord,
  stage: Parameters<typeof moveOn>[1],
): ChangeRecord {
  const {
    waitingFor: _waitingFor,
    problem: _problem,
    lookAt: _lookAt,
    ...rest
  } = record;
  return {
    ...rest,
    state: 'done',
    stages: record.stages.map(item =>
      item.id === 'verified' ? { id: item.id, ...stage } : item,
    ),
  };
}

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

import { changeRecord, NOW } from '../__testUtils__/changeRecord';
import { ChangeRecord } from '../ChangeRecord';
import { defaultPatience } from '../config/readChangesConfig';
import { DatabaseLook, Look } from './Look';
import { nextState } from './nextState';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const live: Look['live'] = {
  ok: true,
  value: { spec: { volume: { size: '200Gi' } } },
};

/** A change that the object in the Kubernetes cluster has had since the beginning. */
const seen = changeRecord({
  draft: undefined,
  stage: 'healthy',
  trail: { stageSince: NOW, failures: 0, told: [], seenAt: NOW },
});

function database(
  knownAt: number,
  present: Partial<NonNullable<DatabaseLook['present']>> = {},
  differences: readonly string[] = [],
): DatabaseLook {
  return {
    present: {
      phase: 'running',
      reason: 'It runs.',
      isRefused: false,
      knownAt,
      ...present,
    },
    remains: [],
    isComplete: true,
    differences,
  };
}

/** Looks one after the other, each so long after the beginning. */
function follow(
  change: ChangeRecord,
  looks: ReadonlyArray<readonly [number, DatabaseLook]>,
): ChangeRecord {
  return looks.reduce((current, [after, look]) => {
    let next = current;
    for (let step = 0; step < 2; step += 1) {
      next = nextState(
        next,
        { live, database: look },
        { now: NOW + after, patience: defaultPatience },
      );
    }
    return next;
  }, change);
}

describe('a change and its database', () => {
  it('is not done before the operator can have begun', () => {
    const early = follow(seen, [[SECOND, database(NOW + SECOND)]]);
    expect(early).toMatchObject({
      state: 'open',
      stage: 'healthy',
      waitingFor: 'waits for the operator to begin',
    });
    expect(
      follow(early, [[31 * SECOND, database(NOW + 31 * SECOND)]]).state,
    ).toBe('done');
    // Time alone says nothing while nothing is heard of the database
    expect(follow(early, [[31 * SECOND, database(NOW + SECOND)]]).state).toBe(
      'open',
    );
  });

  it('is done as soon as the operator was seen at work, or the difference has gone', () => {
    const phase = 'updating';
    expect(
      follow(seen, [
        [SECOND, database(NOW + SECOND, { phase })],
        [2 * SECOND, database(NOW + 2 * SECOND)],
      ]).state,
    ).toBe('done');
    expect(
      follow(seen, [
        [SECOND, database(NOW + SECOND, {}, ['100Gi, not 200Gi'])],
        [2 * SECOND, database(NOW + 2 * SECOND)],
      ]).state,
    ).toBe('done');
  });

  it('says what of it nothing tells, and waits for none of that', () => {
    const verified = (look: DatabaseLook) =>
      follow(seen, [[31 * SECOND, look]]).stages.find(
        ({ id }) => id === 'verified',
      );
    const look = database(NOW + 31 * SECOND);
    expect(verified(look)).not.toHaveProperty('detail');
    expect(
      verified({ ...look, notKnown: ['whether a is so', 'whether b is so'] }),
    ).toMatchObject({
      state: 'done',
      detail: 'Not known: whether a is so; whether b is so.',
    });
  });

  it('believes nothing that is older than the change', () => {
    expect(
      follow(seen, [
        [MINUTE, database(NOW - 1, { phase: 'failed' })],
        [20 * MINUTE, database(NOW - 1, { phase: 'failed' })],
      ]),
    ).toMatchObject({
      state: 'open',
      waitingFor: 'waits for news from the Kubernetes cluster',
    });
  });

  it('fails when the operator says for minutes that it failed, also while the members serve', () => {
    const refused = {
      phase: 'degraded',
      reason: 'The operator could not update it: quota exceeded.',
      advice: 'Look at its log.',
      isRefused: true,
    } as const;
    const failing = follow(seen, [
      [SECOND, database(NOW + SECOND, refused)],
      [4 * MINUTE, database(NOW + 4 * MINUTE, refused)],
    ]);
    expect(failing).toMatchObject({
      state: 'open',
      waitingFor: 'waits for the operator, whose last attempt failed',
      problem: { reason: refused.reason },
    });
    expect(
      follow(failing, [[6 * MINUTE, database(NOW + 6 * MINUTE, refused)]]),
    ).toMatchObject({
      state: 'failed',
      stage: 'healthy',
      problem: {
        stage: 'healthy',
        since: new Date(NOW + SECOND).toISOString(),
        reason: refused.reason,
        advice: refused.advice,
      },
    });
    // It was not said any more, or not heard any more
    expect(
      follow(failing, [
        [5 * MINUTE, database(NOW + 5 * MINUTE, { phase: 'updating' })],
        [6 * MINUTE, database(NOW + 6 * MINUTE, refused)],
      ]).state,
    ).toBe('open');
    expect(
      follow(failing, [[9 * MINUTE, database(NOW + 4 * MINUTE, refused)]])
        .state,
    ).toBe('open');
  });

  it('of a deletion waits until the Kubernetes cluster was looked at', () => {
    const deletion: ChangeRecord = { ...seen, kind: 'delete', expected: [] };
    const gone = { remains: [], isComplete: false };
    const waiting = follow(deletion, [[SECOND, gone]]);
    expect(waiting).toMatchObject({
      state: 'open',
      waitingFor: 'waits for news from the Kubernetes cluster',
    });
    const left = { remains: ['pods'], isComplete: true };
    expect(follow(waiting, [[SECOND, left]])).toMatchObject({
      waitingFor: 'waits for what is left of it to go: pods',
    });
    expect(
      follow(waiting, [[SECOND, { ...gone, isComplete: true }]]).state,
    ).toBe('done');
  });
});

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
  changeStageIds,
  databasePhases,
} from '@database-platform/plugin-databases-common';
import * as fc from 'fast-check';
import { changeRecord, NOW } from '../__testUtils__/changeRecord';
import { ChangeRecord, isActive } from '../ChangeRecord';
import { defaultPatience } from '../config/readChangesConfig';
import { Answer, Look } from './Look';
import { reached, withStage } from '../stages';
import { nextState } from './nextState';

const MINUTE = 60_000;

function answer<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Answer<T>> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: value.map(item => ({ ok: true as const, value: item })),
    },
    {
      weight: 1,
      arbitrary: fc.constant({ ok: false as const, reason: 'down' }),
    },
  );
}

/** The clocks of hosts are ahead or behind, and some count whole seconds. */
const hostTime = fc
  .integer({ min: -10, max: 600 })
  .map(minutes => new Date(NOW + minutes * MINUTE).toISOString());

const pullRequest = fc.record({
  number: fc.constant(1),
  url: fc.constant('https://git.example.org/1'),
  title: fc.constant('x'),
  body: fc.constant(''),
  branch: fc.constant('b'),
  base: fc.constant('main'),
  headSha: fc.constant('head'),
  state: fc.constantFrom('open', 'open', 'merged', 'closed' as const),
  draft: fc.boolean(),
  createdAt: fc.constant(new Date(NOW).toISOString()),
  mergedAt: fc.option(hostTime, { nil: undefined }),
  mergeSha: fc.option(fc.constant('abc'), { nil: undefined }),
  mergeable: fc.constantFrom('yes', 'conflict', 'unknown' as const),
  checks: fc.record({
    state: fc.constantFrom('none', 'pending', 'passed', 'failed' as const),
    items: fc.array(
      fc.record({
        name: fc.constant('lint'),
        state: fc.constantFrom('pending', 'passed', 'failed' as const),
      }),
      { maxLength: 3 },
    ),
  }),
  reviews: fc.record({
    state: fc.constantFrom(
      'none needed',
      'waiting',
      'approved',
      'changes requested' as const,
    ),
    approvedBy: fc.array(
      fc.record({
        name: fc.constant('ann'),
        at: fc.option(hostTime, { nil: undefined }),
      }),
      { maxLength: 2 },
    ),
    requestedFrom: fc.array(fc.constant('shop'), { maxLength: 1 }),
  }),
});

const look: fc.Arbitrary<Look> = fc.record({
  pullRequest: answer(fc.option(pullRequest, { nil: undefined, freq: 10 })),
  deployment: answer(
    fc.record({
      contains: fc.option(fc.boolean(), { nil: undefined }),
      deployment: fc.option(
        fc.record({
          tool: fc.constantFrom('Argo CD', 'Flux' as const),
          title: fc.constant('Application shop'),
          foundBy: fc.constant('argo-cd' as const),
          repositoryUrl: fc.constant('https://git.example.org/x/y'),
          path: fc.constant(''),
          sync: fc.record({
            state: fc.constantFrom(
              'synced',
              'syncing',
              'failed',
              'manual',
              'unknown' as const,
            ),
          }),
        }),
        { nil: undefined },
      ),
    }),
  ),
  live: answer(
    fc.constantFrom(
      undefined,
      { spec: { volume: { size: '100Gi' } } },
      { spec: { volume: { size: '200Gi' } } },
    ),
  ),
  database: fc.record(
    {
      present: fc.record({
        phase: fc.constantFrom(...databasePhases),
        reason: fc.constant('It is so.'),
        isRefused: fc.boolean(),
        knownAt: fc.constant(NOW + 1e12),
      }),
      remains: fc.subarray(['pods', 'persistentvolumeclaims']),
      isComplete: fc.boolean(),
      differences: fc.subarray(['volume']),
    },
    { requiredKeys: ['remains', 'isComplete'] },
  ),
});

/** A change whose pull request is open, and what there is to see of it over time. */
const story = fc.record({
  kind: fc.constantFrom('create', 'change', 'delete' as const),
  looks: fc.array(fc.record({ look, pause: fc.nat(20 * MINUTE) }), {
    maxLength: 30,
  }),
});

const opened = changeRecord({
  stage: 'checks',
  stages: withStage(
    withStage(changeRecord().stages, 'opened', reached(NOW)),
    'checks',
    { state: 'current' },
  ),
  draft: undefined,
  pullRequest: {
    url: 'https://git.example.org/1',
    number: 1,
    branch: 'b',
    host: 'Gitea',
    state: 'open',
  },
});

function place(change: ChangeRecord): number {
  return changeStageIds.indexOf(change.stage);
}

/** The times of the stages that were passed; somebody may approve before the checks are through. */
function runsBackwards({ stages }: ChangeRecord, now: number): boolean {
  const timesOf = (without: string) =>
    stages
      .filter(({ id, state }) => state === 'done' && id !== without)
      .map(({ at }) => Date.parse(at ?? ''));
  return ['checks', 'approved'].some(without => {
    const times = [...timesOf(without), now];
    return times.some((time, index) => !(time >= (times[index - 1] ?? 0)));
  });
}

/** What is never so, whatever there was to see. */
function flawsOf(
  before: ChangeRecord,
  next: ChangeRecord,
  now: number,
): string[] {
  const later = next.stages
    .slice(place(next) + 1)
    .filter(({ state }) => state === 'done');
  const wentBack =
    place(before) >= changeStageIds.indexOf('synced') &&
    place(next) < place(before);
  const isLeft = next.stages.some(
    ({ state }) => state !== 'done' && state !== 'skipped',
  );
  const rules: Array<[string, boolean]> = [
    [
      'a stage is missing',
      next.stages.map(({ id }) => id).join() !== changeStageIds.join(),
    ],
    ['it went back behind the merge', wentBack],
    ['its times run backwards', runsBackwards(next, now)],
    [
      'a stage is done before its time',
      later.some(({ id }) => id !== 'approved'),
    ],
    [
      'it says nonsense',
      /undefined|\[object/.test(
        JSON.stringify(next.stages) + next.waitingFor,
      ) && next.waitingFor !== undefined,
    ],
    [
      'it waits after its end',
      !isActive(next) && next.waitingFor !== undefined,
    ],
    [
      'it does not say what is wrong',
      ['stuck', 'failed'].includes(next.state) && !next.problem?.reason,
    ],
    [
      'it is done with something left or wrong',
      next.state === 'done' && (isLeft || next.problem !== undefined),
    ],
  ];
  return rules.flatMap(([flaw, isSo]) => (isSo ? flaw : []));
}

describe('nextState', () => {
  it('makes sense of whatever there is to see, never goes back behind the merge, and gives the same answer again', () => {
    fc.assert(
      fc.property(story, ({ kind, looks }) => {
        let change: ChangeRecord = { ...opened, kind };
        let now = NOW;
        for (const { look: seen, pause } of looks) {
          now += pause;
          const context = { now, patience: defaultPatience };
          const next = nextState(change, seen, context);
          expect(nextState(change, seen, context)).toEqual(next);
          expect(flawsOf(change, next, now)).toEqual([]);
          if (!isActive(next)) {
            return;
          }
          change = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not take what cannot be read for standing still, except for what cannot be opened', () => {
    const late = {
      now: NOW + 30 * 24 * 60 * MINUTE,
      patience: defaultPatience,
    };
    const down: Look = { pullRequest: { ok: false, reason: 'down' } };
    expect(nextState(opened, down, late)).toMatchObject({
      state: 'open',
      problem: { reason: 'down' },
    });
    const unopened = changeRecord({
      trail: { stageSince: NOW, failures: 9, told: [], unreadableSince: NOW },
      problem: {
        stage: 'opened',
        since: new Date(NOW).toISOString(),
        reason: 'down',
      },
    });
    expect(nextState(unopened, {}, late)).toMatchObject({
      state: 'stuck',
      problem: { stage: 'opened', reason: 'down' },
    });
  });
});

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
import { pickUpEnds } from '../../kubernetes/verdict/pickUp';
import { rollOutStuckAt } from '../../kubernetes/verdict/rollOutStuckAt';
import { reasonWords } from '../../kubernetes/verdict/reasonWords';
import { soonest } from '../../kubernetes/verdict/soonest';
import { Verdict } from '../../kubernetes/verdict/Verdict';
import { verdictBefore } from '../../kubernetes/verdict/verdictBefore';
import { Situation, youngUntil } from '../Situation';
import { advice } from './advice';
import { deletedVerdict } from './deletion';
import { memberWords } from './memberWords';
import { OperatorState, operatorStateOf } from './operatorState';
import { operatorWords } from './operatorWords';
import { phaseTable } from './phaseTable';
import { restoring, Shortfall, shortfallOf } from './shortfalls';
import { sinceOf } from './since';
import { stuckAt } from './stuck';

/** What the database is doing, why, and since when. */
export function verdictOf(situation: Situation): Verdict {
  const { object } = situation;
  const before = verdictBefore(object, {
    deleted: gone => deletedVerdict(situation, gone),
    noSpec: advice.noSpec,
  });
  if (before) {
    return before;
  }
  const state = operatorStateOf(situation);
  const tabled = phaseTable[state][situation.condition];
  const shortfall = shortfallIn(situation, state, tabled);
  const phase = shortfall?.phase ?? tempered(situation, state, tabled);
  return {
    phase,
    reason: reasonOf(situation, state, phase, shortfall),
    since: sinceOf(situation, state, phase, shortfall),
    advice:
      phase === 'running'
        ? undefined
        : shortfall?.advice ?? adviceOf(situation, state),
    reviewAt: reviewAt(situation, state),
  };
}

/** A restore explains members that are away; the others what a database with all its members still misses. */
function shortfallIn(
  situation: Situation,
  state: OperatorState,
  tabled: DatabasePhase,
): Shortfall | undefined {
  const unwell = tabled === 'degraded' || tabled === 'failed';
  if (unwell && state !== 'error' && state !== 'none') {
    const restore = restoring(situation);
    if (restore !== undefined) {
      return restore;
    }
  }
  const serves =
    situation.condition === 'whole' || situation.condition === 'untold';
  return tabled === 'running' || (state === 'initializingAgain' && serves)
    ? shortfallOf(situation)
    : undefined;
}

/** Times at which the table is too strict or too patient. */
function tempered(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
): DatabasePhase {
  const { condition, now, outdated } = situation;
  if (state === 'none' && condition === 'none') {
    return now < pickUpEnds(situation.object) ? phase : 'failed';
  }
  // Pods that were made anew a moment ago, by a roll-out that goes on or when a pause ended.
  return state === 'initializingAgain' &&
    ((outdated.length > 0 && now < (stuckIn(situation) ?? Infinity)) ||
      now < youngUntil(situation)) &&
    condition !== 'unseen' &&
    condition !== 'none'
    ? 'updating'
    : phase;
}

function stuckIn({ pods, routers }: Situation): number | undefined {
  return rollOutStuckAt([...pods, ...routers]);
}

function reviewAt(
  situation: Situation,
  state: OperatorState,
): number | undefined {
  const { object, now } = situation;
  return soonest(
    [
      youngUntil(situation),
      stuckIn(situation),
      state === 'none' ? pickUpEnds(object) : undefined,
      state === 'initializing' ? stuckAt(object) : undefined,
    ],
    now,
  );
}

function reasonOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
  shortfall: Shortfall | undefined,
): string {
  return reasonWords({
    members: memberWords[situation.condition](situation),
    shortfall: shortfall?.words,
    operator: operatorWords[state](situation, phase),
    operatorExplains:
      state !== 'ready' && (phase !== 'failed' || state === 'error'),
  });
}

function adviceOf(situation: Situation, state: OperatorState): string {
  if (state === 'error') {
    return advice.refused;
  }
  if (state === 'none' && situation.now >= pickUpEnds(situation.object)) {
    return advice.notPickedUp;
  }
  if (state === 'stopping') {
    return advice.stopping;
  }
  return state === 'initializing' && situation.condition !== 'unseen'
    ? advice.settingUp
    : advice[situation.condition];
}

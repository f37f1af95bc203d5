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
import { heartbeatEnds } from '../patroni';
import { settlesAt } from '../settled';
import { Situation, youngSeconds } from '../Situation';
import { pickUpEnds } from '../../kubernetes/verdict/pickUp';
import { reasonWords } from '../../kubernetes/verdict/reasonWords';
import { soonest } from '../../kubernetes/verdict/soonest';
import { Verdict } from '../../kubernetes/verdict/Verdict';
import { verdictBefore } from '../../kubernetes/verdict/verdictBefore';
import { advice } from './advice';
import { deletedVerdict } from './deletion';
import { memberWords } from './memberWords';
import { isFailure, OperatorState, operatorStateOf } from './operatorState';
import { operatorWords } from './operatorWords';
import { phaseTable } from './phaseTable';
import { Shortfall, shortfallOf } from './shortfalls';
import { sinceOf } from './since';

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
  const state = operatorStateOf(object.state);
  const tabled = phaseTable[state][situation.condition];
  const shortfall = tabled === 'running' ? shortfallOf(situation) : undefined;
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

/** Times at which the table is too strict or too patient. */
function tempered(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
): DatabasePhase {
  if (state === 'Updating' && situation.condition === 'down') {
    return situation.now < youngUntil(situation) ? 'updating' : phase;
  }
  if (state === 'none' && situation.condition === 'none') {
    return situation.now < pickUpEnds(situation.object) ? phase : 'failed';
  }
  return phase;
}

function youngUntil({ pods }: Situation): number {
  return Math.max(0, ...pods.map(pod => pod.at ?? 0)) + youngSeconds;
}

function reviewAt(
  situation: Situation,
  state: OperatorState,
): number | undefined {
  return soonest(
    [
      heartbeatEnds(situation),
      youngUntil(situation),
      settlesAt(situation),
      state === 'none' ? pickUpEnds(situation.object) : undefined,
    ],
    situation.now,
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
      state !== 'Running' && (phase !== 'failed' || isFailure(state)),
  });
}

function adviceOf(situation: Situation, state: OperatorState): string {
  if (isFailure(state)) {
    return advice[state === 'SyncFailed' ? 'syncFailed' : 'refused'];
  }
  if (state === 'none' && situation.now >= pickUpEnds(situation.object)) {
    return advice.notPickedUp;
  }
  return advice[situation.condition];
}

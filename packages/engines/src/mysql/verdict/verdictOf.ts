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
import { soonest } from '../../kubernetes/verdict/soonest';
import { Verdict } from '../../kubernetes/verdict/Verdict';
import { verdictBefore } from '../../kubernetes/verdict/verdictBefore';
import { listWords, sentence } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { staleAt } from '../staleProbe';
import { advice, stateAdvice } from './advice';
import { deletedVerdict } from './deletion';
import { memberWords, membersTroubleSince } from './memberWords';
import { OperatorState, operatorStateOf } from './operatorState';
import { operatorWords, problemEvent } from './operatorWords';
import { phaseTable } from './phaseTable';

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
  const phase = tempered(situation, state);
  return {
    phase,
    reason: reasonOf(situation, state, phase),
    since: sinceOf(situation, phase),
    advice: phase === 'running' ? undefined : adviceOf(situation, state, phase),
    reviewAt: soonest(
      [
        state === 'none' ? pickUpEnds(object) : undefined,
        rollOutStuckAt(situation.pods),
        staleAt(situation),
      ],
      situation.now,
    ),
  };
}

/** The table, and what it does not know: refusals without a status, and pods that a roll-out recreates. */
function tempered(situation: Situation, state: OperatorState): DatabasePhase {
  const phase = phaseTable[state][situation.condition];
  if (state === 'none' && situation.condition === 'none') {
    return problemEvent(situation) !== undefined ||
      situation.now >= pickUpEnds(situation.object)
      ? 'failed'
      : phase;
  }
  const stuckAt = rollOutStuckAt(situation.pods);
  const goesOn = stuckAt === undefined || situation.now < stuckAt;
  return situation.outdated.length > 0 &&
    (phase === 'running' ||
      (phase === 'degraded' && goesOn && situation.condition !== 'leaderless'))
    ? 'updating'
    : phase;
}

function reasonOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
): string {
  const members = sentence(memberWords[situation.condition](situation));
  const operator = operatorWords(situation, state);
  const rollOut =
    phase === 'updating'
      ? `${listWords(situation.outdated.map(pod => pod.name))} still ${
          situation.outdated.length === 1 ? 'has' : 'have'
        } to be recreated for a change.`
      : undefined;
  return [rollOut, operator, members].filter(Boolean).join(' ');
}

function sinceOf(
  situation: Situation,
  phase: DatabasePhase,
): number | undefined {
  if (phase === 'provisioning') {
    return situation.object.at;
  }
  if (phase === 'running') {
    const times = situation.pods.flatMap(pod => pod.since ?? []);
    return times.length > 0 ? Math.max(...times) : undefined;
  }
  return phase === 'updating' ? undefined : membersTroubleSince(situation);
}

function adviceOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
): string {
  if (phase === 'updating') {
    return advice.updating;
  }
  if (state === 'INVALID' || (state === 'none' && problemEvent(situation))) {
    return advice.refused;
  }
  if (state === 'none' && situation.now >= pickUpEnds(situation.object)) {
    return advice.notPickedUp;
  }
  return stateAdvice[state] ?? advice[situation.condition];
}

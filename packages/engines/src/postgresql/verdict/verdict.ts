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
import { seconds } from '../../json';
import { heartbeatEnds } from '../patroni';
import { settlesAt } from '../settled';
import { Situation, youngSeconds } from '../Situation';
import { listWords, quote, sentence, timeWords } from '../words';
import { advice } from './advice';
import { failureEvent, firstSeen } from './operatorEvent';
import { isFailure, OperatorState, operatorStateOf } from './operatorState';
import { pickUpEnds } from './pickUp';
import { memberWords, troubleSince } from './memberWords';
import { operatorWords } from './operatorWords';
import { phaseTable } from './phaseTable';
import { Shortfall, shortfallOf } from './shortfalls';

/** The phase with its reason; times in seconds. */
export interface Verdict {
  phase: DatabasePhase;
  reason: string;
  since?: number;
  advice?: string;
  /** When to look again although no fact has changed. */
  reviewAt?: number;
}

/** What the database is doing, why, and since when. */
export function verdictOf(situation: Situation): Verdict {
  const { object } = situation;
  if (object.gone !== undefined) {
    return deleting(situation, object.gone);
  }
  if (object.noSpec) {
    return {
      phase: 'unknown',
      reason:
        'The object has no "spec", so that it is not known what it asks for.',
      advice: advice.noSpec,
    };
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
  const times = [
    heartbeatEnds(situation),
    youngUntil(situation),
    settlesAt(situation),
    ...(state === 'none' ? [pickUpEnds(situation.object)] : []),
  ].filter(
    (time): time is number => time !== undefined && time > situation.now,
  );
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** The operator's own finalizer (pkg/cluster/cluster.go); it sets it where "enable_finalizers" is on. */
const operatorFinalizer = 'postgres-operator.acid.zalan.do';

function deleting(situation: Situation, gone: number): Verdict {
  const { finalizers = [] } = situation.object;
  const foreign = finalizers.filter(each => each !== operatorFinalizer);
  const held = (names: readonly string[], whose: string) =>
    names.length > 0
      ? `; the finalizer ${listWords(names.map(each => quote(each)))} ${whose}`
      : '';
  return {
    phase: 'deleting',
    reason: sentence(
      `deletion was asked for at ${timeWords(gone)}${held(
        finalizers.filter(each => each === operatorFinalizer),
        'holds it until the operator has removed everything',
      )}${held(
        foreign,
        'holds it, and belongs to another tool than the operator',
      )}`,
    ),
    since: gone,
    advice:
      advice[
        foreign.length > 0
          ? 'deletionHeldByOthers'
          : finalizers.length > 0
          ? 'deletionHeld'
          : 'deleting'
      ],
  };
}

function reasonOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
  shortfall: Shortfall | undefined,
): string {
  const members = sentence(memberWords[situation.condition](situation));
  if (shortfall) {
    return `${sentence(shortfall.words)} ${members}`;
  }
  const operator = operatorWords[state](situation, phase);
  if (operator === undefined) {
    return members;
  }
  // What the members do comes first, unless the operator's word explains it.
  return state === 'Running' || (phase === 'failed' && !isFailure(state))
    ? `${members} ${operator}`
    : `${operator} ${members}`;
}

function sinceOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
  shortfall: Shortfall | undefined,
): number | undefined {
  const { condition, object, records, members } = situation;
  if (phase === 'updating') {
    return rollingSince(situation) ?? troubleSince(members);
  }
  if (shortfall) {
    return undefined;
  }
  if (phase === 'provisioning') {
    return object.at;
  }
  if (condition === 'switching' || condition === 'stopped') {
    return records.leader?.renewed;
  }
  if (condition === 'down') {
    return heartbeatEnded(situation) ?? troubleSince(members);
  }
  if (isFailure(state)) {
    return (
      firstSeen(failureEvent(situation, state)) ??
      (condition === 'none' ? object.at : undefined)
    );
  }
  if (phase === 'running') {
    return wholeSince(situation);
  }
  return condition === 'none' && state === 'none'
    ? object.at
    : troubleSince(members);
}

/** The operator reports the beginning of a rolling update, and nothing of other changes. */
function rollingSince({ events }: Situation): number | undefined {
  const latest = events.find(event =>
    /^(Performing rolling update|starting major version upgrade)/.test(
      event.message ?? '',
    ),
  );
  return seconds(latest?.at);
}

function heartbeatEnded(situation: Situation): number | undefined {
  const ends = heartbeatEnds(situation);
  return ends !== undefined && situation.now >= ends
    ? situation.records.leader?.renewed
    : undefined;
}

/** When the last member became ready, or the primary took over, whichever came later. */
function wholeSince({ members, records }: Situation): number | undefined {
  const times = [
    records.leader?.acquired,
    ...members.map(({ pod }) => pod.since),
  ].filter((time): time is number => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
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

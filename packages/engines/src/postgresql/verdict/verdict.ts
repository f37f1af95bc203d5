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
import { quote, sentence, sinceWords, timeWords } from '../words';
import { advice } from './advice';
import { failureEvent, firstSeen } from './operatorEvent';
import { isFailure, OperatorState, operatorStateOf } from './operatorState';
import { memberWords, troubleSince } from './memberWords';
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

/** How long an object may wait for an operator before that is a failure. */
const pickUpSeconds = 600;

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
    return situation.now < pickUpEnds(situation) ? phase : 'failed';
  }
  return phase;
}

function youngUntil({ pods }: Situation): number {
  return Math.max(0, ...pods.map(pod => pod.at ?? 0)) + youngSeconds;
}

function pickUpEnds({ object }: Situation): number {
  return (object.at ?? 0) + pickUpSeconds;
}

function reviewAt(
  situation: Situation,
  state: OperatorState,
): number | undefined {
  const times = [
    heartbeatEnds(situation),
    youngUntil(situation),
    settlesAt(situation),
    ...(state === 'none' ? [pickUpEnds(situation)] : []),
  ].filter(
    (time): time is number => time !== undefined && time > situation.now,
  );
  return times.length > 0 ? Math.min(...times) : undefined;
}

function deleting(situation: Situation, gone: number): Verdict {
  const { finalizers = [] } = situation.object;
  const held =
    finalizers.length > 0
      ? `; it is held by the finalizer ${finalizers
          .map(f => quote(f))
          .join(
            ', ',
          )}, which the operator takes away when it has removed everything`
      : '';
  return {
    phase: 'deleting',
    reason: sentence(`deletion was asked for at ${timeWords(gone)}${held}`),
    since: gone,
    advice: finalizers.length > 0 ? advice.deletionHeld : advice.deleting,
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
  // What people cannot connect to comes first; else what the operator is at.
  return phase === 'failed' && !isFailure(state)
    ? `${members} ${operator}`
    : `${operator} ${members}`;
}

type OperatorWords = (
  situation: Situation,
  phase: DatabasePhase,
) => string | undefined;

/** What the operator says, as a sentence; nothing where its word adds nothing. */
const operatorWords: Readonly<Record<OperatorState, OperatorWords>> = {
  none: ({ object, now }) => {
    const waited = now - (object.at ?? now) >= pickUpSeconds;
    return waited
      ? `No operator has said anything about it since it was created${
          object.at === undefined ? '' : ` at ${timeWords(object.at)}`
        }.`
      : `The operator has not taken it up yet; it was created at ${timeWords(
          object.at ?? now,
        )}.`;
  },
  Creating: ({ object }) =>
    `The operator is creating it ("Creating")${sinceWords(object.at)}.`,
  Updating: ({ events }) => {
    const latest = events.find(
      event => event.type === 'Normal' && event.message !== undefined,
    );
    return `The operator is rolling out a change ("Updating")${
      latest?.message && latest.reason !== 'Create'
        ? `; its latest Event: ${quote(latest.message)}`
        : ''
    }.`;
  },
  UpdateFailed: failureWords(
    'UpdateFailed',
    'The operator could not apply the last change',
  ),
  SyncFailed: failureWords(
    'SyncFailed',
    "The operator's last pass over it failed",
  ),
  CreateFailed: failureWords(
    'CreateFailed',
    'The operator could not create it',
  ),
  Invalid: failureWords('Invalid', 'The operator refuses the declaration'),
  Running: ({ condition }, phase) =>
    phase === 'failed' || condition === 'partial' || phase === 'unknown'
      ? 'The operator says "Running", which only means that its last pass ended without an error.'
      : undefined,
  other: ({ object }) =>
    `The operator says ${quote(
      object.state ?? '',
    )}, a word that is not known here.`,
};

function failureWords(state: OperatorState, opening: string): OperatorWords {
  return situation => {
    const event = failureEvent(situation, state);
    const since = sinceWords(firstSeen(event));
    return event?.message === undefined
      ? `${opening} (${quote(
          state,
        )}); why is only in its log, no Event of it is left.`
      : `${opening} (${quote(state)}${since}): ${quote(event.message)}.`;
  };
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
    return firstSeen(failureEvent(situation, state));
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
  if (state === 'none' && situation.now >= pickUpEnds(situation)) {
    return advice.notPickedUp;
  }
  return advice[situation.condition];
}

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
import { Situation } from '../Situation';
import { quote, sinceWords } from '../../kubernetes/words';
import { violatesTeamPrefix } from '../teamPrefix';
import { failureEvent, firstSeen } from './operatorEvent';
import { silenceWords } from '../../kubernetes/verdict/pickUp';
import { OperatorState } from './operatorState';

/** An Event this old says nothing about what the operator does now. */
const recentSeconds = 900;

type OperatorWords = (
  situation: Situation,
  phase: DatabasePhase,
) => string | undefined;

function failureWords(state: OperatorState, opening: string): OperatorWords {
  return situation => {
    const event = failureEvent(situation, state);
    const since = sinceWords(firstSeen(event));
    if (event?.message === undefined && violatesTeamPrefix(situation)) {
      return `${opening} (${quote(
        state,
      )}): its name does not begin with the team ${quote(
        situation.object.team ?? '',
      )} and a hyphen.`;
    }
    return event?.message === undefined
      ? `${opening} (${quote(
          state,
        )}); why is only in its log, no Event of it is left.`
      : `${opening} (${quote(state)}${since}): ${quote(event.message)}.`;
  };
}

/** What the operator says, as a sentence; nothing where its word adds nothing. */
export const operatorWords: Readonly<Record<OperatorState, OperatorWords>> = {
  none: ({ object, now }) => silenceWords(object, now),
  Creating: ({ object }) =>
    `The operator is creating it ("Creating")${sinceWords(object.at)}.`,
  Updating: ({ events, now }) => {
    const latest = events.find(event => event.type === 'Normal');
    const isRecent = now - (seconds(latest?.at) ?? 0) < recentSeconds;
    return `The operator is rolling out a change ("Updating")${
      isRecent && latest?.message !== undefined
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

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

import { EventFact } from '../../kubernetes/facts/eventFact';
import {
  quote,
  sinceWords,
  timeWords,
  withoutStop,
} from '../../kubernetes/words';
import { silenceWords } from '../../kubernetes/verdict/pickUp';
import { seconds } from '../../json';
import { View } from '../View';
import { OperatorState, stateWords } from './operatorState';

/** The framework that the operator is written with: it says of each error that a handler failed, in more words than the operator does. */
const framework = 'kopf';

/** How long an Event of the operator's own is believed to be about the same as a newer one of the framework, in seconds. */
const sameSeconds = 600;

/** The newest Event of the operator that is not a good one, in its own words where it has some: the status never says why. */
export function problemEvent(view: View): EventFact | undefined {
  const problems = view.events.filter(
    event => event.type !== 'Normal' && event.message !== undefined,
  );
  const own = problems.find(({ reporter }) => reporter !== framework);
  const newest = seconds(problems[0]?.at);
  const isRecent =
    newest === undefined || newest - (seconds(own?.at) ?? 0) <= sameSeconds;
  return own !== undefined && isRecent ? own : problems[0];
}

/** Words under which an Event is worth repeating. */
const explained: ReadonlySet<OperatorState> = new Set<OperatorState>([
  'none',
  'PENDING',
  'INITIALIZING',
  'INVALID',
  'OFFLINE',
  'NO_QUORUM',
  'SPLIT_BRAIN',
]);

/** What the operator says, as sentences; nothing where its word adds nothing. */
export function operatorWords(
  view: View,
  state: OperatorState,
): string | undefined {
  const event = explained.has(state) ? problemEvent(view) : undefined;
  const told =
    event?.message === undefined
      ? undefined
      : `Its latest complaint${sinceWords(seconds(event.at))}: ${quote(
          withoutStop(event.message),
        )}.`;
  const words =
    state === 'none' ? silentWords(view, told) : wordsOf(view, state);
  return [words, told].filter(Boolean).join(' ') || undefined;
}

function wordsOf({ object }: View, state: OperatorState): string | undefined {
  const words =
    state === 'other'
      ? `The operator says ${quote(
          object.state ?? '',
        )}, which is not known here.`
      : stateWords[state];
  return words === undefined || object.probed === undefined
    ? words
    : `${words} It last looked at ${timeWords(object.probed)}.`;
}

/** A refused declaration gets no status at all. */
function silentWords(view: View, told: string | undefined): string {
  if (told !== undefined) {
    return 'The operator has written no status.';
  }
  return silenceWords(view.object, view.now);
}

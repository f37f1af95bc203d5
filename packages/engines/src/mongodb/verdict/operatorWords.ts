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
import { quote, sinceWords, withoutStop } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { silenceWords } from '../../kubernetes/verdict/pickUp';
import { OperatorState } from './operatorState';
import { waitsFor } from './waitsFor';

type OperatorWords = (
  situation: Situation,
  phase: DatabasePhase,
) => string | undefined;

/** "error" without a message: an Event may say more (of the operator itself there are none in version 1.22). */
const errorWords: OperatorWords = ({ object, events }) => {
  const warning = events.find(
    event => event.type === 'Warning' && event.message !== undefined,
  );
  const message =
    object.status?.message?.replace(/^Error:\s*/i, '') ?? warning?.message;
  const outdated =
    ' Until that is over it does not write anew which member is primary.';
  return message === undefined
    ? `The operator's last pass failed ("error"); why is only in its log.${outdated}`
    : `The operator's last pass failed ("error"): ${quote(
        withoutStop(message),
      )}.${outdated}`;
};

/** What the replica sets and the mongos miss, in the operator's words; nothing where it says nothing. */
function partWords({ object }: Situation): string {
  const { sets = {}, mongos } = object.status ?? {};
  const told = [
    ...Object.entries(sets).map(
      ([name, part]) => [name, part.message] as const,
    ),
    ['mongos', mongos?.message] as const,
  ].flatMap(([name, message]) =>
    message === undefined
      ? []
      : [`${name}: ${quote(withoutStop(message.replace(/[;\s]+$/, '')))}`],
  );
  return told.length > 0 ? ` It says of ${told.join('; ')}.` : '';
}

/** What the operator waits for although all members are ready. */
function waitWords(situation: Situation): string {
  const reason = waitsFor(situation);
  return reason === undefined
    ? ''
    : ` All members are ready; it is not: ${reason}.`;
}

/** What the operator says, as a sentence; nothing where its word adds nothing. */
export const operatorWords: Readonly<Record<OperatorState, OperatorWords>> = {
  none: ({ object, now }) => silenceWords(object, now),
  initializing: situation =>
    `The operator is setting it up ("initializing")${sinceWords(
      situation.object.at,
    )}.${partWords(situation)}${waitWords(situation)}`,
  initializingAgain: situation =>
    `The operator says "initializing" again: it was ready before, and is not any more.${partWords(
      situation,
    )}${waitWords(situation)}`,
  stopping: ({ object }) =>
    object.pause
      ? 'A pause was asked for: the operator is stopping it ("stopping").'
      : 'The operator says "stopping".',
  paused: ({ object, condition }) => {
    if (!object.pause) {
      return 'The pause was ended; the operator still says "paused".';
    }
    return condition === 'unseen' ? 'The operator says "paused".' : undefined;
  },
  ready: (_, phase) =>
    phase === 'failed' || phase === 'degraded' || phase === 'unknown'
      ? 'The operator says "ready", which counts containers that are ready, not members that MongoDB counts on.'
      : undefined,
  error: errorWords,
  other: ({ object }) =>
    `The operator says ${quote(
      object.status?.state ?? '',
    )}, a word that is not known here.`,
};

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

import { listWords, quote, sentence, timeWords } from '../words';
import { Verdict } from './Verdict';

/** What an engine knows of a deletion that was asked for. */
export interface Deletion {
  /** When it was asked for, in seconds. */
  gone: number;
  finalizers?: readonly string[];
  /** Whether a finalizer is the operator's own. */
  isOwn(finalizer: string): boolean;
  /** Until when the operator's finalizer holds the object: `the operator has removed everything`. */
  until: string;
  /** More of what the operator does, added to the sentence. */
  more?: string;
  /** What to do while nothing, the operator or another tool holds the object. */
  advice: Readonly<
    Record<'deleting' | 'deletionHeld' | 'deletionHeldByOthers', string>
  >;
}

/** Deletion was asked for, and something may hold it. */
export function deletionVerdict(deletion: Deletion): Verdict {
  const { gone, finalizers = [], isOwn, until, more = '', advice } = deletion;
  const own = finalizers.filter(isOwn);
  const foreign = finalizers.filter(each => !isOwn(each));
  const held = (names: readonly string[], how: string) =>
    names.length > 0
      ? `; the ${names.length === 1 ? 'finalizer' : 'finalizers'} ${listWords(
          names.map(each => quote(each)),
        )} ${names.length === 1 ? 'holds' : 'hold'} it${how}`
      : '';
  return {
    phase: 'deleting',
    reason: sentence(
      `deletion was asked for at ${timeWords(gone)}${held(
        own,
        ` until ${until}`,
      )}${held(
        foreign,
        foreign.length === 1
          ? ', and belongs to another tool than the operator'
          : ', and belong to other tools than the operator',
      )}${more}`,
    ),
    since: gone,
    advice: adviceOf(own, foreign, advice),
  };
}

function adviceOf(
  own: readonly string[],
  foreign: readonly string[],
  advice: Deletion['advice'],
): string {
  if (foreign.length > 0) {
    return advice.deletionHeldByOthers;
  }
  return own.length > 0 ? advice.deletionHeld : advice.deleting;
}

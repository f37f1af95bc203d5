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

import { at, text } from '../json';

/**
 * MongoDB's words for the state of a member (`rs.status()`), as the operator writes them into `stateStr`.
 * `untold` when it has written none, `other` for a word that is not among them.
 */
export type MemberState =
  | 'STARTUP'
  | 'PRIMARY'
  | 'SECONDARY'
  | 'RECOVERING'
  | 'STARTUP2'
  | 'UNKNOWN'
  | 'ARBITER'
  | 'DOWN'
  | 'ROLLBACK'
  | 'REMOVED'
  | 'untold'
  | 'other';

/** What a state means: why a member in it does not serve; nothing when it does. */
export const memberStates: Readonly<Record<MemberState, string | undefined>> = {
  PRIMARY: undefined,
  SECONDARY: undefined,
  ARBITER: undefined,
  // Of arbiters the operator never writes a state: they carry no tags, and it knows members by a tag (pkg/controller/perconaservermongodb/mgo.go).
  untold: undefined,
  STARTUP:
    'MongoDB says "STARTUP": it has not loaded the configuration of its replica set yet',
  STARTUP2: 'MongoDB says "STARTUP2": it copies the data from another member',
  RECOVERING:
    'MongoDB says "RECOVERING": it catches up, or is too far behind to, and takes no reads',
  ROLLBACK:
    'MongoDB says "ROLLBACK": it takes back writes that the others do not have',
  DOWN: 'MongoDB says "DOWN": the other members do not reach it',
  REMOVED: 'MongoDB says "REMOVED": its replica set does not count it any more',
  UNKNOWN: 'MongoDB says "UNKNOWN": the other members cannot tell its state',
  other: 'MongoDB gives a state that is not known here',
};

const words: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(memberStates)
    .filter(state => state !== 'untold' && state !== 'other')
    .map(state => [state, state]),
);

/** Reads `stateStr`. */
export function memberStateOf(word: string | undefined): MemberState {
  if (word === undefined) {
    return 'untold';
  }
  return text(at(words, word)) === undefined ? 'other' : (word as MemberState);
}

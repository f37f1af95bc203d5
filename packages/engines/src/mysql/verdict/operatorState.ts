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

import { at, text } from '../../json';

/** The operator's words for a database (mysqloperator/controller/diagnose.py); `none` when it has said nothing, `other` for a word not among them. */
export type OperatorState =
  | 'none'
  | 'PENDING'
  | 'INITIALIZING'
  | 'ONLINE'
  | 'ONLINE_PARTIAL'
  | 'ONLINE_UNCERTAIN'
  | 'OFFLINE'
  | 'OFFLINE_UNCERTAIN'
  | 'NO_QUORUM'
  | 'NO_QUORUM_UNCERTAIN'
  | 'SPLIT_BRAIN'
  | 'SPLIT_BRAIN_UNCERTAIN'
  | 'UNKNOWN'
  | 'FINALIZING'
  | 'INVALID'
  | 'other';

/** What each word means, as a sentence; nothing where it adds nothing to what the pods show. */
export const stateWords: Readonly<Record<OperatorState, string | undefined>> = {
  none: undefined,
  PENDING: 'The operator has taken it up and waits for its pods ("PENDING").',
  INITIALIZING: 'The operator is setting up the group ("INITIALIZING").',
  ONLINE: undefined,
  ONLINE_PARTIAL:
    'The group has a quorum, and some members are missing from it ("ONLINE_PARTIAL").',
  ONLINE_UNCERTAIN:
    'The group seems to be online; the operator could not reach all members ("ONLINE_UNCERTAIN").',
  OFFLINE: 'No member of the group is online ("OFFLINE").',
  OFFLINE_UNCERTAIN:
    'No member of the group seems to be online; the operator could not reach all of them ("OFFLINE_UNCERTAIN").',
  NO_QUORUM:
    'The group has lost its majority and takes no writes ("NO_QUORUM").',
  NO_QUORUM_UNCERTAIN:
    'The group seems to have lost its majority; the operator could not reach all members ("NO_QUORUM_UNCERTAIN").',
  SPLIT_BRAIN:
    'There are several groups that each think they are the database ("SPLIT_BRAIN"): they may hold different data.',
  SPLIT_BRAIN_UNCERTAIN:
    'There may be several groups that each think they are the database; the operator could not reach all members ("SPLIT_BRAIN_UNCERTAIN").',
  UNKNOWN: 'The operator could not find out how the group is ("UNKNOWN").',
  FINALIZING: 'The operator is taking the database down ("FINALIZING").',
  INVALID: 'The operator refuses the declaration ("INVALID").',
  other: 'The operator says a word that is not known here.',
};

const known = Object.fromEntries(
  Object.keys(stateWords).map(key => [key, key]),
);

/** Reads `status.cluster.status`. */
export function operatorStateOf(word: string | undefined): OperatorState {
  if (word === undefined) {
    return 'none';
  }
  return word !== 'none' && text(at(known, word)) !== undefined
    ? (word as OperatorState)
    : 'other';
}

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

/** The operator's words for one member of the group (mysqloperator/controller/diagnose.py); `untold` when it has said nothing. */
export type MemberState =
  | 'ONLINE'
  | 'RECOVERING'
  | 'ERROR'
  | 'OFFLINE'
  | 'NOT_MANAGED'
  | 'UNMANAGED'
  | 'UNREACHABLE'
  | 'MISSING'
  | 'UNKNOWN'
  | 'untold'
  | 'other';

/** What a state means for a member; `undefined` where nothing is wrong. */
export const memberStates: Readonly<Record<MemberState, string | undefined>> = {
  ONLINE: undefined,
  RECOVERING: 'it copies or replays what it has missed ("RECOVERING")',
  ERROR: 'MySQL has left the group after an error ("ERROR")',
  OFFLINE: 'MySQL runs and is not in the group ("OFFLINE")',
  NOT_MANAGED: 'its group is not managed by the operator ("NOT_MANAGED")',
  UNMANAGED: 'it is not in the operator\'s metadata ("UNMANAGED")',
  UNREACHABLE: 'the group cannot reach it ("UNREACHABLE")',
  MISSING: 'it is in the metadata and not in the group ("MISSING")',
  UNKNOWN: 'the operator could not find out its state ("UNKNOWN")',
  untold: undefined,
  other: undefined,
};

const memberKeys = Object.fromEntries(
  Object.keys(memberStates).map(key => [key, key]),
);

/** Reads the word of the annotation. */
export function memberStateOf(word: string | undefined): MemberState {
  if (word === undefined) {
    return 'untold';
  }
  return word !== 'untold' && text(at(memberKeys, word)) !== undefined
    ? (word as MemberState)
    : 'other';
}

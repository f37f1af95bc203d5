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

/** The operator's words for its last pass over a database (pkg/apis/acid.zalan.do/v1/const.go); `none` when it has said nothing. */
export type OperatorState =
  | 'none'
  | 'Creating'
  | 'Updating'
  | 'UpdateFailed'
  | 'SyncFailed'
  | 'CreateFailed'
  | 'Running'
  | 'Invalid'
  | 'other';

const words: Readonly<Record<string, OperatorState>> = {
  Creating: 'Creating',
  Updating: 'Updating',
  UpdateFailed: 'UpdateFailed',
  SyncFailed: 'SyncFailed',
  CreateFailed: 'CreateFailed',
  Running: 'Running',
  Invalid: 'Invalid',
};

/** A word that is not among them comes from a newer operator. */
export function operatorStateOf(word: string | undefined): OperatorState {
  if (word === undefined) {
    return 'none';
  }
  return Object.prototype.hasOwnProperty.call(words, word)
    ? words[word]
    : 'other';
}

/** Whether the word says that the last pass ended with an error. */
export function isFailure(state: OperatorState): boolean {
  return (
    state === 'UpdateFailed' ||
    state === 'SyncFailed' ||
    state === 'CreateFailed' ||
    state === 'Invalid'
  );
}

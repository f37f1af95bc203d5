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
import { dataSets, Situation } from '../Situation';

/**
 * The operator's words for a database (pkg/apis/psmdb/v1/psmdb_types.go, AppState); `none` when it has said nothing, `other` for a word that is not
 * among them. It says "initializing" both of a database that was never ready and of one that is not ready any more: `initializingAgain` is the latter.
 */
export type OperatorState =
  | 'none'
  | 'initializing'
  | 'initializingAgain'
  | 'stopping'
  | 'paused'
  | 'ready'
  | 'error'
  | 'other';

const words: Readonly<Record<string, OperatorState>> = {
  initializing: 'initializing',
  stopping: 'stopping',
  paused: 'paused',
  ready: 'ready',
  error: 'error',
};

/** Reads `status.state`. */
export function operatorStateOf(situation: Situation): OperatorState {
  const word = situation.object.status?.state;
  if (word === undefined) {
    return 'none';
  }
  const state = (text(at(words, word)) ?? 'other') as OperatorState;
  return state === 'initializing' && wasReady(situation)
    ? 'initializingAgain'
    : state;
}

/** It was ready before when a replica set ever was (the condition stays), all of them are initiated, and all shards are added. */
export function wasReady(situation: Situation): boolean {
  const data = dataSets(situation);
  return (
    situation.object.status?.conditions?.ready !== undefined &&
    data.length > 0 &&
    data.every(
      ({ status }) =>
        status !== undefined && !status.uninitialized && !status.unadded,
    )
  );
}

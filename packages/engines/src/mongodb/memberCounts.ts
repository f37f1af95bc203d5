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

import { ReplicaSetFact } from './facts/replicaSetFact';
import { components } from './names';
import { View } from './View';

/** Members that a replica set asks for, all kinds together. */
export function declaredMembers(declared: ReplicaSetFact | undefined): number {
  const { size = 0, arbiters = 0, nonVoting = 0, hidden = 0 } = declared ?? {};
  return [size, arbiters, nonVoting, hidden].reduce(
    (sum, each) => sum + Math.max(0, each),
    0,
  );
}

/** Members with a vote that a replica set asks for. */
export function declaredVoters(declared: ReplicaSetFact | undefined): number {
  return (
    declaredMembers(declared) -
    Math.max(0, declared?.nonVoting ?? 0) +
    (declared?.externalVotes ?? 0)
  );
}

const voting: ReadonlySet<unknown> = new Set([
  components.mongod,
  components.config,
  components.hidden,
  components.arbiter,
]);

/** The StatefulSets hold what the operator made of the declaration; a declaration that it refuses is in none of them. */
export function wantedMembers(
  view: View,
  name: string,
  declared: ReplicaSetFact | undefined,
): number {
  const own = view.statefulSets.filter(each => each.replicaSet === name);
  if (own.length > 0) {
    return own.reduce((sum, each) => sum + Math.max(0, each.members ?? 0), 0);
  }
  return view.object.pause ? 0 : declaredMembers(declared);
}

export function votersOf(
  view: View,
  name: string,
  declared: ReplicaSetFact | undefined,
): number {
  const own = view.statefulSets.filter(
    each => each.replicaSet === name && voting.has(each.component),
  );
  return own.length === 0
    ? declaredVoters(declared)
    : own.reduce(
        (sum, each) => sum + Math.max(0, each.members ?? 0),
        declared?.externalVotes ?? 0,
      );
}

export function readyInStatefulSets(view: View, name: string): number {
  return view.statefulSets
    .filter(each => each.replicaSet === name)
    .reduce((sum, each) => sum + Math.max(0, each.ready ?? 0), 0);
}

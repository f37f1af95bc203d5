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

import { declaredSets } from './declaredSets';
import { ReplicaSetFact } from './facts/replicaSetFact';
import { PartStatusFact } from './facts/statusFact';
import { readyInStatefulSets, votersOf, wantedMembers } from './memberCounts';
import { MemberView, membersOf } from './members';
import { components, configReplicaSet } from './names';
import { View } from './View';

/**
 * What the members of a replica set do, whatever the operator says.
 *
 * - `whole`: a primary serves and all members that are asked for are ready.
 * - `partial`: a primary serves; members are missing or not ready.
 * - `untold`: all members are ready, and nobody says which one is primary.
 * - `electing`: no member is primary, although enough of them are there to choose one.
 * - `down`: no member is primary, and there are not enough to choose one.
 * - `none`: there are no pods, although members are asked for.
 * - `stopping`: no members are asked for, pods are still there.
 * - `stopped`: no members are asked for, and there are none.
 * - `unseen`: pods cannot be read.
 */
export type SetCondition =
  | 'whole'
  | 'partial'
  | 'untold'
  | 'electing'
  | 'down'
  | 'none'
  | 'stopping'
  | 'stopped'
  | 'unseen';

/** A replica set: a shard, the config servers, or the whole of a database without shards. */
export interface ReplicaSet {
  name: string;
  isConfig: boolean;
  declared?: ReplicaSetFact;
  status?: PartStatusFact;
  members: readonly MemberView[];
  primary?: MemberView;
  /** Members that the operator wants to run, arbiters and the like included. */
  wanted: number;
  ready: number;
  /** Members with a vote that are asked for, those that run elsewhere included. */
  voters: number;
  condition: SetCondition;
}

/** The replica sets that hold data in the order of the declaration, then those that are only left over, then the config servers. */
export function replicaSetsOf(view: View): ReplicaSet[] {
  const declared = declaredSets(view.object);
  const names = new Set([
    ...declared.map(set => set.name).filter(name => name !== configReplicaSet),
    ...view.pods
      .flatMap(pod => pod.replicaSet ?? [])
      .filter(name => name !== configReplicaSet)
      .sort(),
    ...(view.object.config ||
    view.pods.some(pod => pod.replicaSet === configReplicaSet)
      ? [configReplicaSet]
      : []),
  ]);
  return [...names].map(name =>
    replicaSetOf(
      view,
      name,
      declared.find(set => set.name === name),
    ),
  );
}

function replicaSetOf(
  view: View,
  name: string,
  declared: ReplicaSetFact | undefined,
): ReplicaSet {
  const told = view.object.status?.sets;
  const status = told && Object.hasOwn(told, name) ? told[name] : undefined;
  const members = membersOf(
    view,
    name,
    view.pods.filter(pod => pod.replicaSet === name).sort(byRank),
    status?.members ?? {},
  );
  const wanted = wantedMembers(view, name, declared);
  const primary = members.find(({ leads }) => leads);
  const unseen = members.length === 0 && view.gapOf('pod') !== undefined;
  const ready = unseen
    ? Math.min(readyInStatefulSets(view, name), wanted)
    : members.filter(({ member }) => member.ready).length;
  const set = {
    name,
    isConfig: name === configReplicaSet,
    declared,
    status,
    members,
    primary,
    wanted,
    ready,
    voters: votersOf(view, name, declared),
  };
  return { ...set, condition: unseen ? 'unseen' : conditionOf(set) };
}

function conditionOf(set: Omit<ReplicaSet, 'condition'>): SetCondition {
  const { members, primary, wanted, ready, declared, voters } = set;
  if (wanted === 0) {
    return members.length === 0 ? 'stopped' : 'stopping';
  }
  if (members.length === 0) {
    return 'none';
  }
  if (primary !== undefined) {
    return ready < wanted ? 'partial' : 'whole';
  }
  const outside = (declared?.externalVotes ?? 0) > 0;
  const told = members.some(({ state }) => state !== 'untold');
  const voting = members.filter(({ member, votes }) => votes && member.ready);
  const majority = voting.length * 2 > voters;
  if (outside) {
    return ready >= wanted ? 'untold' : partialOrDown(ready);
  }
  if (!told) {
    // A pass in which the operator reaches no primary empties the states of all members: those that are ready are all there is to go by.
    return ready >= wanted ? 'untold' : withoutWord(majority);
  }
  return majority ? 'electing' : 'down';
}

/** Without more than half of the votes nobody can be primary, whether somebody says so or not. */
function withoutWord(majority: boolean): SetCondition {
  return majority ? 'partial' : 'down';
}

/** Where nobody says who is primary, ready members are all there is to go by. */
function partialOrDown(ready: number): SetCondition {
  return ready > 0 ? 'partial' : 'down';
}

const ranks: readonly unknown[] = [
  components.mongod,
  components.config,
  components.nonVoting,
  components.hidden,
  components.arbiter,
];

/** Members that hold data for clients first, arbiters last; the sort keeps the order of names. */
function byRank(a: { component?: string }, b: { component?: string }): number {
  return rankOf(a.component) - rankOf(b.component);
}

function rankOf(component: string | undefined): number {
  return Math.max(0, ranks.indexOf(component));
}

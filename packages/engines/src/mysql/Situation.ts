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

import { claimedVolumes } from '../kubernetes/claimedVolumes';
import { Volume } from '@database-platform/plugin-databases-common';
import { AnyStatefulSetFact } from '../kubernetes/facts/statefulSetFact';
import { isOutdated, MemberView, membersOf } from './members';
import { claimPrefix, namesOf } from './names';
import { Routers, routersOf } from './routers';
import { Pod, View } from './View';

/**
 * What the pods say, whatever the operator says.
 *
 * - `whole`: a primary serves, and all members, read replicas and Routers that are asked for are ready.
 * - `partial`: a primary serves; something else is missing or not ready.
 * - `unreachable`: a primary serves, and no Router is ready, so that the Service leads nowhere.
 * - `leaderless`: members are ready, and none of them is a ready primary.
 * - `down`: there are members and none is ready.
 * - `none`: there are no pods.
 * - `unseen`: pods cannot be read.
 */
export type Condition =
  | 'whole'
  | 'partial'
  | 'unreachable'
  | 'leaderless'
  | 'down'
  | 'none'
  | 'unseen';

/** The view, and what follows from it about the members. */
export interface Situation extends View {
  /** The StatefulSet of the group. */
  statefulSet?: AnyStatefulSetFact;
  members: readonly MemberView[];
  primary?: MemberView;
  routing?: Routers;
  /** Members of the group and read replicas that are asked for. */
  wanted: number;
  /** Members of the group that are asked for. */
  wantedInGroup: number;
  ready: number;
  condition: Condition;
  volumes: readonly Volume[];
  /** Pods that are still made from an older template. */
  outdated: readonly Pod[];
}

/** Joins pods, StatefulSets, role labels and the annotations about the group. */
export function situationOf(view: View): Situation {
  const members = membersOf(view);
  const statefulSet = view.statefulSets.find(
    each => each.name === namesOf(view.name).statefulSet,
  );
  const wantedInGroup = Math.max(
    0,
    statefulSet?.members ?? view.object.members ?? 1,
  );
  const wanted = wantedInGroup + wantedReplicas(view);
  const ready =
    view.pods.length === 0 && view.gapOf('pod') !== undefined
      ? Math.min(Math.max(0, statefulSet?.ready ?? 0), wanted)
      : members.filter(({ member }) => member.ready).length;
  const situation = {
    ...view,
    statefulSet,
    members,
    primary: members.find(({ member }) => member.role === 'primary'),
    routing: routersOf(view),
    wanted,
    wantedInGroup,
    ready,
    volumes: claimedVolumes(view, claimPrefix),
    outdated: view.pods.filter(pod => isOutdated(view, pod)),
  };
  return { ...situation, condition: conditionOf(situation) };
}

function wantedReplicas(view: View): number {
  return (view.object.replicas ?? []).reduce(
    (sum, { members }) => sum + Math.max(0, members ?? 1),
    0,
  );
}

function conditionOf(situation: Omit<Situation, 'condition'>): Condition {
  const { members, primary, ready, wanted, routing } = situation;
  const group = members.filter(({ pod }) => pod.replica === undefined);
  if (members.length === 0) {
    return situation.gapOf('pod') === undefined ? 'none' : 'unseen';
  }
  if (!group.some(({ member }) => member.ready)) {
    return 'down';
  }
  if (!primary?.member.ready) {
    return 'leaderless';
  }
  if (routing !== undefined && routing.wanted > 0 && routing.ready === 0) {
    return 'unreachable';
  }
  return ready < wanted ||
    (routing !== undefined && routing.ready < routing.wanted)
    ? 'partial'
    : 'whole';
}

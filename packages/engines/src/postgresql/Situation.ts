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
import { claimPrefix } from './names';
import { Volume } from '@database-platform/plugin-databases-common';
import { heartbeatEnds, isFailsafe, isStale, leaderPod } from './patroni';
import { MemberView, membersOf } from './members';
import { View } from './View';

/**
 * What the pods and Patroni's records say, whatever the operator says.
 *
 * - `whole`: a leader serves and all members that are asked for are ready.
 * - `partial`: a leader serves; members are missing or not ready.
 * - `switching`: nobody takes writes at this moment, and Patroni is still within its own time to change that.
 * - `down`: nobody takes writes.
 * - `none`: there are no pods, although members are asked for.
 * - `stopping`: no members are asked for, pods are still there.
 * - `stopped`: no members are asked for, and there are none.
 * - `unseen`: pods cannot be read.
 */
export type Condition =
  | 'whole'
  | 'partial'
  | 'switching'
  | 'down'
  | 'none'
  | 'stopping'
  | 'stopped'
  | 'unseen';

/** The view, and what follows from it about the members. */
export interface Situation extends View {
  members: readonly MemberView[];
  leader?: MemberView;
  /** Members that the operator wants to run. */
  wanted: number;
  ready: number;
  condition: Condition;
  volumes: readonly Volume[];
}

/** Joins pods, role labels and Patroni's records. */
export function situationOf(view: View): Situation {
  const pod = leaderPod(view);
  const members = membersOf(view, pod);
  const leader = members.find(member => member.pod === pod);
  const wanted = wantedMembers(view);
  const unseen = isUnseen(view);
  const ready = unseen
    ? Math.min(view.statefulSet?.ready ?? 0, wanted)
    : members.filter(({ member }) => member.ready).length;
  const volumes = claimedVolumes(view, claimPrefix);
  const situation = { ...view, members, leader, wanted, ready, volumes };
  return { ...situation, condition: conditionOf(situation) };
}

/** The StatefulSet holds the count after the operator's own limits; without one, the declaration within those limits. */
function wantedMembers(view: View): number {
  return (
    view.statefulSet?.members ??
    clampMembers(view, view.object.members) ??
    view.pods.length
  );
}

/** The count that the operator makes of the declared one (pkg/cluster/k8sres.go, getNumberOfInstances). */
export function clampMembers(
  view: View,
  declared: number | undefined,
): number | undefined {
  const { minMembers = -1, maxMembers = -1 } = view.operator;
  if (declared === undefined) {
    return undefined;
  }
  const most = maxMembers >= 0 ? Math.min(declared, maxMembers) : declared;
  return minMembers >= 0 ? Math.max(most, minMembers) : most;
}

function conditionOf(situation: Omit<Situation, 'condition'>): Condition {
  const { pods, leader, wanted, ready, records } = situation;
  if (isUnseen(situation)) {
    return 'unseen';
  }
  if (wanted === 0) {
    return pods.length === 0 ? 'stopped' : 'stopping';
  }
  if (pods.length === 0) {
    return 'none';
  }
  const stale = isStale(situation) === true;
  if (!stale && isSwitching(situation)) {
    return 'switching';
  }
  if (!leader?.member.ready || (stale && !isFailsafe(situation))) {
    return 'down';
  }
  return ready < wanted || (stale && records.leader !== undefined)
    ? 'partial'
    : 'whole';
}

/** Pods may not be read: that there are none means nothing. */
function isUnseen(view: View): boolean {
  return view.gapOf('pod') !== undefined && view.pods.length === 0;
}

/** A pod that was made so recently that it may still be starting. */
export const youngSeconds = 300;

/** The record is fresh, but names nobody or a pod that goes; or the leader's server restarts, or its pod is a new one. */
function isSwitching(situation: Omit<Situation, 'condition'>): boolean {
  const { leader, records, pods, now } = situation;
  if (leader !== undefined) {
    const { patroni, at = 0 } = leader.pod;
    return (
      patroni?.state === 'restarting' ||
      patroni?.state === 'stopping' ||
      (!leader.member.ready &&
        now - at < youngSeconds &&
        (records.leader?.acquired ?? at) < at)
    );
  }
  return (
    heartbeatEnds(situation) !== undefined &&
    records.leader?.acquired !== undefined &&
    pods.some(pod => pod.patroni !== undefined)
  );
}

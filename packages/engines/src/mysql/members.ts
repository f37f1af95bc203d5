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

import { Member, MemberRole } from '@database-platform/plugin-databases-common';
import { compact, isoTime } from '../json';
import { podTroubleWords } from '../kubernetes/podTroubleWords';
import { quote } from '../kubernetes/words';
import { memberLag } from './lag';
import { memberStateOf, memberStates } from './memberStates';
import { imageVersion, namesOf } from './names';
import { Pod, View } from './View';

/** A member with what only the engine needs to know about it. */
export interface MemberView {
  pod: Pod;
  member: Member;
}

/** Members of the group and read replicas, in the order of their names. */
export function membersOf(view: View): MemberView[] {
  const primary = primaryPod(view);
  return view.pods.map(pod => {
    const role = roleOf(pod, primary);
    const trouble = notReady(pod);
    return {
      pod,
      member: {
        ...compact({
          state: pod.group?.status,
          notReadyReason: trouble,
          podPhase: pod.phase,
          group: pod.replica,
          replicatesFrom: role === 'primary' ? undefined : primary?.name,
          node: pod.node,
          zone: view.zoneOf(pod),
          image: pod.image,
          version: pod.group?.version ?? imageVersion(pod.image),
          createdAt: isoTime(pod.at),
        }),
        name: pod.name,
        role,
        ready: trouble === undefined,
        lag: memberLag(role),
        pendingRestart: false,
        pendingRecreate: isOutdated(view, pod),
        restarts: pod.restarts ?? 0,
        containers: ['mysql', ...(pod.sidecars ?? [])],
      },
    };
  });
}

/** Whether the operator has labelled it as primary: only while the member is online. */
function isLabelledPrimary(pod: Pod): boolean {
  return (
    pod.gone === undefined &&
    pod.replica === undefined &&
    pod.role === 'PRIMARY'
  );
}

/** The member that takes writes, by the label, else by the annotation, which the operator keeps longer. */
function primaryPod({ pods }: View): Pod | undefined {
  const alive = pods.filter(
    pod => pod.gone === undefined && pod.replica === undefined,
  );
  return (
    alive.find(isLabelledPrimary) ??
    alive.find(
      pod =>
        pod.role === undefined &&
        pod.group?.role === 'PRIMARY' &&
        pod.group.status === 'ONLINE',
    )
  );
}

function roleOf(pod: Pod, primary: Pod | undefined): MemberRole {
  if (pod.replica !== undefined) {
    return 'replica';
  }
  // In a split brain each part has one: neither is taken for the other's replica
  if (pod.name === primary?.name || isLabelledPrimary(pod)) {
    return 'primary';
  }
  const word = pod.role ?? pod.group?.role;
  return word === 'SECONDARY' ? 'replica' : 'unknown';
}

/** Why a member is not ready; `undefined` when it is. */
export function notReady(pod: Pod): string | undefined {
  if (pod.gone !== undefined) {
    return 'the pod is being deleted';
  }
  const word = pod.group?.status;
  const state = memberStateOf(word);
  const told =
    state === 'other'
      ? `the operator says ${quote(word ?? '')}`
      : memberStates[state];
  // The gates are the operator's own: it knows why it keeps them closed
  return (pod.gated ? told : undefined) ?? podTroubleWords(pod) ?? told;
}

/** Made from an older template than its StatefulSet has now. */
export function isOutdated(view: View, pod: Pod): boolean {
  const wanted = view.statefulSets.find(
    set => set.name === (pod.replica ?? namesOf(view.name).statefulSet),
  )?.revision;
  return (
    wanted !== undefined &&
    pod.revision !== undefined &&
    pod.revision !== wanted
  );
}

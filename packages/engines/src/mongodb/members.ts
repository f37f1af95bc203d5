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
import { memberLag } from './lag';
import { memberStateOf, MemberState } from './memberStates';
import { components, databaseContainers } from './names';
import { notReady } from './readiness';
import { Pod, View } from './View';

/** A member with what only the engine needs to know about it. */
export interface MemberView {
  pod: Pod;
  member: Member;
  state: MemberState;
  /** Whether it has a vote in elections. */
  votes: boolean;
  /** MongoDB says that it takes writes, and its pod does not belie that. */
  leads: boolean;
}

/** The members of one replica set, in the order of their names; `states` are MongoDB's words by the pods' names. */
export function membersOf(
  view: View,
  group: string,
  pods: readonly Pod[],
  states: Readonly<Record<string, string>>,
): MemberView[] {
  const found = pods.map(pod => {
    const word = Object.hasOwn(states, pod.name) ? states[pod.name] : undefined;
    const state = memberStateOf(word);
    return { pod, word, state, leads: state === 'PRIMARY' && runs(pod) };
  });
  const primary = found.find(({ leads }) => leads)?.pod.name;
  return found.map(({ pod, word, state, leads }) => {
    const trouble = notReady(pod, state);
    const role = roleOf(pod, state, leads);
    const follows =
      primary !== undefined && primary !== pod.name && role !== 'arbiter';
    return {
      pod,
      state,
      votes: pod.component !== components.nonVoting,
      leads,
      member: {
        ...compact({
          state: word,
          notReadyReason: trouble,
          podPhase: pod.phase,
          replicatesFrom: follows ? primary : undefined,
          node: pod.node,
          zone: view.zoneOf(pod),
          image: pod.image,
          createdAt: isoTime(pod.at),
        }),
        name: pod.name,
        group,
        role,
        ready: trouble === undefined,
        lag: memberLag(role),
        pendingRestart: false,
        pendingRecreate: awaitsRecreation(view, pod),
        restarts: pod.restarts ?? 0,
        containers: [containerOf(pod), ...(pod.sidecars ?? [])],
      },
    };
  });
}

function containerOf({ component = '' }: Pod): string {
  return Object.hasOwn(databaseContainers, component)
    ? databaseContainers[component]
    : 'mongod';
}

/** The operator's word may be from before the pod broke: on an error it leaves the states as they were. */
function runs(pod: Pod): boolean {
  return (
    pod.gone === undefined &&
    pod.phase === 'Running' &&
    (pod.ready === true ||
      pod.trouble?.container !== undefined ||
      pod.trouble?.word === undefined)
  );
}

function roleOf(pod: Pod, state: MemberState, leads: boolean): MemberRole {
  switch (pod.component) {
    case components.arbiter:
      return 'arbiter';
    case components.hidden:
      return 'hidden-replica';
    case components.nonVoting:
      return 'non-voting-replica';
    default:
  }
  if (leads) {
    return 'primary';
  }
  // Without a word, or with the word of one that led, nobody knows.
  return state === 'untold' || state === 'other' || state === 'PRIMARY'
    ? 'unknown'
    : 'replica';
}

/** Made from an older template: the StatefulSet itself recreates no pod with `SmartUpdate` and `OnDelete`. */
export function awaitsRecreation(view: View, pod: Pod): boolean {
  const wanted = view.statefulSets.find(
    each =>
      each.component === pod.component && each.replicaSet === pod.replicaSet,
  )?.revision;
  return (
    wanted !== undefined &&
    pod.revision !== undefined &&
    pod.revision !== wanted
  );
}

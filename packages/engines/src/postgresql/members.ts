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

import {
  Lag,
  Member,
  MemberRole,
} from '@database-platform/plugin-databases-common';
import { compact, isoTime } from '../json';
import { memberLag } from './lag';
import {
  isFailsafe,
  isLabelledLeader,
  isStale,
  isStandby,
  keepsRecordsHere,
  leads,
} from './patroni';
import { Pod, View } from './View';
import { quote, timeWords } from './words';

/** A member with what only the engine needs to know about it. */
export interface MemberView {
  pod: Pod;
  member: Member;
  /** A replica that Patroni would promote, as far as its state tells. */
  follows: boolean;
}

/** The members, in the order of their names. */
export function membersOf(view: View, leader: Pod | undefined): MemberView[] {
  const visible = keepsRecordsHere(view);
  return view.pods.map(pod => {
    const role = roleOf(view, pod, leader);
    const isLeader = pod.name === leader?.name;
    const trouble = notReady(view, pod, isLeader, visible);
    return {
      pod,
      follows: !isLeader && trouble === undefined,
      member: {
        ...compact({
          state: stateOf(pod),
          notReadyReason: trouble,
          podPhase: pod.phase,
          replicatesFrom: sourceOf(view, pod, leader),
          timeline: pod.patroni?.timeline,
          node: pod.node,
          zone: view.zoneOf(pod),
          image: pod.image,
          createdAt: isoTime(pod.at),
        }),
        name: pod.name,
        role,
        ready: trouble === undefined,
        lag: memberLag(view, pod, role),
        pendingRestart: pod.patroni?.restart ?? false,
        pendingRecreate: awaitsRecreation(view, pod),
        restarts: pod.restarts ?? 0,
        containers: ['postgres', ...(pod.sidecars ?? [])],
      },
    };
  });
}

/** Marked by the operator, or made from an older template: the StatefulSet itself recreates no pod (`OnDelete`). */
function awaitsRecreation(view: View, pod: Pod): boolean {
  const wanted = view.statefulSet?.revision;
  return (
    pod.recreate === true ||
    (wanted !== undefined &&
      pod.revision !== undefined &&
      pod.revision !== wanted)
  );
}

function roleOf(view: View, pod: Pod, leader: Pod | undefined): MemberRole {
  if (pod.name === leader?.name) {
    return isStandby(view) ? 'standby-leader' : 'primary';
  }
  const { sync } = view.records;
  const knowsRole = pod.patroni?.role !== undefined || pod.role !== undefined;
  if (sync?.sync?.includes(pod.name) && sync.leader === leader?.name) {
    return sync.quorum === undefined ? 'sync-replica' : 'quorum-replica';
  }
  if (!knowsRole) {
    return 'unknown';
  }
  // Without a leader, the word of the one that led is out of date.
  return leader === undefined && (leads(pod) || isLabelledLeader(pod))
    ? 'unknown'
    : 'replica';
}

function sourceOf(
  view: View,
  pod: Pod,
  leader: Pod | undefined,
): string | undefined {
  if (pod.name === leader?.name) {
    return isStandby(view) ? upstreamOf(view) : undefined;
  }
  const from = pod.patroni?.from;
  return from !== undefined && view.pods.some(other => other.name === from)
    ? from
    : leader?.name;
}

/** The source outside that a standby cluster follows. */
export function upstreamOf(view: View): string | undefined {
  const { standby } = view.object;
  if (standby?.host) {
    return standby.port ? `${standby.host}:${standby.port}` : standby.host;
  }
  return standby?.wal ? `archive ${standby.wal}` : undefined;
}

/** A replica says what it does with the log; everyone else what its server does. */
function stateOf(pod: Pod): string | undefined {
  const { state, replication } = pod.patroni ?? {};
  return state === 'running' ? replication ?? state : state;
}

/**
 * Why a member is not ready; `undefined` when it is.
 *
 * @remarks
 * Kubernetes alone does not know: the operator gives its pods no readiness probe by default, so that a container that has started counts as ready.
 */
function notReady(
  view: View,
  pod: Pod,
  isLeader: boolean,
  visible: boolean,
): string | undefined {
  if (pod.gone !== undefined) {
    return 'the pod is being deleted';
  }
  const trouble = podTrouble(pod);
  if (trouble !== undefined) {
    return trouble;
  }
  if (!visible) {
    return undefined;
  }
  const lost = lostLead(view, pod);
  if (lost !== undefined) {
    return lost;
  }
  const { state, replication } = pod.patroni ?? {};
  if (state === undefined) {
    return 'Patroni in it has not reported yet';
  }
  if (state !== 'running' && state !== 'streaming') {
    return `Patroni says ${quote(state)}`;
  }
  return !isLeader && replication !== undefined && replication !== 'streaming'
    ? `it does not stream: ${quote(replication)}`
    : undefined;
}

/** A primary whose heartbeats have run out stops taking writes by itself, and cannot say so to Kubernetes. */
function lostLead(view: View, pod: Pod): string | undefined {
  const renewed = view.records.leader?.renewed;
  return renewed !== undefined &&
    isStale(view) &&
    !isFailsafe(view) &&
    (isLabelledLeader(pod) || leads(pod))
    ? `its last heartbeat was at ${timeWords(renewed)}`
    : undefined;
}

/** What Kubernetes says is wrong with the pod. */
function podTrouble(pod: Pod): string | undefined {
  const { trouble } = pod;
  if (trouble?.word && !pod.ready) {
    const where = trouble.container ? ` (container ${trouble.container})` : '';
    const message = trouble.message ? `: ${trouble.message}` : '';
    return `${quote(trouble.word)}${where}${message}`;
  }
  if (pod.phase !== undefined && pod.phase !== 'Running') {
    return `the pod is ${quote(pod.phase)}`;
  }
  return pod.ready ? undefined : 'its containers are not ready';
}

/** The lag of the member that is furthest behind, or why there is none to tell. */
export function worstLag(view: View, members: readonly MemberView[]): Lag {
  const replicas = members.filter(
    ({ member }) =>
      member.role !== 'primary' && member.role !== 'standby-leader',
  );
  if (replicas.length === 0) {
    return { notMeasured: whyNoReplica(view, members.length) };
  }
  let worst: Lag | undefined;
  for (const { member } of replicas) {
    if ('bytes' in member.lag && bytesOf(member.lag) > bytesOf(worst)) {
      worst = { ...member.lag, member: member.name };
    }
  }
  return worst ?? replicas[0].member.lag;
}

function bytesOf(lag: Lag | undefined): number {
  return lag && 'bytes' in lag ? lag.bytes ?? -1 : -1;
}

function whyNoReplica(view: View, members: number): string {
  const gap = view.gapOf('pod');
  if (gap !== undefined) {
    return `the pods cannot be read: ${gap}`;
  }
  return members === 0
    ? 'no member runs'
    : 'a single member has nothing to be behind of';
}

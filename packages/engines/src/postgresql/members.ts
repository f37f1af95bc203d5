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
import {
  isLabelledLeader,
  isStandby,
  keepsRecordsHere,
  leads,
} from './patroni';
import { notReady } from './readiness';
import { Pod, View } from './View';

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

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

import { KubeObject } from '../../kube/types';
import { GroupMember, ReplicationGroup } from './group';

/** The operator's words for a database (diagnose.py). */
export type ClusterState =
  | 'PENDING'
  | 'INITIALIZING'
  | 'ONLINE'
  | 'ONLINE_PARTIAL'
  | 'OFFLINE'
  | 'NO_QUORUM'
  | 'SPLIT_BRAIN'
  | 'UNKNOWN'
  | 'FINALIZING'
  | 'INVALID';

/** What the operator finds out by asking every member. */
export interface Diagnosis {
  state: ClusterState;
  /** Members of the groups that have a quorum. */
  online: readonly GroupMember[];
  primary?: GroupMember;
  /** Members with which a quorum can be forced. */
  candidates: readonly GroupMember[];
}

/** Asks the members of a database that was set up. */
export function diagnose(
  group: ReplicationGroup,
  pods: readonly KubeObject[],
  deleting: boolean,
): Diagnosis {
  const offline: string[] = [];
  const online: GroupMember[] = [];
  for (const pod of pods) {
    const member = group.member(pod.metadata.name);
    if (!member?.running) {
      // It cannot be asked, and its containers are not up: not online for sure.
      offline.push(pod.metadata.name);
    } else if (member.state !== 'OFFLINE') {
      online.push(member);
    } else if (member.managed) {
      offline.push(member.pod);
    }
  }
  if (online.length === 0) {
    const nothing = offline.length > 0 ? 'OFFLINE' : 'UNKNOWN';
    return {
      state: deleting ? 'FINALIZING' : nothing,
      online: [],
      candidates: [],
    };
  }
  const inQuorum = online.filter(member => group.viewOf(member)?.quorum);
  const islands = [...new Set(inQuorum.map(({ island }) => island))];
  const [island] = islands;
  if (island === undefined) {
    return { state: 'NO_QUORUM', online: [], candidates: online };
  }
  if (islands.length > 1) {
    return { state: 'SPLIT_BRAIN', online: inQuorum, candidates: [] };
  }
  return {
    state: offline.length > 0 ? 'ONLINE_PARTIAL' : 'ONLINE',
    online: inQuorum,
    primary: island.primary,
    candidates: [],
  };
}

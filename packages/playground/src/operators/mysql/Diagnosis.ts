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
  | 'ONLINE_UNCERTAIN'
  | 'OFFLINE'
  | 'OFFLINE_UNCERTAIN'
  | 'NO_QUORUM'
  | 'NO_QUORUM_UNCERTAIN'
  | 'SPLIT_BRAIN'
  | 'SPLIT_BRAIN_UNCERTAIN'
  | 'UNKNOWN'
  | 'FINALIZING'
  | 'INVALID';

/** What it says when it gives up. */
export const splitBrainWords = {
  SPLIT_BRAIN:
    'Cluster is in a SPLIT-BRAIN state and cannot be restored automatically.',
  SPLIT_BRAIN_UNCERTAIN:
    'Cluster is in state SPLIT-BRAIN with unreachable instances and cannot be restored automatically.',
} as const;

/** What the operator finds out by asking every member. */
export interface Diagnosis {
  state: ClusterState;
  /** Members of the groups that have a quorum. */
  online: readonly GroupMember[];
  primary?: GroupMember;
  /** Members with which a quorum can be forced. */
  candidates: readonly GroupMember[];
}

/** Asks the members of a database that was set up; of those that do not answer, although their pods run, nothing is known. */
export function diagnose(
  group: ReplicationGroup,
  pods: readonly KubeObject[],
  about: { deleting: boolean; unreachable: readonly number[] },
): Diagnosis {
  let offline = 0;
  let unsure = 0;
  const online: GroupMember[] = [];
  for (const pod of pods) {
    const member = group.member(pod.metadata.name);
    if (!member?.running) {
      // It cannot be asked, and its containers are not up: not online for sure.
      offline += 1;
    } else if (about.unreachable.includes(member.ordinal)) {
      unsure += 1;
    } else if (member.state !== 'OFFLINE') {
      online.push(member);
    } else if (member.managed) {
      offline += 1;
    }
  }
  const nobody = { online: [], candidates: [] };
  if (online.length === 0) {
    if (about.deleting) {
      return { state: 'FINALIZING', ...nobody };
    }
    const state = unsure > 0 ? 'OFFLINE_UNCERTAIN' : 'OFFLINE';
    return { state: offline > 0 ? state : 'UNKNOWN', ...nobody };
  }
  const inQuorum = online.filter(member => group.viewOf(member)?.quorum);
  const islands = [...new Set(inQuorum.map(({ island }) => island))];
  const [island] = islands;
  if (island === undefined) {
    return {
      state: unsure > 0 ? 'NO_QUORUM_UNCERTAIN' : 'NO_QUORUM',
      online: [],
      candidates: online,
    };
  }
  if (islands.length > 1) {
    return {
      state: unsure > 0 ? 'SPLIT_BRAIN_UNCERTAIN' : 'SPLIT_BRAIN',
      online: inQuorum,
      candidates: [],
    };
  }
  const complete = offline > 0 ? 'ONLINE_PARTIAL' : 'ONLINE';
  return {
    state: unsure > 0 ? 'ONLINE_UNCERTAIN' : complete,
    online: inQuorum,
    primary: island.primary,
    candidates: [],
  };
}

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

/** Patroni's words for what a member does (patroni/postgresql/misc.py). */
export type MemberState =
  | 'initializing new cluster'
  | 'creating replica'
  | 'starting'
  | 'running'
  | 'restarting'
  | 'stopping';

export type MemberRole = 'primary' | 'replica' | 'standby_leader';

/** One pod as Patroni in it sees itself. */
export interface Member {
  name: string;
  uid: string;
  ip: string;
  state: MemberState;
  role: MemberRole;
  /** Bytes of write-ahead log that it has. */
  position: number;
  timeline: number;
  streaming: boolean;
  pendingRestart: Record<string, { old_value: string; new_value: string }>;
}

/** The pod's `status` annotation (touch_member in patroni/ha.py). */
export function statusAnnotation(member: Member, version: string): string {
  const running = ['running', 'restarting', 'starting'].includes(member.state);
  const replica = member.role !== 'primary';
  const pending = Object.keys(member.pendingRestart).length > 0;
  return JSON.stringify({
    conn_url: `postgres://${member.ip}:5432/postgres`,
    api_url: `http://${member.ip}:8008/patroni`,
    state: member.state,
    role: member.role,
    version,
    ...(pending && {
      pending_restart: true,
      pending_restart_reason: member.pendingRestart,
    }),
    ...(running && {
      xlog_location: Math.floor(member.position),
      ...(replica &&
        isAtLeast41(version) && {
          replay_lsn: Math.floor(member.position),
          receive_lsn: Math.floor(member.position),
        }),
      ...(replica && {
        replication_state: member.streaming
          ? 'streaming'
          : 'in archive recovery',
      }),
      timeline: member.timeline,
    }),
  });
}

/** The value of the pod's role label, or undefined where Patroni takes the label away. */
export function roleLabel(
  member: Member,
  isLeader: boolean,
): string | undefined {
  if (isLeader) {
    return 'master';
  }
  return member.state === 'running' && member.role !== 'primary'
    ? 'replica'
    : undefined;
}

/** The Patroni that is in a Spilo image: `spilo-17:4.0-p3` has a 4.0. */
export function patroniVersionOf(image: string): string {
  const series = /:(\d+\.\d+)-/.exec(image)?.[1] ?? '4.0';
  return `${series}.${series === '4.0' ? 6 : 0}`;
}

function isAtLeast41(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major > 4 || (major === 4 && minor >= 1);
}

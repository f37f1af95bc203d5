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
  Companion,
  Database,
  Member,
  TopologyGroup,
} from '@database-platform/plugin-databases-common';

/** Members that belong together: a shard, the config servers, the group that elects the primary, a set of read replicas. */
export interface TopologyPart {
  /** Absent for the members that are in no named part. */
  name?: string;
  kind: TopologyGroup['kind'] | 'group';
  /** The primary first, then in the order of the model. */
  members: readonly Member[];
  primary?: string;
  ready: number;
  /** Members that are asked for, or that are there while there are more. */
  total: number;
}

/** A database that is more than members that copy from each other: parts, and the routers in front of them. */
export interface TopologyParts {
  routers: readonly Companion[];
  parts: readonly TopologyPart[];
}

/**
 * The parts of a database, in the order of the model, members without a part first.
 *
 * @returns `undefined` for a database of one part that clients reach directly: it is drawn by who copies from whom
 */
export function topologyPartsOf(database: Database): TopologyParts | undefined {
  const { topology, companions } = database;
  const groups = topology.groups ?? [];
  const routers = companions.filter(({ kind }) => kind === 'router');
  const loose = membersIn(topology.members, undefined);
  const named = [
    ...groups,
    // What the engine names with a member only.
    ...namesOf(topology.members)
      .filter(name => groups.every(group => group.name !== name))
      .map(name => ({ name, kind: 'replica-set' as const, wanted: 0 })),
  ];
  const parts = [
    ...(loose.length > 0
      ? [
          partOf(
            {
              kind: 'group',
              primary: topology.primary?.member,
              wanted:
                database.members.total -
                named.reduce((sum, { wanted }) => sum + wanted, 0),
            },
            loose,
          ),
        ]
      : []),
    ...named.map(group =>
      partOf(group, membersIn(topology.members, group.name)),
    ),
  ];
  return parts.length > 1 || (routers.length > 0 && parts.length > 0)
    ? { routers, parts }
    : undefined;
}

/** Whether a part has a primary: `none` takes no writes, of `unknown` nobody says, `outside` has one in another part. */
export function leadershipOf(part: {
  kind: TopologyPart['kind'];
  primary?: string;
  members: readonly Member[];
}): 'known' | 'unknown' | 'none' | 'outside' {
  if (part.kind === 'read-replicas') {
    return 'outside';
  }
  if (part.primary !== undefined) {
    return 'known';
  }
  return isLeaderUntold(part.members) ? 'unknown' : 'none';
}

/** A member that serves and does not say as what may be the primary. */
export function isLeaderUntold(members: readonly Member[]): boolean {
  return members.some(({ ready, role }) => ready && role === 'unknown');
}

function partOf(
  part: Omit<TopologyPart, 'members' | 'ready' | 'total'> & { wanted: number },
  members: readonly Member[],
): TopologyPart {
  const { wanted, ...rest } = part;
  return {
    ...rest,
    members: [
      ...members.filter(({ name }) => name === part.primary),
      ...members.filter(({ name }) => name !== part.primary),
    ],
    ready: members.filter(({ ready }) => ready).length,
    total: Math.max(wanted, members.length),
  };
}

function membersIn(
  members: readonly Member[],
  name: string | undefined,
): readonly Member[] {
  return members.filter(({ group }) => group === name);
}

function namesOf(members: readonly Member[]): readonly string[] {
  return [...new Set(members.flatMap(({ group }) => group ?? []))];
}

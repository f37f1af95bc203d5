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

import { GroupMember, GroupView, SeenState } from './GroupMember';

/**
 * The group as a member sees it; undefined for one that is in none.
 *
 * @param isolated - the ordinals of the members that reach nobody
 */
export function groupViewOf(
  member: GroupMember,
  isolated: readonly number[],
): GroupView | undefined {
  const { island } = member;
  if (member.state === 'OFFLINE' || !island) {
    return undefined;
  }
  const members = new Map<GroupMember, SeenState>(
    [...new Set([...island.members, member])].map(each => [
      each,
      stateSeenBy(member, each, isolated),
    ]),
  );
  const reached = [...members.values()].filter(
    state => state !== 'UNREACHABLE',
  );
  return {
    quorum: reached.length * 2 > members.size,
    viewId: `${island.id}:${island.view}`,
    primary: island.primary,
    members,
  };
}

/** The state of a member in the eyes of another one of its group. */
export function stateSeenBy(
  member: GroupMember,
  other: GroupMember,
  isolated: readonly number[],
): SeenState {
  if (member === other) {
    return member.state;
  }
  const apart = [member, other].some(({ ordinal }) =>
    isolated.includes(ordinal),
  );
  return apart ||
    other.island !== member.island ||
    !member.island?.members.has(member) ||
    !other.running
    ? 'UNREACHABLE'
    : other.state;
}

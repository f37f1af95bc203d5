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

import { Lag } from '@database-platform/plugin-databases-common';
import { MemberView } from './members';
import { View } from './View';

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

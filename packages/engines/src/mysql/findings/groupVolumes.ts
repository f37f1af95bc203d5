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

import { Volume } from '@database-platform/plugin-databases-common';
import { ordinalOf } from '../../kubernetes/ordinals';
import { claimPrefix } from '../names';
import { Situation } from '../Situation';

/** Whether a claim is that of a member of the group that is asked for; claims of read replicas and of members that are gone are not meant. */
export function isOfGroup(situation: Situation, claim: string): boolean {
  const member = `${claimPrefix}${situation.name}-`;
  return (
    claim.startsWith(member) &&
    /^\d+$/.test(claim.slice(member.length)) &&
    ordinalOf(claim) < situation.wantedInGroup
  );
}

/** The volume claims of the group's members that are asked for. */
export function groupClaims(situation: Situation): Situation['claims'] {
  return situation.claims.filter(({ name }) => isOfGroup(situation, name));
}

/** The volumes of the members that are asked for: those of the group, and of read replicas whose pods are there. */
export function memberVolumes(situation: Situation): readonly Volume[] {
  return situation.volumes.filter(
    ({ name, member }) => member !== undefined || isOfGroup(situation, name),
  );
}

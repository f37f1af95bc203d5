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
import { compact } from '../json';
import { parseBytes } from '../quantity';
import { ClaimFact } from './facts/claimFact';

/** The member whose volume claim has such a name. */
export function memberOfClaim(
  claim: string,
  prefix: string,
): string | undefined {
  return claim.startsWith(prefix) ? claim.slice(prefix.length) : undefined;
}

/**
 * The volume claims of a database, those of members that are gone as well.
 *
 * @param prefix - What the names of claims have before the name of the member.
 */
export function claimedVolumes(
  view: {
    claims: readonly ClaimFact[];
    pods: readonly { name?: string }[];
  },
  prefix: string,
): Volume[] {
  return view.claims.flatMap(claim => {
    const { name } = claim;
    if (name === undefined) {
      return [];
    }
    const member = memberOfClaim(name, prefix);
    return [
      {
        name,
        ...compact({
          member: view.pods.some(pod => pod.name === member)
            ? member
            : undefined,
          requestedBytes: parseBytes(claim.size),
          capacityBytes: parseBytes(claim.has ?? claim.size),
          storageClass: claim.class,
          phase: claim.phase ?? 'Bound',
          resize: claim.resize,
        }),
      },
    ];
  });
}

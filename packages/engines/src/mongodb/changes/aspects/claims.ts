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

import { Database, Volume } from '@database-platform/plugin-databases-common';
import { Quantity } from '../../../quantity';
import { ManifestSet } from '../../manifest/ManifestSet';
import { memberOfClaim } from '../../../kubernetes/claimedVolumes';
import { claimPrefix } from '../../names';
import { Draft } from '../Draft';

/** The volumes of the members of a replica set that may become primary: the others have claims of other names. */
export function volumesOfSet(
  database: Pick<Database, 'volumes'> | undefined,
  name: string,
  replicaSet: string,
): Volume[] {
  const prefix = `${name}-${replicaSet}-`;
  return (database?.volumes ?? []).filter(volume => {
    const member = memberOfClaim(volume.name, claimPrefix);
    return (
      member?.startsWith(prefix) === true &&
      /^\d+$/.test(member.slice(prefix.length))
    );
  });
}

/** What is there of the volumes of a replica set: the largest size, and the storage classes; the declared class where no claim can be seen. */
export function claimsOf(
  { scene }: Draft,
  set: ManifestSet,
): {
  largest?: { bytes: number; quantity: Quantity };
  classes: readonly string[];
} {
  const volumes = volumesOfSet(scene.context.database, scene.name, set.name);
  const bytes = Math.max(
    0,
    ...volumes.flatMap(({ requestedBytes, capacityBytes }) => [
      requestedBytes ?? 0,
      capacityBytes ?? 0,
    ]),
  );
  const real = volumes.flatMap(volume => volume.storageClass ?? []);
  const declared = set.fact.class === undefined ? [] : [set.fact.class];
  return {
    ...(bytes > 0 && {
      largest: {
        bytes,
        quantity: { digits: BigInt(Math.trunc(bytes)), scale: 0 },
      },
    }),
    classes: [...new Set(real.length > 0 ? real : declared)],
  };
}

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

import { compareVersions } from '../../versions';
import { ReplicaSetFact } from '../facts/replicaSetFact';
import { MongodbManifest } from '../manifest/MongodbManifest';
import { declaredMembers } from '../memberCounts';

/** Whether the operator corrects sizes that are not safe instead of refusing them (pkg/apis/psmdb/v1/psmdb_defaults.go, setSafeDefaults). */
function corrects(
  { unsafeSizes }: MongodbManifest,
  crVersion: string | undefined,
): boolean {
  return (
    !unsafeSizes &&
    crVersion !== undefined &&
    (compareVersions(crVersion, '1.16.0') ?? 0) < 0
  );
}

/** The members of a replica set that will really run, all kinds together. */
export function effectiveMembers(
  manifest: MongodbManifest,
  set: { fact: ReplicaSetFact; isConfig: boolean },
  crVersion: string | undefined,
): number {
  if (manifest.paused) {
    return 0;
  }
  // Config servers have no arbiters: the operator switches them off.
  const fact = set.isConfig ? { ...set.fact, arbiters: 0 } : set.fact;
  return declaredMembers(corrects(manifest, crVersion) ? safe(fact) : fact);
}

function safe(fact: ReplicaSetFact): ReplicaSetFact {
  const { size = 0, arbiters = 0 } = fact;
  if (arbiters > 0) {
    const least = Math.max(4, size);
    return { ...fact, size: least, arbiters: least % 2 === 0 ? 1 : 0 };
  }
  if (size < 2) {
    return { ...fact, size: 3 };
  }
  return { ...fact, size: size % 2 === 0 ? size + 1 : size };
}

/** The mongos that will really run. */
export function effectiveRouters(
  manifest: MongodbManifest,
  crVersion: string | undefined,
): number {
  const size = manifest.mongos?.size ?? 0;
  if (manifest.paused || !manifest.sharded) {
    return 0;
  }
  return corrects(manifest, crVersion) ? Math.max(2, size) : size;
}

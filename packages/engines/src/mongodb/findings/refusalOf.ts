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

import { ReplicaSetFact } from '../facts/replicaSetFact';
import { configReplicaSet } from '../names';

/** Why the operator refuses the size of a replica set unless it is told not to (pkg/apis/psmdb/v1/psmdb_defaults.go, checkSafeDefaults). */
export function refusalOf(set: ReplicaSetFact): string | undefined {
  const { size = 0, arbiters = 0 } = set;
  const isConfig = set.name === configReplicaSet;
  if (arbiters > 0 && !isConfig) {
    if (arbiters !== 1) {
      return `it asks for ${arbiters} arbiters, and one is what the operator takes`;
    }
    if (size < 4) {
      return `with an arbiter it needs at least 4 members, and it asks for ${size}`;
    }
    return size % 2 === 0
      ? undefined
      : `with an odd number of members (${size}) there must be no arbiter`;
  }
  if (size < 3) {
    return `it needs at least 3 members, and it asks for ${size}`;
  }
  return size % 2 === 0
    ? `the number of members must be odd without an arbiter, and it asks for ${size}`
    : undefined;
}

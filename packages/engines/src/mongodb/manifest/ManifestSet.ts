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

import { Path } from '../../changes/paths';
import { at, isObject, text } from '../../json';
import { projectReplicaSet, ReplicaSetFact } from '../facts/replicaSetFact';

/** Kinds of members besides those that may become primary, by their sections of the manifest. */
export const extraMembers = ['arbiter', 'nonvoting', 'hidden'] as const;

/** A replica set of a manifest: a shard, the whole of a database without shards, or the config servers. */
export interface ManifestSet {
  name: string;
  /** Where it stands. */
  path: Path;
  isConfig: boolean;
  fact: ReplicaSetFact;
  /** The configuration file of mongod as it is written. */
  configuration?: string;
  /** The storage engine (`storage.engine` of the replica set); data files are of one engine. */
  engine: string;
}

/** The engine where a manifest names none (pkg/apis/psmdb/v1/psmdb_defaults.go). */
const defaultEngine = 'wiredTiger';

/** Reads a replica set; nothing for what is no object. */
export function readSet(
  value: unknown,
  path: Path,
  name: string,
): ManifestSet | undefined {
  const fact = projectReplicaSet(value);
  return !isObject(value) || fact === undefined
    ? undefined
    : {
        name,
        path,
        isConfig: false,
        fact: { ...fact, name },
        configuration: text(at(value, 'configuration')),
        engine: text(at(value, 'storage', 'engine')) ?? defaultEngine,
      };
}

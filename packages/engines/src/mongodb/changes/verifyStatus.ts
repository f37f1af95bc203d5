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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at, integer } from '../../json';
import { listWords } from '../../kubernetes/words';
import { projectStatus, StatusFact } from '../facts/statusFact';
import { MongodbManifest } from '../manifest/MongodbManifest';

/** What the operator says that it has still to do, in words. */
type StatusCheck = (status: StatusFact, manifest: MongodbManifest) => string[];

/**
 * With each pass that ends without an error the operator notes which generation of the object it went through: only then are StatefulSets, the configuration
 * of members, tasks and users what the object asks for (pkg/controller/perconaservermongodb/status.go, updateStatus).
 */
function takenUp(
  object: UnknownObject,
  { observed }: StatusFact,
): readonly string[] {
  const generation = integer(at(object, 'metadata', 'generation'));
  return observed === undefined ||
    generation === undefined ||
    observed >= generation
    ? []
    : [
        `The operator has gone through generation ${observed} of the object, not ${generation}.`,
      ];
}

/** A shard takes data only once the database knows it; the operator adds it when its members run (mgo.go, reconcileCluster). */
const shards: StatusCheck = ({ sets = {} }, { sets: wanted, sharded }) => {
  const unadded = wanted
    .map(({ name }) => name)
    .filter(name => Object.hasOwn(sets, name) && sets[name]?.unadded === true);
  return sharded && unadded.length > 0
    ? [`Not added as a shard yet: ${listWords(unadded)}.`]
    : [];
};

/** While the storages of backups change, the operator says so, and that it is done once the agents have the new configuration (pbm.go, reconcilePBMConfig). */
const backupAgents: StatusCheck = (
  { conditions = {} },
  { schedules, paused },
) =>
  schedules.enabled &&
  schedules.storages.length > 0 &&
  !paused &&
  conditions.PBMReady?.status === 'False'
    ? ['The backup agents do not have their configuration yet.']
    : [];

/** It waits for backups that run, and says so: pods need not be read for it (status.go, isAwaitingSmartUpdate). */
const update: StatusCheck = ({ conditions = {} }) =>
  conditions.pendingSmartUpdate?.status === 'True'
    ? ['The operator has not begun to make pods anew, as while a backup runs.']
    : [];

const checks: readonly StatusCheck[] = [shards, backupAgents, update];

/** The status that the operator wrote into an object, held against what the object asks for. What it does not say is left out. */
export function verifyStatus(
  object: UnknownObject,
  manifest: MongodbManifest,
): readonly string[] {
  const status = projectStatus(at(object, 'status'));
  return [
    ...takenUp(object, status),
    ...checks.flatMap(check => check(status, manifest)),
  ];
}

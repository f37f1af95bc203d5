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
  Declaration,
  Facts,
  Observation,
  Storage,
  TopologyGroup,
} from '@database-platform/plugin-databases-common';
import { compact, isoTime } from '../json';
import { declaredStorage } from '../kubernetes/declaredStorage';
import { disruptionBudgets } from '../kubernetes/disruptionBudgets';
import { gapsOf } from '../kubernetes/gapsOf';
import { verdictFields } from '../kubernetes/verdict/verdictFields';
import { configurationOf } from './configuration';
import { credentialsOf } from './credentials';
import { declaredSets } from './declaredSets';
import { endpointsOf } from './endpoints';
import { findingsOf } from './findings';
import { databaseLag } from './lag';
import { declaredMembers } from './memberCounts';
import { ReplicaSet } from './ReplicaSet';
import { resourceIds } from './resources';
import { companionsOf } from './routers';
import { dataSets, Situation, situationOf } from './Situation';
import { verdictOf } from './verdict/verdictOf';
import { declaredVersion, runningVersion } from './version';
import { View, viewOf } from './View';

/** Joins what is known about one `PerconaServerMongoDB` object. Total: whatever the facts contain, there is an observation. */
export function observeMongodb(facts: Facts): Observation {
  const situation = situationOf(viewOf(facts));
  const { object } = situation;
  return {
    ...compact({
      version: runningVersion(situation),
      operatorState: object.status?.state,
      storage: storageOf(situation),
      createdAt: isoTime(object.at),
      uid: object.uid,
    }),
    ...verdictFields(verdictOf(situation)),
    members: { ready: situation.ready, total: totalMembers(situation) },
    lag: databaseLag(situation, situation.sets),
    object: {
      apiVersion: 'psmdb.percona.com/v1',
      kind: 'PerconaServerMongoDB',
    },
    labels: object.labels ?? {},
    annotations: object.notes ?? {},
    declared: declaredOf(situation),
    topology: topologyOf(situation),
    findings: findingsOf(situation),
    endpoints: endpointsOf(situation),
    credentials: credentialsOf(situation),
    volumes: situation.volumes,
    companions: companionsOf(situation, situation.mongos),
    disruptionBudgets: disruptionBudgets(situation.budgets),
    configuration: configurationOf(situation),
    history: [],
    historyNotRecorded:
      'neither the operator nor an object of Kubernetes records when a primary took over',
    gaps: gapsOf(facts, resourceIds),
  };
}

/** While it is scaled down there may be more pods than are asked for. */
function totalMembers({ wanted, sets }: Situation): number {
  const there = sets.reduce((sum, set) => sum + set.members.length, 0);
  return Math.max(wanted, there);
}

/** Of the first replica set; shards are usually alike. */
function storageOf({ object }: View): Storage | undefined {
  const [set] = object.sets ?? [];
  return declaredStorage(set?.volume, set?.class);
}

/** Members of all replica sets together; sizes of the first one. */
function declaredOf({ object }: View): Declaration {
  const sets = declaredSets(object);
  const [set] = object.sets ?? [];
  return {
    ...compact({
      version: declaredVersion(object),
      storage: set?.volume,
      storageClass: set?.class,
      requests: set?.requests,
      limits: set?.limits,
    }),
    ...(sets.length > 0 && {
      members: sets.reduce((sum, each) => sum + declaredMembers(each), 0),
    }),
    // The object names no databases: they come into being with the first write.
    databases: [],
  };
}

/** A sharded database has a primary in each shard, so that none of them is the primary of the whole. */
function topologyOf(situation: Situation): Observation['topology'] {
  const data = dataSets(situation);
  const primary =
    situation.object.sharded || data.length !== 1 ? undefined : data[0].primary;
  return {
    members: situation.sets.flatMap(set =>
      set.members.map(({ member }) => member),
    ),
    ...(primary && { primary: { member: primary.member.name } }),
    ...(situation.sets.length > 0 && {
      groups: situation.sets.map(set => ({
        name: set.name,
        kind: kindOf(set, situation),
        ...compact({ primary: set.primary?.member.name }),
        wanted: set.wanted,
      })),
    }),
    // Whether a write waits for other members is the client's choice (its write concern), not the database's.
    synchronous: false,
  };
}

function kindOf(
  { isConfig }: ReplicaSet,
  { object }: View,
): TopologyGroup['kind'] {
  if (isConfig) {
    return 'config-servers';
  }
  return object.sharded ? 'shard' : 'replica-set';
}

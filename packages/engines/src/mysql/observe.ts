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
  Facts,
  Observation,
  TopologyGroup,
} from '@database-platform/plugin-databases-common';
import { compact, isoTime } from '../json';
import { declaredStorage } from '../kubernetes/declaredStorage';
import { disruptionBudgets } from '../kubernetes/disruptionBudgets';
import { gapsOf } from '../kubernetes/gapsOf';
import { verdictFields } from '../kubernetes/verdict/verdictFields';
import { configurationOf } from './configuration';
import { credentialsOf } from './credentials';
import { endpointsOf } from './endpoints';
import { findingsOf } from './findings';
import { databaseLag } from './lag';
import { namesOf } from './names';
import { resourceIds } from './resources';
import { companionsOf } from './routers';
import { Situation, situationOf } from './Situation';
import { verdictOf } from './verdict/verdictOf';
import { runningVersion } from './version';
import { viewOf } from './View';

/** Joins what is known about one `InnoDBCluster`. Total: whatever the facts contain, there is an observation. */
export function observeMysql(facts: Facts): Observation {
  const situation = situationOf(viewOf(facts));
  const { object, primary } = situation;
  const groups = groupsOf(situation);
  return {
    ...compact({
      version: runningVersion(situation),
      operatorState: object.state,
      storage: declaredStorage(object.size, object.class),
      createdAt: isoTime(object.at),
      uid: object.uid,
    }),
    ...verdictFields(verdictOf(situation)),
    members: { ready: situation.ready, total: totalMembers(situation) },
    lag: databaseLag(situation),
    object: { apiVersion: 'mysql.oracle.com/v2', kind: 'InnoDBCluster' },
    labels: object.labels ?? {},
    annotations: object.notes ?? {},
    declared: {
      ...compact({
        version: object.version,
        storage: object.size,
        storageClass: object.class,
        requests: object.requests,
        limits: object.limits,
      }),
      ...(object.members !== undefined && { members: object.members }),
      databases: [],
    },
    topology: {
      members: situation.members.map(({ member }) => member),
      ...(primary && {
        primary: {
          member: primary.member.name,
          ...compact({ since: isoTime(primary.pod.group?.since) }),
        },
      }),
      ...(groups.length > 0 && { groups }),
      // A majority of the group has received a transaction when its commit ends.
      synchronous: situation.wantedInGroup > 1,
    },
    findings: findingsOf(situation),
    endpoints: endpointsOf(situation),
    credentials: credentialsOf(situation),
    volumes: situation.volumes,
    companions: companionsOf(situation, situation.routing),
    disruptionBudgets: disruptionBudgets(situation.budgets),
    configuration: configurationOf(situation),
    history: [],
    historyNotRecorded:
      'the operator keeps no record of past primaries, and neither does Kubernetes',
    gaps: gapsOf(facts, resourceIds),
  };
}

/** The sets of read replicas; the group that elects the primary is what is outside of them. */
function groupsOf({ object, name }: Situation): TopologyGroup[] {
  return (object.replicas ?? []).flatMap(each =>
    each.name === undefined
      ? []
      : {
          name: namesOf(name).readReplica(each.name),
          kind: 'read-replicas' as const,
          wanted: Math.max(0, each.members ?? 0),
        },
  );
}

/** While it is scaled down there may be more pods than are asked for. */
function totalMembers({ wanted, members }: Situation): number {
  return Math.max(wanted, members.length);
}

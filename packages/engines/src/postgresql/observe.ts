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
  Failover,
  Observation,
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
import { upstreamOf } from './members';
import { isSynchronous } from './patroni';
import { companionsOf } from './poolers';
import { resourceIds } from './resources';
import { Situation, situationOf } from './Situation';
import { verdictOf } from './verdict/verdictOf';
import { runningVersion } from './version';
import { View, viewOf } from './View';
import { worstLag } from './worstLag';

/** Joins what is known about one `postgresql` object. Total: whatever the facts contain, there is an observation. */
export function observePostgresql(facts: Facts): Observation {
  const situation = situationOf(viewOf(facts));
  const { object } = situation;
  return {
    ...compact({
      version: runningVersion(situation),
      operatorState: object.state,
      storage: declaredStorage(object.size, object.class),
      createdAt: isoTime(object.at),
      uid: object.uid,
      ownerHint: object.team,
    }),
    ...verdictFields(verdictOf(situation)),
    members: { ready: situation.ready, total: totalMembers(situation) },
    lag: worstLag(situation, situation.members),
    object: { apiVersion: 'acid.zalan.do/v1', kind: 'postgresql' },
    labels: object.labels ?? {},
    annotations: object.notes ?? {},
    declared: declaredOf(situation),
    topology: topologyOf(situation),
    findings: findingsOf(situation),
    endpoints: endpointsOf(situation),
    credentials: credentialsOf(situation),
    volumes: situation.volumes,
    companions: companionsOf(situation),
    disruptionBudgets: disruptionBudgets(situation.budgets),
    configuration: configurationOf(situation),
    history: historyOf(situation),
    gaps: gapsOf(facts, resourceIds),
  };
}

/** While it is scaled down there may be more pods than are asked for. */
function totalMembers({ wanted, members }: Situation): number {
  return Math.max(wanted, members.length);
}

function declaredOf({ object }: View): Declaration {
  return {
    ...compact({
      version: object.version,
      storage: object.size,
      storageClass: object.class,
      requests: object.requests,
      limits: object.limits,
    }),
    ...(object.members !== undefined && { members: object.members }),
    databases: [
      ...Object.entries(object.databases ?? {}).map(([name, owner]) => ({
        name,
        owner,
      })),
      ...Object.keys(object.prepared ?? {}).map(name => ({
        name,
        owner: `${name}_owner`,
      })),
    ],
  };
}

function topologyOf(situation: Situation): Observation['topology'] {
  const { leader, records, members } = situation;
  const upstream = upstreamOf(situation);
  return {
    members: members.map(({ member }) => member),
    ...(leader && {
      primary: {
        member: leader.member.name,
        ...compact({
          since: isoTime(records.leader?.acquired),
          timeline: leader.member.timeline,
        }),
      },
    }),
    ...(upstream !== undefined && { upstream: { title: upstream } }),
    synchronous: isSynchronous(situation),
  };
}

/** Patroni writes the timeline that ended; the new primary is on the next one. */
function historyOf({ records }: View): Failover[] {
  const entries = records.config?.history ?? [];
  return entries
    .map(entry =>
      compact({
        at: isoTime(entry.at),
        timeline: entry.timeline === undefined ? undefined : entry.timeline + 1,
        newPrimary: entry.member,
        reason: entry.reason,
      }),
    )
    .reverse();
}

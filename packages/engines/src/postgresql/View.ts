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

import { Facts } from '@database-platform/plugin-databases-common';
import { at, Reader } from '../json';
import { BudgetFact, readBudgetFact } from '../kubernetes/facts/budgetFact';
import { ClaimFact, readClaimFact } from '../kubernetes/facts/claimFact';
import { DeploymentFact, readDeploymentFact } from './facts/deploymentFact';
import { EventFact } from '../kubernetes/facts/eventFact';
import { OperatorFact, readOperatorFact } from './facts/operatorFact';
import {
  PatroniRecordFact,
  readPatroniRecordFact,
} from './facts/patroniRecordFact';
import { PodFact, readPodFact } from './facts/podFact';
import { PostgresqlFact, readPostgresqlFact } from './facts/postgresqlFact';
import { readSecretFact, SecretFact } from './facts/secretFact';
import { readServiceFact, ServiceFact } from '../kubernetes/facts/serviceFact';
import { readStatefulSetFact, StatefulSetFact } from './facts/statefulSetFact';
import {
  eventsOf,
  KubernetesView,
  kubernetesViewOf,
  readAll,
} from '../kubernetes/KubernetesView';
import { byOrdinal, isNamed } from '../kubernetes/ordinals';
import { resourceIds } from './resources';

/** A pod, which always has a name. */
export type Pod = PodFact & { name: string };

/** Everything that is known about one database, read safely; seconds since the epoch everywhere. */
export interface View extends KubernetesView<keyof typeof resourceIds> {
  object: PostgresqlFact;
  statefulSet?: StatefulSetFact;
  /** In the order of their names. */
  pods: readonly Pod[];
  services: readonly ServiceFact[];
  secrets: readonly SecretFact[];
  budgets: readonly BudgetFact[];
  claims: readonly ClaimFact[];
  poolers: readonly DeploymentFact[];
  /** Newest first; none from before the object was created. */
  events: readonly EventFact[];
  records: PatroniRecords;
  /** The options of the operator, as far as they are known. */
  operator: OperatorFact;
  /** There is one operator that can be read, so that an option that it does not have is at its default. */
  operatorKnown: boolean;
}

/** Patroni's records, and the kind of object that they are kept on. */
export interface PatroniRecords {
  kind?: 'ConfigMap' | 'Endpoints';
  leader?: PatroniRecordFact;
  config?: PatroniRecordFact;
  sync?: PatroniRecordFact;
  failover?: PatroniRecordFact;
}

/** Reads the facts; whatever they contain, the answer is a view. */
export function viewOf(facts: Facts): View {
  const object = readPostgresqlFact(facts.primary) ?? {};
  const operators = operatorsIn(facts);
  const all = <T>(id: string, reader: Reader<T>) => readAll(facts, id, reader);
  return {
    ...kubernetesViewOf(facts, resourceIds),
    object,
    statefulSet: all(resourceIds.statefulSet, readStatefulSetFact)[0],
    pods: all(resourceIds.pod, readPodFact).filter(isNamed).sort(byOrdinal),
    services: all(resourceIds.service, readServiceFact),
    secrets: all(resourceIds.secret, readSecretFact),
    budgets: all(resourceIds.budget, readBudgetFact),
    claims: all(resourceIds.claim, readClaimFact)
      .filter(isNamed)
      .sort(byOrdinal),
    poolers: all(resourceIds.deployment, readDeploymentFact),
    events: eventsOf(facts, resourceIds.event, object.at),
    records: recordsOf(
      all(resourceIds.configMap, readPatroniRecordFact),
      all(resourceIds.endpoints, readPatroniRecordFact),
    ),
    operator: operatorOf(operators),
    operatorKnown: operators.length === 1,
  };
}

/** Records of the other kind may be left over from before a switch: the ones with the later heartbeat count. */
function recordsOf(
  configMaps: readonly PatroniRecordFact[],
  endpoints: readonly PatroniRecordFact[],
): PatroniRecords {
  const find = (facts: readonly PatroniRecordFact[], record: string) =>
    facts.find(fact => fact.record === record);
  const heartbeat = (facts: readonly PatroniRecordFact[]) =>
    facts.length === 0 ? -1 : find(facts, 'leader')?.renewed ?? 0;
  const isConfigMap = heartbeat(configMaps) >= heartbeat(endpoints);
  const facts = isConfigMap ? configMaps : endpoints;
  return facts.length === 0
    ? {}
    : {
        kind: isConfigMap ? 'ConfigMap' : 'Endpoints',
        leader: find(facts, 'leader'),
        config: find(facts, 'config'),
        sync: find(facts, 'sync'),
        failover: find(facts, 'failover'),
      };
}

/** The operators that there are, each configured by an object of one kind or the other. */
export function operatorsIn(facts: Pick<Facts, 'allShared'>): OperatorFact[] {
  return [resourceIds.operator, resourceIds.operatorConfigMap].flatMap(id =>
    facts.allShared(id).flatMap(fact => readOperatorFact(fact) ?? []),
  );
}

/** Where several operators are installed, only what all of them agree on is known of this database's. */
export function operatorOf(operators: readonly OperatorFact[]): OperatorFact {
  const [first, ...others] = operators;
  return first === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(first).filter(([key, value]) =>
          others.every(
            other => JSON.stringify(at(other, key)) === JSON.stringify(value),
          ),
        ),
      );
}

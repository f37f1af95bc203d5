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
import { Reader } from '../json';
import { BudgetFact, readBudgetFact } from '../kubernetes/facts/budgetFact';
import {
  CertificateFact,
  readCertificateFact,
} from '../kubernetes/facts/certificateFact';
import { ClaimFact, readClaimFact } from '../kubernetes/facts/claimFact';
import { EventFact } from '../kubernetes/facts/eventFact';
import { readSecretFact, SecretFact } from '../kubernetes/facts/secretFact';
import { readServiceFact, ServiceFact } from '../kubernetes/facts/serviceFact';
import {
  eventsOf,
  KubernetesView,
  kubernetesViewOf,
  readAll,
} from '../kubernetes/KubernetesView';
import { byOrdinal, isNamed } from '../kubernetes/ordinals';
import {
  BackupFact,
  readBackupFact,
  readRestoreFact,
  RestoreFact,
} from './facts/backupFact';
import { MongodbFact, readMongodbFact } from './facts/mongodbFact';
import { readOperatorFact } from './facts/operatorFact';
import { PodFact, readPodFact } from './facts/podFact';
import { readStatefulSetFact, StatefulSetFact } from './facts/statefulSetFact';
import { components } from './names';
import { resourceIds } from './resources';

/** A pod, which always has a name. */
export type Pod = PodFact & { name: string };

/** Everything that is known about one database, read safely; seconds since the epoch everywhere. */
export interface View extends KubernetesView<keyof typeof resourceIds> {
  object: MongodbFact;
  statefulSets: readonly StatefulSetFact[];
  /** The pods of the replica sets, in the order of their names. */
  pods: readonly Pod[];
  /** The pods of the mongos. */
  routers: readonly Pod[];
  services: readonly ServiceFact[];
  secrets: readonly SecretFact[];
  budgets: readonly (BudgetFact & { name: string })[];
  claims: readonly (ClaimFact & { name: string })[];
  certificates: readonly CertificateFact[];
  /** Newest first. */
  backups: readonly (BackupFact & { name: string })[];
  /** Newest first. */
  restores: readonly (RestoreFact & { name: string })[];
  /** Newest first; none from before the object was created. */
  events: readonly EventFact[];
  /** The version of the operator, as far as it is known. */
  operatorVersion?: string;
}

/** Reads the facts; whatever they contain, the answer is a view. */
export function viewOf(facts: Facts): View {
  const object = readMongodbFact(facts.primary) ?? {};
  const all = <T>(id: string, reader: Reader<T>) => readAll(facts, id, reader);
  const pods = all(resourceIds.pod, readPodFact)
    .filter(isNamed)
    .sort(byOrdinal);
  return {
    ...kubernetesViewOf(facts, resourceIds),
    object,
    statefulSets: all(resourceIds.statefulSet, readStatefulSetFact),
    pods: pods.filter(pod => pod.component !== components.mongos),
    routers: pods.filter(pod => pod.component === components.mongos),
    services: all(resourceIds.service, readServiceFact),
    secrets: all(resourceIds.secret, readSecretFact),
    budgets: all(resourceIds.budget, readBudgetFact).filter(isNamed),
    claims: all(resourceIds.claim, readClaimFact)
      .filter(isNamed)
      .sort(byOrdinal),
    certificates: all(resourceIds.certificate, readCertificateFact),
    backups: newestFirst(
      all(resourceIds.backup, readBackupFact).filter(isNamed),
    ),
    restores: newestFirst(
      all(resourceIds.restore, readRestoreFact).filter(isNamed),
    ),
    events: eventsOf(facts, resourceIds.event, object.at),
    operatorVersion: operatorVersionIn(facts, facts.namespace),
  };
}

function newestFirst<T extends { readonly at?: string }>(
  facts: readonly T[],
): T[] {
  return [...facts].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** The operator of the same namespace, else the one for all namespaces; where several could be meant, only what they agree on. */
export function operatorVersionIn(
  shared: Pick<Facts, 'allShared'>,
  namespace: string,
): string | undefined {
  const operators = shared
    .allShared(resourceIds.operator)
    .flatMap(fact => readOperatorFact(fact) ?? []);
  const near = operators.filter(each => each.namespace === namespace);
  const versions = new Set(
    (near.length > 0 ? near : operators).map(each => each.version),
  );
  return versions.size === 1 ? [...versions][0] : undefined;
}

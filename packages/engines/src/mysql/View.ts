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

import { Facts, SharedFacts } from '@database-platform/plugin-databases-common';
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
  AnyStatefulSetFact,
  readAnyStatefulSetFact,
} from '../kubernetes/facts/statefulSetFact';
import {
  eventsOf,
  KubernetesView,
  kubernetesViewOf,
  readAll,
} from '../kubernetes/KubernetesView';
import { byOrdinal, isNamed } from '../kubernetes/ordinals';
import { BackupFact, readBackupFact } from './facts/backupFact';
import { ClusterFact, readClusterFact } from './facts/clusterFact';
import {
  readInitconfFact,
  readOperatorFact,
  readRouterFact,
  RouterFact,
} from './facts/operatorFacts';
import { PodFact, readPodFact } from './facts/podFact';
import { namesOf } from './names';
import { resourceIds } from './resources';

/** A pod, which always has a name. */
export type Pod = PodFact & { name: string };

/** Everything that is known about one database, read safely; seconds since the epoch everywhere. */
export interface View extends KubernetesView<keyof typeof resourceIds> {
  object: ClusterFact;
  /** The StatefulSet of the group and those of the read replicas. */
  statefulSets: readonly AnyStatefulSetFact[];
  /** Members of the group and read replicas, in the order of their names. */
  pods: readonly Pod[];
  routerPods: readonly Pod[];
  /** ReplicaSets of the Router: those that are to have pods first, newest first. */
  routers: readonly RouterFact[];
  services: readonly ServiceFact[];
  secrets: readonly SecretFact[];
  budgets: readonly BudgetFact[];
  claims: readonly (ClaimFact & { name: string })[];
  certificates: readonly CertificateFact[];
  /** Newest first. */
  backups: readonly BackupFact[];
  /** Newest first; none from before the object was created. */
  events: readonly EventFact[];
  /** The settings that the pods are given; absent when that is not known. */
  mycnf?: Readonly<Record<string, string>>;
  /** The newest MySQL that the operator runs; absent when it is not known or operators differ. */
  operatorVersion?: string;
}

/** Reads the facts; whatever they contain, the answer is a view. */
export function viewOf(facts: Facts): View {
  const object = readClusterFact(facts.primary) ?? {};
  const pods = readAll(facts, resourceIds.pod, readPodFact)
    .filter(isNamed)
    .sort(byOrdinal);
  return {
    ...kubernetesViewOf(facts, resourceIds),
    object,
    statefulSets: readAll(
      facts,
      resourceIds.statefulSet,
      readAnyStatefulSetFact,
    ),
    pods: pods.filter(pod => !pod.router),
    routerPods: pods.filter(pod => pod.router),
    routers: readAll(facts, resourceIds.routerSet, readRouterFact).sort(
      (a, b) =>
        Number((b.members ?? 1) > 0) - Number((a.members ?? 1) > 0) ||
        (b.at ?? 0) - (a.at ?? 0),
    ),
    services: readAll(facts, resourceIds.service, readServiceFact),
    secrets: readAll(facts, resourceIds.secret, readSecretFact),
    budgets: readAll(facts, resourceIds.budget, readBudgetFact),
    claims: readAll(facts, resourceIds.claim, readClaimFact)
      .filter(isNamed)
      .sort(byOrdinal),
    certificates: readAll(facts, resourceIds.certificate, readCertificateFact),
    backups: readAll(facts, resourceIds.backup, readBackupFact).sort((a, b) =>
      (b.at ?? '').localeCompare(a.at ?? ''),
    ),
    events: eventsOf(facts, resourceIds.event, object.at),
    mycnf: readAll(facts, resourceIds.configMap, readInitconfFact).find(
      each => each.name === namesOf(facts.name).initconf,
    )?.mycnf,
    operatorVersion: operatorVersionOf(facts),
  };
}

/** The newest MySQL that the operator runs; `undefined` when it is not known or operators differ. */
export function operatorVersionOf(
  shared: Pick<SharedFacts, 'allShared'>,
): string | undefined {
  const versions = new Set(
    shared
      .allShared(resourceIds.operator)
      .flatMap(fact => readOperatorFact(fact)?.version ?? []),
  );
  return versions.size === 1 ? [...versions][0] : undefined;
}

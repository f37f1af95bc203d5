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
  EngineResource,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, text } from '../json';
import { projectBudget } from '../kubernetes/facts/budgetFact';
import { projectCertificate } from '../kubernetes/facts/certificateFact';
import { projectClaim } from '../kubernetes/facts/claimFact';
import { projectEvent } from '../kubernetes/facts/eventFact';
import { projectSecret } from '../kubernetes/facts/secretFact';
import { projectService } from '../kubernetes/facts/serviceFact';
import { projectStatefulSetFields } from '../kubernetes/facts/statefulSetFact';
import {
  eventsKept,
  rereadSeconds,
  sharedResourceIds,
  sharedResources,
} from '../kubernetes/sharedResources';
import { projectBackup } from './facts/backupFact';
import { projectCluster } from './facts/clusterFact';
import {
  projectInitconf,
  projectOperator,
  projectRouter,
} from './facts/operatorFacts';
import { projectPod } from './facts/podFact';
import {
  containers,
  databaseOfTlsSecret,
  operatorLabels,
  usualPort,
} from './names';

/** The ids of what the engine reads. */
export const resourceIds = {
  ...sharedResourceIds,
  cluster: 'innodbCluster',
  backup: 'mysqlBackup',
  statefulSet: 'statefulSet',
  deployment: 'routerDeployment',
  pod: 'pod',
  service: 'service',
  secret: 'secret',
  budget: 'podDisruptionBudget',
  claim: 'persistentVolumeClaim',
  configMap: 'configMap',
  certificate: 'certificate',
  event: 'event',
  operator: 'operatorDeployment',
} as const;

const backupsKept = 60;

const primaryKind = 'InnoDBCluster';

/** What is watched. Selectors keep out everything that the operator did not make. */
export function resourcesOf(
  operatorDeployment: string,
): readonly EngineResource[] {
  const member = {
    scope: 'member',
    representation: 'object',
    labelSelector: operatorLabels.cluster,
    databaseOf: labelledDatabase,
  } as const;
  const core = { group: '', versions: ['v1'] };
  const apps = { group: 'apps', versions: ['v1'] };
  const mysql = { group: 'mysql.oracle.com', versions: ['v2'] };
  return [
    {
      ...mysql,
      id: resourceIds.cluster,
      plural: 'innodbclusters',
      kind: primaryKind,
      representation: 'object',
      scope: 'primary',
      project: projectCluster,
    },
    {
      ...mysql,
      id: resourceIds.backup,
      plural: 'mysqlbackups',
      representation: 'object',
      scope: 'member',
      databaseOf: object => text(at(object, 'spec', 'clusterName')),
      project: projectBackup,
      keepNewest: backupsKept,
    },
    {
      ...member,
      ...apps,
      id: resourceIds.statefulSet,
      plural: 'statefulsets',
      project: object =>
        projectStatefulSetFields(object, { containers, claim: 'datadir' }),
    },
    {
      ...member,
      ...apps,
      id: resourceIds.deployment,
      plural: 'deployments',
      project: projectRouter,
    },
    {
      ...member,
      ...core,
      id: resourceIds.pod,
      plural: 'pods',
      project: projectPod,
    },
    {
      ...member,
      ...core,
      id: resourceIds.service,
      plural: 'services',
      project: object => projectService(object, usualPort),
    },
    {
      ...member,
      ...core,
      id: resourceIds.secret,
      optional: true,
      plural: 'secrets',
      representation: 'metadata',
      project: projectSecret,
    },
    {
      ...member,
      group: 'policy',
      versions: ['v1'],
      id: resourceIds.budget,
      plural: 'poddisruptionbudgets',
      project: projectBudget,
    },
    {
      ...member,
      ...core,
      id: resourceIds.claim,
      plural: 'persistentvolumeclaims',
      project: projectClaim,
    },
    {
      ...member,
      ...core,
      id: resourceIds.configMap,
      optional: true,
      plural: 'configmaps',
      project: projectInitconf,
    },
    {
      group: 'cert-manager.io',
      versions: ['v1'],
      id: resourceIds.certificate,
      optional: true,
      plural: 'certificates',
      representation: 'object',
      scope: 'member',
      databaseOf: certifiedDatabase,
      project: projectCertificate,
    },
    {
      ...core,
      id: resourceIds.event,
      holds: 'events',
      plural: 'events',
      fieldSelector: `involvedObject.kind=${primaryKind}`,
      representation: 'object',
      scope: 'member',
      databaseOf: eventDatabaseOf,
      project: object => projectEvent(object, primaryKind),
      keepNewest: eventsKept,
    },
    ...sharedResources,
    {
      ...apps,
      id: resourceIds.operator,
      rereadSeconds,
      optional: true,
      plural: 'deployments',
      fieldSelector: `metadata.name=${operatorDeployment}`,
      representation: 'object',
      scope: 'shared',
      project: projectOperator,
    },
  ];
}

function labelledDatabase(object: UnknownObject): string | undefined {
  return text(at(object, 'metadata', 'labels', operatorLabels.cluster));
}

/** A Certificate is the operator's user's own: it belongs to a database by the label, else by the operator's default names of Secrets. */
function certifiedDatabase(object: UnknownObject): string | undefined {
  return (
    labelledDatabase(object) ??
    databaseOfTlsSecret(text(at(object, 'spec', 'secretName')) ?? '')
  );
}

function eventDatabaseOf(object: UnknownObject): string | undefined {
  return at(object, 'involvedObject', 'kind') === primaryKind
    ? text(at(object, 'involvedObject', 'name'))
    : undefined;
}

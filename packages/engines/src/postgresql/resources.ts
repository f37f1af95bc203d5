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
import { projectClaim } from '../kubernetes/facts/claimFact';
import { projectDeployment } from './facts/deploymentFact';
import { projectPatroniRecord } from './facts/patroniRecordFact';
import { projectPod } from './facts/podFact';
import { projectPostgresql } from './facts/postgresqlFact';
import { projectSecret } from './facts/secretFact';
import { projectService } from '../kubernetes/facts/serviceFact';
import {
  projectOperator,
  projectOperatorConfigMap,
} from './facts/operatorFact';
import { budgetResource, eventResource } from '../kubernetes/memberResources';
import {
  rereadSeconds,
  sharedResourceIds,
  sharedResources,
} from '../kubernetes/sharedResources';
import { projectStatefulSet } from './facts/statefulSetFact';
import { parseSecretName, usualPort } from './names';
import { PostgresqlLabels } from './PostgresqlEngineOptions';

/** The ids of what the engine reads. */
export const resourceIds = {
  postgresql: 'postgresql',
  statefulSet: 'statefulSet',
  pod: 'pod',
  service: 'service',
  secret: 'secret',
  budget: 'podDisruptionBudget',
  claim: 'persistentVolumeClaim',
  configMap: 'configMap',
  endpoints: 'endpoints',
  deployment: 'deployment',
  event: 'event',
  ...sharedResourceIds,
  operator: 'operatorConfiguration',
  operatorConfigMap: 'operatorConfigMap',
} as const;

/** What is watched. Selectors keep out everything that the operator did not make. */
export function resourcesOf(
  labels: PostgresqlLabels,
  operatorConfigMap: string,
): readonly EngineResource[] {
  const databaseOf = (object: UnknownObject) =>
    text(at(object, 'metadata', 'labels', labels.clusterName));
  const secretDatabaseOf = (object: UnknownObject) =>
    databaseOf(object) ??
    parseSecretName(text(at(object, 'metadata', 'name')) ?? '')?.database;
  const ours = `application=${labels.application}`;
  const pooler = `application=${labels.poolerApplication}`;
  const both = `application in (${labels.application},${labels.poolerApplication})`;
  const member = {
    scope: 'member',
    representation: 'object',
    labelSelector: ours,
    databaseOf,
  } as const;
  const core = { group: '', versions: ['v1'] };
  const acid = { group: 'acid.zalan.do', versions: ['v1'] };
  const apps = { group: 'apps', versions: ['v1'] };
  return [
    {
      ...acid,
      id: resourceIds.postgresql,
      plural: 'postgresqls',
      kind: 'postgresql',
      representation: 'object',
      scope: 'primary',
      project: projectPostgresql,
    },
    {
      ...member,
      ...apps,
      id: resourceIds.statefulSet,
      plural: 'statefulsets',
      project: projectStatefulSet,
    },
    {
      ...member,
      ...core,
      id: resourceIds.pod,
      heartbeat: true,
      plural: 'pods',
      project: object => projectPod(object, labels),
    },
    {
      ...member,
      ...core,
      id: resourceIds.service,
      plural: 'services',
      labelSelector: both,
      // Headless ones are Patroni's own.
      project: object =>
        at(object, 'spec', 'clusterIP') === 'None'
          ? undefined
          : projectService(object, usualPort),
    },
    {
      ...member,
      ...core,
      id: resourceIds.secret,
      optional: true,
      plural: 'secrets',
      representation: 'metadata',
      labelSelector: both,
      databaseOf: secretDatabaseOf,
      project: object => projectSecret(object, secretDatabaseOf(object)),
    },
    budgetResource(member),
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
      heartbeat: true,
      plural: 'configmaps',
      // Patroni's records are annotations.
      representation: 'metadata',
      project: object => projectPatroniRecord(object, databaseOf(object)),
    },
    {
      ...member,
      ...core,
      id: resourceIds.endpoints,
      heartbeat: true,
      plural: 'endpoints',
      representation: 'metadata',
      project: object => projectPatroniRecord(object, databaseOf(object)),
    },
    {
      ...member,
      ...apps,
      id: resourceIds.deployment,
      plural: 'deployments',
      labelSelector: pooler,
      project: projectDeployment,
    },
    eventResource('postgresql'),
    ...sharedResources,
    {
      ...acid,
      id: resourceIds.operator,
      rereadSeconds,
      plural: 'operatorconfigurations',
      representation: 'object',
      scope: 'shared',
      project: projectOperator,
    },
    {
      ...core,
      id: resourceIds.operatorConfigMap,
      optional: true,
      plural: 'configmaps',
      fieldSelector: `metadata.name=${operatorConfigMap}`,
      representation: 'object',
      scope: 'shared',
      project: projectOperatorConfigMap,
    },
  ];
}

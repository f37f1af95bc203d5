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
import {
  budgetResource,
  certificateResource,
  eventResource,
  memberResourceIds,
  memberResources,
} from '../kubernetes/memberResources';
import {
  operatorResource,
  sharedResourceIds,
  sharedResources,
} from '../kubernetes/sharedResources';
import {
  clusterNameOf,
  projectBackup,
  projectRestore,
} from './facts/backupFact';
import { projectMongodb } from './facts/mongodbFact';
import { projectOperator } from './facts/operatorFact';
import { projectPod } from './facts/podFact';
import { projectStatefulSet } from './facts/statefulSetFact';
import { defaultPort, operatorLabels, operatorLabelValue } from './names';

/** The ids of what the engine reads. */
export const resourceIds = {
  ...sharedResourceIds,
  ...memberResourceIds,
  mongodb: 'perconaServerMongoDB',
  backup: 'perconaServerMongoDBBackup',
  restore: 'perconaServerMongoDBRestore',
  statefulSet: 'statefulSet',
  pod: 'pod',
  operator: 'operatorDeployment',
} as const;

/** Backups that are kept for each database: enough for the last ones of several tasks. */
const backupsKept = 60;
const restoresKept = 5;

const primaryKind = 'PerconaServerMongoDB';

/** What is watched. Selectors keep out everything that the operator did not make. */
export function resourcesOf(
  operatorDeployment: string,
): readonly EngineResource[] {
  const member = {
    scope: 'member',
    representation: 'object',
    labelSelector: `${operatorLabels.name}=${operatorLabelValue}`,
    databaseOf: instanceOf,
  } as const;
  const core = { group: '', versions: ['v1'] };
  const percona = { group: 'psmdb.percona.com', versions: ['v1'] };
  return [
    {
      ...percona,
      id: resourceIds.mongodb,
      plural: 'perconaservermongodbs',
      kind: primaryKind,
      representation: 'object',
      scope: 'primary',
      project: projectMongodb,
    },
    {
      ...percona,
      id: resourceIds.backup,
      plural: 'perconaservermongodbbackups',
      representation: 'object',
      scope: 'member',
      databaseOf: clusterNameOf,
      project: projectBackup,
      keepNewest: backupsKept,
    },
    {
      ...percona,
      id: resourceIds.restore,
      plural: 'perconaservermongodbrestores',
      representation: 'object',
      scope: 'member',
      databaseOf: clusterNameOf,
      project: projectRestore,
      keepNewest: restoresKept,
    },
    {
      ...member,
      group: 'apps',
      versions: ['v1'],
      id: resourceIds.statefulSet,
      plural: 'statefulsets',
      project: projectStatefulSet,
    },
    {
      ...member,
      ...core,
      id: resourceIds.pod,
      plural: 'pods',
      project: projectPod,
    },
    ...memberResources(member, defaultPort),
    budgetResource(member),
    certificateResource(member),
    eventResource(primaryKind),
    ...sharedResources,
    operatorResource(resourceIds.operator, operatorDeployment, projectOperator),
  ];
}

function instanceOf(object: UnknownObject): string | undefined {
  return text(at(object, 'metadata', 'labels', operatorLabels.instance));
}

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
import { projectStatefulSetFields } from '../kubernetes/facts/statefulSetFact';
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
  ...memberResourceIds,
  cluster: 'innodbCluster',
  backup: 'mysqlBackup',
  statefulSet: 'statefulSet',
  routerSet: 'routerReplicaSet',
  pod: 'pod',
  configMap: 'configMap',
  operator: 'operatorDeployment',
} as const;

const backupsKept = 60;

const primaryKind = 'InnoDBCluster';

/** In every namespace, and never the operator's. */
const certificatesOfKubernetes = 'metadata.name!=kube-root-ca.crt';

/**
 * What is watched. Selectors keep out what the operator did not make, where it labels what it makes.
 *
 * @remarks
 * The operator's label is on StatefulSets, their pods and claims, Services and the Secret of the backup user; not on PodDisruptionBudgets, ConfigMaps, the
 * other Secrets and the Deployment of the Router, whose manifest says `metadata.label` (cluster_objects.py, router_objects.py and backup_objects.py of
 * 9.1.0-2.2.2). It owns all of them (`kopf.adopt`). The Router's ReplicaSets have the labels of its pods.
 */
export function resourcesOf(
  operatorDeployment: string,
): readonly EngineResource[] {
  const member = {
    scope: 'member',
    representation: 'object',
    labelSelector: operatorLabels.cluster,
    databaseOf: labelledDatabase,
  } as const;
  const owned = {
    scope: 'member',
    representation: 'object',
    databaseOf: ownedDatabase,
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
      id: resourceIds.routerSet,
      plural: 'replicasets',
      labelSelector: `${operatorLabels.cluster}, ${operatorLabels.component}=mysqlrouter`,
      project: projectRouter,
    },
    {
      ...member,
      ...core,
      id: resourceIds.pod,
      plural: 'pods',
      project: projectPod,
    },
    ...memberResources(member, usualPort),
    budgetResource(owned),
    {
      ...owned,
      ...core,
      id: resourceIds.configMap,
      optional: true,
      plural: 'configmaps',
      fieldSelector: certificatesOfKubernetes,
      project: projectInitconf,
    },
    certificateResource({ databaseOf: certifiedDatabase }),
    eventResource(primaryKind),
    ...sharedResources,
    operatorResource(resourceIds.operator, operatorDeployment, projectOperator),
  ];
}

function labelledDatabase(object: UnknownObject): string | undefined {
  return text(at(object, 'metadata', 'labels', operatorLabels.cluster));
}

function ownedDatabase(object: UnknownObject): string | undefined {
  const owners = at(object, 'metadata', 'ownerReferences');
  const owner = Array.isArray(owners)
    ? owners.find(each => at(each, 'kind') === primaryKind)
    : undefined;
  return text(at(owner, 'name'));
}

/** A Certificate is the operator's user's own: it belongs to a database by the label, else by the operator's default names of Secrets. */
function certifiedDatabase(object: UnknownObject): string | undefined {
  return (
    labelledDatabase(object) ??
    databaseOfTlsSecret(text(at(object, 'spec', 'secretName')) ?? '')
  );
}

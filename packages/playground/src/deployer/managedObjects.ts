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

import { KubeCluster } from '../kube/KubeCluster';
import { KubeObject, ResourceId } from '../kube/types';
import { certificatesResource } from '../operators/certManager';
import { mongodbResources } from '../operators/mongodb';
import { mysqlResources } from '../operators/mysql';
import { postgresResources } from '../operators/postgresql';
import { resourceIds } from '../operators/shared';
import { Deployable } from './Deployable';
import { isMarked, TrackingMethod } from './trackingMarks';

/** The kinds that the repository declares. What operators make of them is none of the deployers' business. */
const deployedKinds: readonly ResourceId[] = [
  resourceIds.namespaces,
  resourceIds.resourceQuotas,
  resourceIds.limitRanges,
  resourceIds.configMaps,
  postgresResources.operatorConfigurations,
  postgresResources.postgresqls,
  mongodbResources.databases,
  mysqlResources.clusters,
  certificatesResource,
];

/** The objects of a cluster that carry the marks of a deployable. */
export function managedObjects(
  cluster: KubeCluster,
  deployable: Deployable,
  method: TrackingMethod,
): KubeObject[] {
  return deployedKinds
    .flatMap(resource => cluster.list(resource))
    .filter(
      object =>
        // What belongs to another object may have got its marks from it: operators copy labels.
        !object.metadata.ownerReferences?.length &&
        isMarked(object, deployable, method),
    );
}

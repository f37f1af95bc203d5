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

import { EngineResource } from '@database-platform/plugin-databases-common';
import { projectNode, projectStorageClass } from './facts/sharedFacts';

/** The ids of what belongs to the Kubernetes cluster, not to a database. */
export const sharedResourceIds = {
  node: 'node',
  storageClass: 'storageClass',
} as const;

/** What platform engineers change now and then is read again so often. */
export const rereadSeconds = 60;

/** Events that are kept for each database. */
export const eventsKept = 20;

/** The nodes, of which the zones are read, and the StorageClasses. */
export const sharedResources: readonly EngineResource[] = [
  {
    group: '',
    versions: ['v1'],
    id: sharedResourceIds.node,
    rereadSeconds,
    optional: true,
    plural: 'nodes',
    clusterScoped: true,
    representation: 'metadata',
    scope: 'shared',
    project: projectNode,
  },
  {
    group: 'storage.k8s.io',
    versions: ['v1'],
    id: sharedResourceIds.storageClass,
    rereadSeconds,
    plural: 'storageclasses',
    clusterScoped: true,
    representation: 'object',
    scope: 'shared',
    project: projectStorageClass,
  },
];

/** The Deployment of an operator, wherever it runs: its image says which version it is. */
export function operatorResource(
  id: string,
  deployment: string,
  project: EngineResource['project'],
): EngineResource {
  return {
    group: 'apps',
    versions: ['v1'],
    id,
    rereadSeconds,
    optional: true,
    plural: 'deployments',
    fieldSelector: `metadata.name=${deployment}`,
    representation: 'object',
    scope: 'shared',
    project,
  };
}

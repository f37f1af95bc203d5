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

import { randomUUID } from 'crypto';
import { KubeCluster } from '../kube/KubeCluster';
import { KubeObject, ResourceId } from '../kube/types';
import { copyOf, kubeTime } from '../operators/shared';

/**
 * Puts an object into a cluster as it is, past validation and the status subresource: what was stored before its
 * definition became strict, or what a benchmark needs by the hundred thousand. What it names that exists is replaced.
 */
export function seedObject(
  cluster: KubeCluster,
  resource: ResourceId,
  object: KubeObject,
): KubeObject {
  const { storageKey } = definitionOf(cluster, resource);
  const { namespace, name } = object.metadata;
  const before = cluster.get(resource, namespace, name)?.metadata;
  return cluster.store.put(storageKey, {
    ...object,
    metadata: {
      uid: before?.uid ?? randomUUID(),
      creationTimestamp:
        before?.creationTimestamp ?? kubeTime(cluster.clock.now()),
      generation: (before?.generation ?? 0) + 1,
      ...object.metadata,
    },
  });
}

/** The object with the defaults that the API server would fill in, and its status as given. */
export function withServerDefaults(
  cluster: KubeCluster,
  resource: ResourceId,
  object: KubeObject,
): KubeObject {
  const { prepare } = definitionOf(cluster, resource);
  const copy = copyOf(object);
  let addresses = cluster.store.revision;
  prepare?.(copy, undefined, {
    nowMs: cluster.clock.now(),
    nextAddress: () => {
      addresses += 1;
      return `10.96.${Math.floor(addresses / 250) % 250}.${
        (addresses % 250) + 1
      }`;
    },
  });
  return {
    ...copy,
    ...(object.status !== undefined && { status: object.status }),
  };
}

function definitionOf(cluster: KubeCluster, resource: ResourceId) {
  const definition = cluster.registry.find(resource);
  if (!definition) {
    throw new Error(`${cluster.name} does not serve ${resource.plural}`);
  }
  return definition;
}

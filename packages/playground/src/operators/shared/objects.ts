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

import { KubeClusterApi, KubeObject, ResourceId } from '../../kube/types';
import { isRecord, textsAt } from './fields';

/** `namespace/name`, the key of an object among those of its kind. */
export function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** The two halves of a key. */
export function splitKey(key: string): { namespace: string; name: string } {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** Deletes what is there; what is not there already is as wanted. */
export function deleteIfThere(
  api: KubeClusterApi,
  resource: ResourceId,
  namespace: string | undefined,
  name: string,
  options?: { gracePeriodSeconds?: number },
): void {
  if (api.get(resource, namespace, name)) {
    api.delete(resource, namespace, name, options);
  }
}

/** Creates the object, or merges it over the one that is there. */
export function apply(
  api: KubeClusterApi,
  resource: ResourceId,
  object: KubeObject,
): KubeObject {
  const { namespace, name } = object.metadata;
  if (!api.get(resource, namespace, name)) {
    return api.create(resource, object);
  }
  const { metadata, apiVersion: _, kind: __, ...rest } = object;
  return api.mergePatch(resource, namespace, name, {
    ...rest,
    metadata: {
      ...(metadata.labels && { labels: metadata.labels }),
      ...(metadata.annotations && { annotations: metadata.annotations }),
    },
  });
}

/** `a=b,c=d`, as a label selector of the API. */
export function selectorText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Whether the labels hold every pair of the selector. */
export function hasLabels(
  object: KubeObject,
  selector: Record<string, string>,
): boolean {
  const labels = object.metadata.labels ?? {};
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}

/** `spec.selector.matchLabels` of a workload. */
export function matchLabelsOf(object: KubeObject): Record<string, string> {
  return textsAt(object, 'spec', 'selector', 'matchLabels');
}

/** The owner reference that a controller puts on what it makes. */
export function controllerRef(owner: KubeObject) {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Whether `owner` is the object's controller. */
export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    reference => reference.controller && reference.uid === owner.metadata.uid,
  );
}

/** A copy that may be changed: what the API hands out is frozen. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(copyOf) as T;
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, copyOf(entry)]),
    ) as T;
  }
  return value;
}

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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeObject } from '../../kube/types';
import { applyObject, definitionOf } from '../applyObject';
import { compareObject } from '../compareObject';

/**
 * Applies objects as kustomize-controller does: first a dry run of all, and nothing at all where one is refused; then those that differ; then those of
 * `managed` that are not among them are deleted.
 *
 * @throws KubeStatusError whose message names the object
 */
export function applyAll(
  cluster: KubeCluster,
  wanted: readonly KubeObject[],
  managed: readonly KubeObject[],
  manager: string,
): void {
  for (const object of wanted) {
    try {
      applyObject(cluster, object, { manager, dryRun: true });
    } catch (error) {
      if (error instanceof KubeStatusError) {
        throw new KubeStatusError(
          error.code,
          error.reason,
          `${titleOf(object)} dry-run failed (${error.reason}): ${
            error.message
          }`,
        );
      }
      throw error;
    }
  }
  for (const object of wanted) {
    if (compareObject(cluster, object, manager) !== 'same') {
      applyObject(cluster, object, { manager });
    }
  }
  const wantedIds = new Set(wanted.map(idOf));
  for (const object of managed) {
    if (!wantedIds.has(idOf(object)) && !object.metadata.deletionTimestamp) {
      const { id, namespaced } = definitionOf(cluster, object);
      const { namespace, name } = object.metadata;
      cluster.delete(id, namespaced ? namespace : undefined, name);
    }
  }
}

/** What a Kustomization notes of what it applied. */
export function inventoryOf(
  objects: readonly KubeObject[],
): { id: string; v: string }[] {
  return objects.map(object => ({
    id: idOf(object),
    v: object.apiVersion.split('/').at(-1) ?? '',
  }));
}

/** `namespace_name_group_kind` */
function idOf({ apiVersion, kind, metadata }: KubeObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return `${metadata.namespace ?? ''}_${metadata.name}_${group}_${kind}`;
}

/** `postgresql/orders/orders-db` */
function titleOf({ kind, metadata }: KubeObject): string {
  return [kind, metadata.namespace, metadata.name].filter(Boolean).join('/');
}

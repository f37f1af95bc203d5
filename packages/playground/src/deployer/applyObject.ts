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
import { jsonClone, JsonObject } from '../kube/json';
import { ResourceDefinition } from '../kube/ResourceDefinition';
import { kubeErrors } from '../kube/status/KubeStatusError';
import { KubeObject } from '../kube/types';

/** How an object is applied. */
export interface ApplyOptions {
  /** Who owns the fields. */
  manager: string;
  /** Everything is checked, nothing is kept. */
  dryRun?: boolean;
  /** Refuses fields that the schema does not know. */
  isStrict?: boolean;
}

/**
 * Server-side apply, as a deployer does it: conflicts are won.
 *
 * @throws KubeStatusError as the API answers it
 */
export function applyObject(
  cluster: KubeCluster,
  object: KubeObject,
  { manager, dryRun = false, isStrict = false }: ApplyOptions,
): KubeObject {
  const definition = definitionOf(cluster, object);
  const { name, namespace } = object.metadata;
  const applied: unknown = jsonClone(object);
  return cluster.writer.apply(
    definition,
    definition.namespaced ? namespace : undefined,
    name,
    applied as JsonObject,
    {
      fieldManager: manager,
      fieldValidation: isStrict ? 'Strict' : 'Warn',
      dryRun,
      warn: () => {},
    },
    { force: true },
  ).object;
}

/** @throws KubeStatusError for a kind that the cluster does not have */
export function definitionOf(
  cluster: KubeCluster,
  { apiVersion, kind }: KubeObject,
): ResourceDefinition {
  const definition = cluster.registry.findKind(apiVersion, kind);
  if (!definition) {
    throw kubeErrors.badRequest(
      `no matches for kind "${kind}" in version "${apiVersion}"`,
    );
  }
  return definition;
}

/** The object as it is in the cluster. */
export function liveObject(
  cluster: KubeCluster,
  object: KubeObject,
): KubeObject | undefined {
  const definition = cluster.registry.findKind(object.apiVersion, object.kind);
  const { name, namespace } = object.metadata;
  return (
    definition &&
    cluster.get(
      definition.id,
      definition.namespaced ? namespace : undefined,
      name,
    )
  );
}

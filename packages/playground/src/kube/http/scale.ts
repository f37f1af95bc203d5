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

import { isJsonObject, JsonObject } from '../json';
import { ResourceDefinition, ScalePaths } from '../ResourceDefinition';
import { KubeObject } from '../types';

function read(object: JsonObject, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isJsonObject(value) ? value[name] : undefined),
      object,
    );
}

function write(object: unknown, path: string[], value: unknown): unknown {
  if (path.length === 0) {
    return value;
  }
  const [name, ...rest] = path;
  const base = isJsonObject(object) ? object : {};
  return { ...base, [name]: write(base[name], rest, value) };
}

function selectorText(object: KubeObject, paths: ScalePaths): string {
  if (paths.labelSelector) {
    return String(read(object, paths.labelSelector) ?? '');
  }
  const labels = read(object, 'spec.selector.matchLabels');
  return isJsonObject(labels)
    ? Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',')
    : '';
}

/** The scale subresource of an object: `autoscaling/v1` Scale. */
export function scaleOf(object: KubeObject, paths: ScalePaths): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const selector = selectorText(object, paths);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: Number(read(object, paths.specReplicas) ?? 0) },
    status: {
      replicas: Number(read(object, paths.statusReplicas) ?? 0),
      ...(selector && { selector }),
    },
  };
}

/** The object with the replicas that a Scale asks for. */
export function withScale(
  definition: ResourceDefinition,
  object: KubeObject,
  scale: unknown,
): unknown {
  const spec = isJsonObject(scale) ? scale.spec : undefined;
  const replicas = isJsonObject(spec) ? spec.replicas : undefined;
  const path = definition.scale?.specReplicas ?? '';
  return write(object, path.split('.'), Number(replicas ?? 0));
}

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

import { KubeClusterApi, KubeObject } from '../../kube/types';
import { flagAt, isRecord, listAt, textAt } from './fields';
import { resourceIds } from './resourceIds';

/** Why a pod's volumes cannot be mounted: a Secret or ConfigMap that is not there, in the kubelet's words. */
export function missingMount(
  api: KubeClusterApi,
  pod: KubeObject,
): string | undefined {
  for (const volume of listAt(pod, 'spec', 'volumes')) {
    const missing = [volume, ...listAt(volume, 'projected', 'sources')]
      .map(source => missingSource(api, pod, source))
      .find(words => words !== undefined);
    if (missing) {
      const name = textAt(volume, 'name');
      return `MountVolume.SetUp failed for volume "${name}" : ${missing}`;
    }
  }
  return undefined;
}

function missingSource(
  api: KubeClusterApi,
  { metadata: { namespace } }: KubeObject,
  source: unknown,
): string | undefined {
  const { secret, configMap } = isRecord(source) ? source : {};
  const secretName = textAt(secret, 'secretName') ?? textAt(secret, 'name');
  const mapName = textAt(configMap, 'name');
  if (
    secretName &&
    !flagAt(secret, 'optional') &&
    !api.get(resourceIds.secrets, namespace, secretName)
  ) {
    return `secret "${secretName}" not found`;
  }
  return mapName &&
    !flagAt(configMap, 'optional') &&
    !api.get(resourceIds.configMaps, namespace, mapName)
    ? `configmap "${mapName}" not found`
    : undefined;
}

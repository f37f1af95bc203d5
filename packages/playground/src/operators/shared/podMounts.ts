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
import { flagAt, listAt, textAt } from './fields';
import { resourceIds } from './resourceIds';

/** Why a pod's volumes cannot be mounted: a Secret or ConfigMap that is not there, in the kubelet's words. */
export function missingMount(
  api: KubeClusterApi,
  pod: KubeObject,
): string | undefined {
  const { namespace } = pod.metadata;
  for (const volume of listAt(pod, 'spec', 'volumes')) {
    const sources = [
      ['secret', resourceIds.secrets, textAt(volume, 'secret', 'secretName')],
      [
        'configmap',
        resourceIds.configMaps,
        textAt(volume, 'configMap', 'name'),
      ],
    ] as const;
    for (const [kind, resource, name] of sources) {
      const optional =
        flagAt(volume, kind === 'secret' ? kind : 'configMap', 'optional') ??
        false;
      if (name && !optional && !api.get(resource, namespace, name)) {
        return `MountVolume.SetUp failed for volume "${textAt(
          volume,
          'name',
        )}" : ${kind} "${name}" not found`;
      }
    }
  }
  return undefined;
}

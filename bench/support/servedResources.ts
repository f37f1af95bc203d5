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

import { defaultEngines } from '@database-platform/engines';
import { EngineResource } from '@database-platform/plugin-databases-common';
import {
  KubeTransport,
  resourcePath,
} from '../../plugins/databases-backend/src/kube';

/** What the reader reads of one Kubernetes cluster: the resources of engines whose operator is there, each once. */
export async function servedResources(
  transport: KubeTransport,
  kubernetesCluster: string,
  signal: AbortSignal,
): Promise<EngineResource[]> {
  const served = await Promise.all(
    defaultEngines().map(async ({ resources }) => {
      const primary = resources.find(({ scope }) => scope === 'primary');
      if (!primary) {
        return [];
      }
      const response = await transport.request({
        kubernetesCluster,
        path: pathOf(primary),
        query: { limit: '1' },
        signal,
      });
      await response.text();
      return response.status === 200 ? resources : [];
    }),
  );
  const bySelection = new Map(
    served
      .flat()
      .map(resource => [
        JSON.stringify([
          pathOf(resource),
          resource.labelSelector,
          resource.fieldSelector,
          resource.representation,
        ]),
        resource,
      ]),
  );
  return Array.from(bySelection.values());
}

/** The address of all objects of a resource, in the version that is read first. */
export function pathOf(resource: EngineResource): string {
  return resourcePath({ ...resource, version: resource.versions[0] });
}

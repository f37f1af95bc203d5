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

import { KubeTransport } from '../../plugins/databases-backend/src/kube';
import { pathOf, servedResources } from './servedResources';

/** A watch as the reader opens it. */
export interface WatchPath {
  kubernetesCluster: string;
  path: string;
  query: Record<string, string>;
  accept: string;
}

/** Every watch that the reader holds open on all Kubernetes clusters. */
export async function watchPaths(
  transport: KubeTransport,
): Promise<WatchPath[]> {
  const signal = AbortSignal.timeout(60_000);
  const clusters = await transport.listClusters(signal);
  const all = await Promise.all(
    clusters.map(async kubernetesCluster => ({
      kubernetesCluster,
      resources: await servedResources(transport, kubernetesCluster, signal),
    })),
  );
  const watched = all.flatMap(({ kubernetesCluster, resources }) =>
    resources
      .filter(({ rereadSeconds }) => rereadSeconds === undefined)
      .map(resource => ({ kubernetesCluster, resource })),
  );
  return watched.map(({ kubernetesCluster, resource }) => ({
    kubernetesCluster,
    path: pathOf(resource),
    query: {
      ...(resource.labelSelector && {
        labelSelector: resource.labelSelector,
      }),
      ...(resource.fieldSelector && {
        fieldSelector: resource.fieldSelector,
      }),
    },
    accept:
      resource.representation === 'metadata'
        ? 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1'
        : 'application/json',
  }));
}

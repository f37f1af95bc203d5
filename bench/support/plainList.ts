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
import { KubeTransport } from '../../plugins/databases-backend/src/kube';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs } from './cpuMs';
import { pathOf, servedResources } from './servedResources';

/** Lists under way at the same time, as many as the reader allows itself. */
const CONCURRENCY = 32;
const PAGE_SIZE = 500;
const RETRY_MS = 200;

/**
 * The baseline of the first sync: the same objects through the same proxy, page by page, parsed and thrown away. As the databases plugin, it asks again while the
 * Kubernetes plugin is not ready.
 *
 * @returns how many objects there were, and how long it took: in milliseconds, and in milliseconds of processor time
 */
export async function plainList(
  transport: KubeTransport,
): Promise<{ objects: number; ms: number; cpuMs: number }> {
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const signal = AbortSignal.timeout(600_000);
  const clusters = await clustersWhenReady(transport, signal);
  const served = await Promise.all(
    clusters.map(async kubernetesCluster => {
      const resources = await servedResources(
        transport,
        kubernetesCluster,
        signal,
      );
      return resources.map(resource => ({ kubernetesCluster, resource }));
    }),
  );
  const jobs = served.flat();
  let objects = 0;
  const worker = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const { kubernetesCluster, resource } = job;
      const count = await listAll(
        transport,
        kubernetesCluster,
        resource,
        signal,
      );
      objects += count;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return {
    objects,
    ms: performance.now() - start,
    cpuMs: cpuMs(cpuBefore),
  };
}

async function clustersWhenReady(
  transport: KubeTransport,
  signal: AbortSignal,
): Promise<string[]> {
  for (;;) {
    try {
      return await transport.listClusters(signal);
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      await pause(RETRY_MS, undefined, { signal });
    }
  }
}

async function listAll(
  transport: KubeTransport,
  kubernetesCluster: string,
  resource: EngineResource,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  let token = '';
  do {
    const response = await transport.request({
      kubernetesCluster,
      path: pathOf(resource),
      query: {
        limit: String(PAGE_SIZE),
        ...(resource.labelSelector && {
          labelSelector: resource.labelSelector,
        }),
        ...(resource.fieldSelector && {
          fieldSelector: resource.fieldSelector,
        }),
        ...(token && { continue: token }),
      },
      ...(resource.representation === 'metadata' && {
        accept:
          'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
      }),
      signal,
    });
    const text = await response.text();
    if (response.status === 404) {
      return count;
    }
    if (response.status !== 200) {
      throw new Error(`${resource.plural}: ${response.status} ${text}`);
    }
    const page = JSON.parse(text);
    count += page.items.length;
    token = page.metadata.continue ?? '';
  } while (token);
  return count;
}

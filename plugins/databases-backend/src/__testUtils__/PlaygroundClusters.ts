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

import {
  createKubeCluster,
  createSharedSchemas,
  everythingRule,
  KubeCluster,
  loadCrds,
  PlaygroundRule,
  ServedKubeCluster,
  serveKubeCluster,
} from '@database-platform/playground';
import { dirname, join } from 'node:path';

const TOKEN = 'portal-token';

/**
 * Kubernetes clusters of the playground, listening on loopback, for tests.
 */
export class PlaygroundClusters {
  readonly clusters: ReadonlyMap<string, KubeCluster>;
  readonly #served: ReadonlyMap<string, ServedKubeCluster>;

  private constructor(
    clusters: ReadonlyMap<string, KubeCluster>,
    served: ReadonlyMap<string, ServedKubeCluster>,
  ) {
    this.clusters = clusters;
    this.#served = served;
  }

  static async start(
    names: readonly string[],
    options: { rules?: readonly PlaygroundRule[]; withoutCrds?: boolean } = {},
  ): Promise<PlaygroundClusters> {
    const root = dirname(
      require.resolve('@database-platform/playground/package.json'),
    );
    const crds = options.withoutCrds
      ? []
      : await loadCrds([join(root, 'crds')]);
    const shared = createSharedSchemas();
    const clusters = new Map<string, KubeCluster>();
    const served = new Map<string, ServedKubeCluster>();
    for (const name of names) {
      const cluster = createKubeCluster({
        name,
        crds,
        shared,
        users: [
          {
            name: 'portal',
            token: TOKEN,
            groups: ['portals'],
            rules: options.rules ?? [everythingRule],
          },
        ],
      });
      clusters.set(name, cluster);
      served.set(
        name,
        await serveKubeCluster(cluster, { host: '127.0.0.1', port: 0 }),
      );
    }
    return new PlaygroundClusters(clusters, served);
  }

  get(name: string): KubeCluster {
    const cluster = this.clusters.get(name);
    if (!cluster) {
      throw new Error(`There is no ${name}`);
    }
    return cluster;
  }

  /** How many connections of HTTP/2 one of them has. */
  http2Connections(name: string): number {
    return this.#served.get(name)?.http2Connections ?? 0;
  }

  /** What the Kubernetes plugin has to be told. */
  get kubernetesConfig() {
    return {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: Array.from(this.#served, ([name, { url, caData }]) => ({
            name,
            url,
            caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: TOKEN,
          })),
        },
      ],
    };
  }

  async close(): Promise<void> {
    for (const cluster of this.clusters.values()) {
      cluster.faults.clear();
    }
    await Promise.all(
      Array.from(this.#served.values(), served => served.close()),
    );
  }
}

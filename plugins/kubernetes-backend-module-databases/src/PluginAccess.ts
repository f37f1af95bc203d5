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

import { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';
import {
  KubernetesAccess,
  KubernetesAccessSource,
} from '@database-platform/plugin-databases-node';
import { access, readFile } from 'node:fs/promises';

export interface PluginAccessOptions {
  auth: AuthService;
  clusterSupplier: KubernetesClustersSupplier;
  authStrategyMap: Readonly<Record<string, AuthenticationStrategy>>;
  /** `process.env` when absent. */
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reaches Kubernetes clusters as the proxy of the Kubernetes plugin does.
 */
export class PluginAccess implements KubernetesAccessSource {
  readonly #options: PluginAccessOptions;

  constructor(options: PluginAccessOptions) {
    this.#options = options;
  }

  async accessTo(
    kubernetesCluster: string,
  ): Promise<KubernetesAccess | undefined> {
    const { auth, authStrategyMap, clusterSupplier } = this.#options;
    const clusters = await clusterSupplier.getClusters({
      credentials: await auth.getOwnServiceCredentials(),
    });
    const found = clusters.find(({ name }) => name === kubernetesCluster);
    const strategy = found && authStrategyMap[providerOf(found)];
    if (!strategy) {
      return undefined;
    }
    const cluster = (await this.#ownCluster(found)) ?? found;
    return {
      url: cluster.url,
      ca: await authoritiesOf(cluster),
      skipTLSVerify: cluster.skipTLSVerify ?? false,
      credential: await strategy.getCredential(cluster, {}),
    };
  }

  /** Where the portal runs in the Kubernetes cluster, Kubernetes tells it the address by its environment, and the Kubernetes plugin goes by that. */
  async #ownCluster(
    cluster: ClusterDetails,
  ): Promise<ClusterDetails | undefined> {
    const env = this.#options.env ?? process.env;
    const host = env.KUBERNETES_SERVICE_HOST;
    if (
      providerOf(cluster) !== 'serviceAccount' ||
      cluster.authMetadata.serviceAccountToken ||
      !host ||
      !(await exists(SERVICEACCOUNT_CA_PATH))
    ) {
      return undefined;
    }
    const name = host.includes(':') ? `[${host}]` : host;
    return {
      ...cluster,
      url: `https://${name}:${env.KUBERNETES_SERVICE_PORT ?? '443'}`,
      caFile: SERVICEACCOUNT_CA_PATH,
    };
  }
}

function providerOf({ authMetadata }: ClusterDetails): string {
  return authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? '';
}

async function authoritiesOf({
  caFile,
  caData,
}: ClusterDetails): Promise<string | undefined> {
  if (caFile) {
    return readFile(caFile, 'utf8');
  }
  return caData && Buffer.from(caData, 'base64').toString('utf8');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

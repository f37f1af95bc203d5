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
import { NotFoundError } from '@backstage/errors';
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
import { GlobalAgent, goesThroughProxy } from './goesThroughProxy';

/** Where the client library of Kubernetes that the Kubernetes plugin uses takes a server in front of the Kubernetes API to speak without TLS. */
const PLAIN_PORTS = new Set(['80', '8080', '8001']);

export interface PluginAccessOptions {
  auth: AuthService;
  clusterSupplier: KubernetesClustersSupplier;
  authStrategyMap: Readonly<Record<string, AuthenticationStrategy>>;
  env: Readonly<Record<string, string | undefined>>;
  /** Asked each time, as nothing says when it is started. */
  globalAgent(): GlobalAgent | undefined;
  /** The text of a file; `undefined` when it cannot be read. */
  readFile(path: string): Promise<string | undefined>;
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
    const { auth, authStrategyMap, clusterSupplier, globalAgent } =
      this.#options;
    const clusters = await clusterSupplier.getClusters({
      credentials: await auth.getOwnServiceCredentials(),
    });
    const found = clusters.find(({ name }) => name === kubernetesCluster);
    const strategy = found && authStrategyMap[providerOf(found)];
    if (!strategy) {
      return undefined;
    }
    const cluster = (await this.#ownCluster(found)) ?? found;
    if (goesThroughProxy(cluster.url, globalAgent())) {
      return undefined;
    }
    return {
      url: cluster.url,
      ca: await this.#authoritiesOf(cluster),
      skipTLSVerify: cluster.skipTLSVerify ?? false,
      credential: await strategy.getCredential(cluster, {}),
    };
  }

  /** Where the portal runs in the Kubernetes cluster, Kubernetes tells it the address by its environment, and the Kubernetes plugin goes by that. */
  async #ownCluster(
    cluster: ClusterDetails,
  ): Promise<ClusterDetails | undefined> {
    const { env, readFile } = this.#options;
    const host = env.KUBERNETES_SERVICE_HOST;
    if (
      providerOf(cluster) !== 'serviceAccount' ||
      cluster.authMetadata.serviceAccountToken ||
      !host ||
      (await readFile(SERVICEACCOUNT_CA_PATH)) === undefined
    ) {
      return undefined;
    }
    const name = host.includes(':') ? `[${host}]` : host;
    const port = env.KUBERNETES_SERVICE_PORT ?? '443';
    const scheme = PLAIN_PORTS.has(port) ? 'http' : 'https';
    return {
      ...cluster,
      url: `${scheme}://${name}:${port}`,
      caFile: SERVICEACCOUNT_CA_PATH,
    };
  }

  async #authoritiesOf({
    caFile,
    caData,
  }: ClusterDetails): Promise<string | undefined> {
    if (!caFile) {
      return caData && Buffer.from(caData, 'base64').toString('utf8');
    }
    const text = await this.#options.readFile(caFile);
    if (text === undefined) {
      throw new NotFoundError(`${caFile} cannot be read`);
    }
    return text;
  }
}

function providerOf({ authMetadata }: ClusterDetails): string {
  return authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? '';
}

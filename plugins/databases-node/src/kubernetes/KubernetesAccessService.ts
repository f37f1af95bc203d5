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

/**
 * Where the API of a Kubernetes cluster is, and as whom it is asked. It holds credentials: it is never logged, answered or kept.
 *
 * @public
 */
export interface KubernetesAccess {
  /** Such as `https://203.0.113.10:6443`; it may have a path. */
  url: string;
  /** The authorities whose certificates are believed, in PEM; those of the system when absent. */
  ca?: string;
  /** Whether any certificate is believed. */
  skipTLSVerify: boolean;
  credential:
    | { type: 'bearer token'; token: string }
    | { type: 'x509 client certificate'; cert: string; key: string }
    | { type: 'anonymous' };
}

/**
 * Tells how to reach Kubernetes clusters.
 *
 * @public
 */
export interface KubernetesAccessSource {
  /**
   * @returns `undefined` when the Kubernetes cluster is not known, or cannot be reached with what the backend knows alone, such as one that people
   * sign in to themselves.
   */
  accessTo(kubernetesCluster: string): Promise<KubernetesAccess | undefined>;
}

/**
 * What the Kubernetes plugin of this process tells the databases plugin of the same process, where its module `databases` is installed.
 *
 * @public
 */
export interface KubernetesAccessService {
  /** Said once, by the module, before the backend has started. */
  provide(source: KubernetesAccessSource): void;
  /** What was provided; `undefined` where the module is not installed in this process. */
  readonly source: KubernetesAccessSource | undefined;
}

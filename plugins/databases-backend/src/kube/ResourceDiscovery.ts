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

import { statusErrorOf } from './statusErrorOf';
import { KubeTransport } from './KubeTransport';

/**
 * A resource that a Kubernetes cluster serves.
 */
export interface ServedResource {
  version: string;
  namespaced: boolean;
}

/** Groups that every Kubernetes cluster has served in version v1 for years: nobody has to ask. */
const ALWAYS_SERVED = new Set([
  '',
  'apps',
  'batch',
  'policy',
  'storage.k8s.io',
]);

/**
 * Finds out what one Kubernetes cluster serves. Answers are remembered.
 */
export class ResourceDiscovery {
  readonly #transport: KubeTransport;
  readonly #kubernetesCluster: string;
  /** By group and version: whether each plural is namespaced; `undefined` when the account may not ask. */
  readonly #known = new Map<
    string,
    Promise<ReadonlyMap<string, boolean> | undefined>
  >();

  constructor(transport: KubeTransport, kubernetesCluster: string) {
    this.#transport = transport;
    this.#kubernetesCluster = kubernetesCluster;
  }

  /**
   * The first of the versions that is served; `undefined` when none is.
   *
   * @param isFresh - ask the Kubernetes cluster, whatever is remembered
   */
  async find(
    resource: {
      group: string;
      versions: readonly string[];
      plural: string;
      clusterScoped?: boolean;
    },
    signal: AbortSignal,
    isFresh: boolean = false,
  ): Promise<ServedResource | undefined> {
    const { group, versions, plural, clusterScoped = false } = resource;
    if (ALWAYS_SERVED.has(group) && versions[0] === 'v1' && !isFresh) {
      return { version: 'v1', namespaced: !clusterScoped };
    }
    for (const version of versions) {
      const served = await this.#resources(group, version, signal, isFresh);
      if (!served) {
        return { version, namespaced: !clusterScoped };
      }
      const namespaced = served.get(plural);
      if (namespaced !== undefined) {
        return { version, namespaced };
      }
    }
    return undefined;
  }

  #resources(
    group: string,
    version: string,
    signal: AbortSignal,
    isFresh: boolean,
  ) {
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
    let known = isFresh ? undefined : this.#known.get(path);
    if (!known) {
      known = this.#read(path, signal);
      this.#known.set(path, known);
      // A failure is told to those who asked, and forgotten
      known.catch(() => this.#known.delete(path));
    }
    return known;
  }

  async #read(
    path: string,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, boolean> | undefined> {
    const response = await this.#transport.request({
      kubernetesCluster: this.#kubernetesCluster,
      path,
      signal,
    });
    if (response.status === 404) {
      return new Map();
    }
    if (response.status === 403) {
      return undefined;
    }
    if (response.status !== 200) {
      throw await statusErrorOf(response);
    }
    return parseResources(await response.text());
  }
}

function parseResources(text: string): ReadonlyMap<string, boolean> {
  const body = JSON.parse(text) as { resources?: unknown };
  const resources = Array.isArray(body.resources) ? body.resources : [];
  return new Map(
    resources
      .filter(item => typeof item?.name === 'string')
      .map(item => [item.name as string, item.namespaced === true]),
  );
}

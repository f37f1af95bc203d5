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
  KubeResponse,
  KubeTransport,
  resourcePath,
  ServedResource,
} from '../kube';
import { Clock } from '../time';
import { WatchLimits } from './WatchLimits';
import { WatchTarget } from './WatchTarget';
import { withDeadline } from './withDeadline';

const ACCEPT_METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const ACCEPT_METADATA =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/**
 * What is asked of the Kubernetes API about one resource: pages of its list, and a watch of it.
 */
export class ResourceRequests {
  readonly #target: WatchTarget;
  readonly #transport: KubeTransport;
  readonly #enterList: (signal: AbortSignal) => Promise<() => void>;
  readonly #clock: Clock;
  readonly #limits: WatchLimits;
  readonly #random: () => number;

  constructor(options: {
    target: WatchTarget;
    transport: KubeTransport;
    /** Waits for leave to read a page; gives back what ends the reading. */
    enterList(signal: AbortSignal): Promise<() => void>;
    clock: Clock;
    limits: WatchLimits;
    random(): number;
  }) {
    this.#target = options.target;
    this.#transport = options.transport;
    this.#enterList = options.enterList;
    this.#clock = options.clock;
    this.#limits = options.limits;
    this.#random = options.random;
  }

  /** A page of the list. */
  async page(
    served: ServedResource,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubeResponse> {
    const leave = await this.#enterList(signal);
    try {
      return await this.#read(served, query, signal);
    } finally {
      leave();
    }
  }

  /** One object, to see whether the Kubernetes API answers. It waits for no list: those may be what is not answered. */
  probe(served: ServedResource, signal: AbortSignal): Promise<KubeResponse> {
    return this.#read(served, { limit: '1' }, signal);
  }

  /** With the body read, so that one deadline covers both. */
  async #read(
    served: ServedResource,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubeResponse> {
    return withDeadline(
      this.#clock,
      this.#limits.listMs,
      signal,
      async inner => {
        const response = await this.#request(
          served,
          query,
          ACCEPT_METADATA_LIST,
          inner,
        );
        const text = await response.text();
        return {
          status: response.status,
          header: name => response.header(name),
          text: async () => text,
          body: () => response.body(),
        };
      },
    );
  }

  /** A watch from a resource version on; its answer stays open. */
  watch(
    served: ServedResource,
    resourceVersion: string,
    signal: AbortSignal,
  ): Promise<KubeResponse> {
    const seconds = this.#limits.watchSeconds * (1 + this.#random());
    return this.#request(
      served,
      {
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion,
        timeoutSeconds: String(Math.round(seconds)),
      },
      ACCEPT_METADATA,
      signal,
    );
  }

  #request(
    served: ServedResource,
    query: Record<string, string>,
    acceptMetadata: string,
    signal: AbortSignal,
  ): Promise<KubeResponse> {
    const target = this.#target;
    const { labelSelector, fieldSelector, namespace, representation } = target;
    return this.#transport.request({
      kubernetesCluster: target.kubernetesCluster,
      path: resourcePath({
        group: target.group,
        version: served.version,
        plural: target.plural,
        namespace: served.namespaced ? namespace : undefined,
      }),
      query: {
        ...query,
        ...(labelSelector && { labelSelector }),
        ...(fieldSelector && { fieldSelector }),
      },
      accept: representation === 'metadata' ? acceptMetadata : undefined,
      signal,
    });
  }
}

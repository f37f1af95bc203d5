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

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  KubernetesAccess,
  KubernetesAccessService,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import { OutgoingHttpHeaders, sensitiveHeaders } from 'node:http2';
import { ShortMemory } from '../memory/ShortMemory';
import { Clock, unless } from '../time';
import { Http2Pool } from './http2/Http2Pool';
import { NoHttp2Error } from './http2/NoHttp2Error';
import { KubeUnreachableError } from './KubeError';
import { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';
import { reasonOf } from './reasonOf';
import { withQuery } from './withQuery';

/** Credentials of half a minute ago are as good as new ones: the shortest-lived last for a quarter of an hour. */
const ACCESS_BELIEVED_MS = 30_000;

/** How long a Kubernetes API that speaks HTTP/1.1 is not asked whether it speaks HTTP/2. */
const NO_HTTP2_MS = 600_000;

/** With all headers of a request that do not depend on it: open requests share them. */
interface KnownAccess {
  access: KubernetesAccess;
  headers: OutgoingHttpHeaders;
  key: string;
}

interface KnownPool {
  /** Of everything that a connection depends on. */
  key: string;
  pool: Http2Pool;
}

/**
 * Reaches Kubernetes over connections of its own, one for each Kubernetes cluster, where the Kubernetes plugin tells how; through its proxy otherwise.
 *
 * @remarks
 * A request that the proxy holds open takes about 50 KB of memory and a connection to the Kubernetes API; one of many on a connection of HTTP/2 takes a
 * tenth of that. There are dozens of watches for each Kubernetes cluster.
 */
export class DirectTransport implements KubeTransport {
  readonly #proxied: KubeTransport;
  readonly #access: KubernetesAccessService;
  readonly #clock: Clock;
  readonly #logger: Pick<LoggerService, 'debug' | 'info'>;
  readonly #known: ShortMemory<KnownAccess | undefined>;
  readonly #pools = new Map<string, KnownPool>();
  /** The Kubernetes clusters of which the log says that they are reached so. */
  readonly #told = new Set<string>();
  /** Until when a Kubernetes cluster is reached through the proxy, in milliseconds since the epoch. */
  readonly #proxiedUntil = new Map<string, number>();

  constructor(options: {
    /** The way where there is no other. */
    proxied: KubeTransport;
    access: KubernetesAccessService;
    clock: Clock;
    logger: Pick<LoggerService, 'debug' | 'info'>;
  }) {
    this.#proxied = options.proxied;
    this.#access = options.access;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#known = new ShortMemory({
      now: () => options.clock.now(),
      believedMs: ACCESS_BELIEVED_MS,
    });
  }

  listClusters(signal: AbortSignal): Promise<string[]> {
    return this.#proxied.listClusters(signal);
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    const known = await this.#accessTo(request);
    if (!known) {
      return this.#proxied.request(request);
    }
    try {
      return await this.#ask(known, request);
    } catch (error) {
      if (error instanceof NoHttp2Error) {
        this.#useProxy(request.kubernetesCluster, error);
        return this.#proxied.request(request);
      }
      throw new KubeUnreachableError(
        `the Kubernetes API could not be reached: ${reasonOf(error)}`,
      );
    }
  }

  /** Ends all connections. */
  stop(): void {
    this.#pools.forEach(({ pool }) => pool.destroy());
    this.#pools.clear();
  }

  async #ask(
    known: KnownAccess,
    { kubernetesCluster, path, query, accept, signal }: KubeRequest,
  ): Promise<KubeResponse> {
    const response = await this.#poolOf(kubernetesCluster, known).get(
      withQuery({ path, query }),
      { ...known.headers, accept: accept ?? 'application/json' },
      signal,
    );
    if (response.status === 401) {
      this.#known.forget(kubernetesCluster);
    }
    if (!this.#told.has(kubernetesCluster)) {
      this.#told.add(kubernetesCluster);
      this.#logger.info(
        `${kubernetesCluster} is read over a connection of the portal's own`,
      );
    }
    return response;
  }

  /** What the proxy fails with says more than that there is no other way. */
  async #accessTo({
    kubernetesCluster,
    signal,
  }: KubeRequest): Promise<KnownAccess | undefined> {
    const { source } = this.#access;
    const proxiedUntil = this.#proxiedUntil.get(kubernetesCluster) ?? 0;
    if (!source || proxiedUntil > this.#clock.now()) {
      return undefined;
    }
    try {
      // Whom the Kubernetes plugin asks for credentials may never answer
      return await unless(
        signal,
        this.#known.recall(kubernetesCluster, async () => {
          const access = await source.accessTo(kubernetesCluster);
          return access?.url.startsWith('https:')
            ? { access, headers: headersOf(access), key: keyOf(access) }
            : undefined;
        }),
      );
    } catch (error) {
      if (signal.aborted) {
        throw new KubeUnreachableError(
          `the Kubernetes plugin did not tell how to reach it: ${reasonOf(
            error,
          )}`,
        );
      }
      this.#logger.debug(
        `${kubernetesCluster} is reached through the Kubernetes plugin: ${error}`,
      );
      return undefined;
    }
  }

  #useProxy(kubernetesCluster: string, error: NoHttp2Error) {
    const now = this.#clock.now();
    if ((this.#proxiedUntil.get(kubernetesCluster) ?? 0) > now) {
      // Another one of those who waited for the connection said so
      return;
    }
    this.#proxiedUntil.set(kubernetesCluster, now + NO_HTTP2_MS);
    this.#told.delete(kubernetesCluster);
    this.#logger.info(
      `${kubernetesCluster} is reached through the Kubernetes plugin: ${error.message}`,
    );
  }

  #poolOf(kubernetesCluster: string, { access, key }: KnownAccess): Http2Pool {
    const known = this.#pools.get(kubernetesCluster);
    if (known?.key === key) {
      return known.pool;
    }
    known?.pool.retire();
    const pool = new Http2Pool({ access, clock: this.#clock });
    this.#pools.set(kubernetesCluster, { key, pool });
    return pool;
  }
}

function headersOf({ credential }: KubernetesAccess): OutgoingHttpHeaders {
  return {
    'user-agent': 'backstage-databases',
    ...(credential.type === 'bearer token' && {
      authorization: `Bearer ${credential.token}`,
      [sensitiveHeaders]: ['authorization'],
    }),
  };
}

/** A token goes with each request; a certificate belongs to the connection. */
function keyOf({
  url,
  ca,
  skipTLSVerify,
  credential,
}: KubernetesAccess): string {
  const certificate =
    credential.type === 'x509 client certificate'
      ? [credential.cert, credential.key]
      : [];
  return createHash('sha256')
    .update(JSON.stringify([url, ca, skipTLSVerify, ...certificate]))
    .digest('base64url');
}

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

import { KubernetesAccess } from '@database-platform/plugin-databases-node';
import { constants, OutgoingHttpHeaders } from 'node:http2';
import { Clock, Deadline, unless } from '../../time';
import { connectHttp2 } from './connectHttp2';
import { Http2Answer } from './Http2Answer';
import { Http2Connection } from './Http2Connection';

/** How long a connection may take to come about. */
const CONNECT_MS = 10_000;

/**
 * The connections to one Kubernetes API: one, and more where it takes no more requests at the same time.
 */
export class Http2Pool {
  readonly #access: KubernetesAccess;
  readonly #clock: Clock;
  readonly #ended = new AbortController();
  readonly #connections = new Set<Http2Connection>();
  #connecting: Promise<Http2Connection> | undefined;

  constructor(options: { access: KubernetesAccess; clock: Clock }) {
    this.#access = options.access;
    this.#clock = options.clock;
  }

  /**
   * Sends a GET request; the body of the answer must be read, or the request be aborted.
   *
   * @throws NoHttp2Error when the server does not speak HTTP/2.
   */
  async get(
    path: string,
    headers: OutgoingHttpHeaders,
    signal: AbortSignal,
  ): Promise<Http2Answer> {
    try {
      return await this.#once(path, headers, signal);
    } catch (error) {
      // The server had said that this connection takes no more just as the request went out on it
      if (isRefused(error) && !signal.aborted) {
        return this.#once(path, headers, signal);
      }
      throw error;
    }
  }

  /** Opens no more connections, and lets those that are open end after what is under way. */
  retire(): void {
    this.#ended.abort();
    this.#connections.forEach(connection => connection.retire());
  }

  /** Ends everything. */
  destroy(): void {
    this.#ended.abort();
    this.#connections.forEach(connection => connection.destroy());
  }

  async #once(
    path: string,
    headers: OutgoingHttpHeaders,
    signal: AbortSignal,
  ): Promise<Http2Answer> {
    for (;;) {
      signal.throwIfAborted();
      for (const connection of this.#connections) {
        if (connection.hasRoom) {
          return connection.get(path, headers, signal);
        }
      }
      await unless(signal, this.#connect());
    }
  }

  /** Whoever waits for a connection waits for the same one, and nobody's giving up ends it for the others. */
  #connect(): Promise<Http2Connection> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #open(): Promise<Http2Connection> {
    const deadline = new Deadline(this.#clock, CONNECT_MS, this.#ended.signal);
    try {
      const connection = new Http2Connection({
        ...(await connectHttp2(this.#access, deadline.signal)),
        pathPrefix: new URL(this.#access.url).pathname.replace(/\/+$/, ''),
        clock: this.#clock,
        onEnd: ended => this.#connections.delete(ended),
      });
      this.#connections.add(connection);
      return connection;
    } catch (error) {
      throw deadline.expired
        ? new Error(`There was no connection within ${CONNECT_MS / 1000} s`)
        : error;
    } finally {
      deadline.clear();
    }
  }
}

function isRefused(error: unknown): boolean {
  const { code, rstCode } = error as { code?: unknown; rstCode?: unknown };
  return (
    code === 'ERR_HTTP2_GOAWAY_SESSION' ||
    code === 'ERR_HTTP2_INVALID_SESSION' ||
    rstCode === constants.NGHTTP2_REFUSED_STREAM
  );
}

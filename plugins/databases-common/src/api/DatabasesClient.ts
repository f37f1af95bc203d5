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

import { ResponseError } from '@backstage/errors';
import { Database, DatabaseRef, SourceStatus } from '../model';
import { ApiRequests, queryOf, withDeadline } from './ApiRequests';
import { databasePathOf } from './databasePathOf';
import {
  DatabaseEvent,
  DatabaseList,
  DatabaseManifest,
  DatabaseQuery,
  DatabasesApi,
  LogOptions,
} from './DatabasesApi';

/**
 * The HTTP client of the databases backend, for browsers and backends alike.
 *
 * @public
 */
export class DatabasesClient implements DatabasesApi {
  readonly #requests: ApiRequests;
  /** The last answer to each address, for conditional requests. */
  readonly #known = new Map<string, { etag: string; body: unknown }>();

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#requests = new ApiRequests(options);
  }

  async getDatabases(
    query: DatabaseQuery = {},
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseList> {
    return this.#getJson<DatabaseList>(`/databases${queryOf(query)}`, options);
  }

  async getDatabase(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<Database | undefined> {
    try {
      return await this.#getJson<Database>(databasePathOf(ref), options);
    } catch (error) {
      if (error instanceof ResponseError && error.response.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async getEvents(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<{ items: readonly DatabaseEvent[]; observedAt: string }> {
    return this.#getJson(`${databasePathOf(ref)}/events`, options);
  }

  async getManifest(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseManifest> {
    return this.#getJson(`${databasePathOf(ref)}/manifest`, options);
  }

  async getLogs(
    ref: DatabaseRef,
    pod: string,
    options: LogOptions = {},
  ): Promise<string> {
    const response = await this.#get(
      logPath(ref, pod, options),
      withDeadline(options.signal),
    );
    return response.text();
  }

  async *followLogs(
    ref: DatabaseRef,
    pod: string,
    options: LogOptions = {},
  ): AsyncIterable<string> {
    const response = await this.#get(
      logPath(ref, pod, { ...options, follow: true }),
      options.signal,
    );
    if (!response.body) {
      return;
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        const text = decoder.decode(value, { stream: !done });
        if (text) {
          yield text;
        }
        if (done) {
          return;
        }
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  }

  async getSources(
    options: { signal?: AbortSignal } = {},
  ): Promise<{ items: readonly SourceStatus[]; observedAt: string }> {
    return this.#getJson('/sources', options);
  }

  async #getJson<T>(
    path: string,
    options: { signal?: AbortSignal },
  ): Promise<T> {
    const known = this.#known.get(path);
    const response = await this.#get(
      path,
      withDeadline(options.signal),
      known ? { 'If-None-Match': known.etag } : {},
    );
    if (response.status === 304 && known) {
      this.#remember(path, known.etag, known.body);
      return known.body as T;
    }
    const body = (await response.json()) as T;
    this.#remember(path, response.headers.get('etag'), body);
    return body;
  }

  #remember(path: string, etag: string | null, body: unknown) {
    this.#known.delete(path);
    if (!etag) {
      return;
    }
    this.#known.set(path, { etag, body });
    const oldest = this.#known.keys().next();
    if (this.#known.size > 50 && !oldest.done) {
      this.#known.delete(oldest.value);
    }
  }

  async #get(
    path: string,
    signal: AbortSignal | undefined,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#requests.send(path, { headers, signal });
  }
}

function logPath(
  ref: DatabaseRef,
  pod: string,
  options: LogOptions & { follow?: boolean },
): string {
  const suffix = queryOf({
    container: options.container,
    tailLines: options.tailLines,
    previous: options.previous || undefined,
    follow: options.follow || undefined,
  });
  return `${databasePathOf(ref)}/members/${encodeURIComponent(
    pod,
  )}/logs${suffix}`;
}

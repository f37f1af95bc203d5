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
import {
  DatabaseEvent,
  DatabaseList,
  DatabaseManifest,
  DatabaseQuery,
  DatabasesApi,
  LogOptions,
} from './DatabasesApi';

/**
 * How long a call may take before it is given up, in milliseconds. Following a log has no such limit.
 */
const DEADLINE_MS = 30_000;

/**
 * The HTTP client of the databases backend, for browsers and backends alike.
 *
 * @public
 */
export class DatabasesClient implements DatabasesApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };
  /** The last answer to each address, for conditional requests. */
  readonly #known = new Map<string, { etag: string; body: unknown }>();

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getDatabases(
    query: DatabaseQuery = {},
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseList> {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (item !== undefined && item !== '') {
          search.append(key, String(item));
        }
      }
    }
    const suffix = search.size > 0 ? `?${search}` : '';
    return this.#getJson<DatabaseList>(`/databases${suffix}`, options);
  }

  async getDatabase(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<Database | undefined> {
    try {
      return await this.#getJson<Database>(pathOf(ref), options);
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
    return this.#getJson(`${pathOf(ref)}/events`, options);
  }

  async getManifest(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseManifest> {
    return this.#getJson(`${pathOf(ref)}/manifest`, options);
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
    const baseUrl = await this.#discoveryApi.getBaseUrl('databases');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      headers,
      signal,
    });
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function withDeadline(signal: AbortSignal | undefined): AbortSignal {
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  return signal ? AbortSignal.any([signal, deadline]) : deadline;
}

function pathOf(ref: DatabaseRef): string {
  const parts = [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name];
  return `/databases/${parts.map(encodeURIComponent).join('/')}`;
}

function logPath(
  ref: DatabaseRef,
  pod: string,
  options: LogOptions & { follow?: boolean },
): string {
  const search = new URLSearchParams();
  if (options.container) {
    search.set('container', options.container);
  }
  if (options.tailLines !== undefined) {
    search.set('tailLines', String(options.tailLines));
  }
  if (options.previous) {
    search.set('previous', 'true');
  }
  if (options.follow) {
    search.set('follow', 'true');
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${pathOf(ref)}/members/${encodeURIComponent(pod)}/logs${suffix}`;
}

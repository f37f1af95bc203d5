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
import {
  ChangeList,
  ChangeQuery,
  ChangeRequest,
  DatabaseChange,
  DatabaseOperations,
  DatabaseTarget,
  Plan,
  PlanRequest,
} from '../changes';
import { DatabaseRef, stringifyDatabaseRef } from '../model';
import { ApiRequests, queryOf, withDeadline } from './ApiRequests';
import { ChangeOptions, ChangesApi } from './ChangesApi';
import { databasePathOf } from './databasePathOf';
import { formatGitToken, GIT_TOKEN_HEADER } from './GitToken';

/**
 * Opening a pull request asks a Git host several times, one after another.
 */
const WRITE_DEADLINE_MS = 120_000;

/**
 * The HTTP client for plans and changes, for browsers and backends alike.
 *
 * @public
 */
export class ChangesClient implements ChangesApi {
  readonly #requests: ApiRequests;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#requests = new ApiRequests(options);
  }

  async plan(request: PlanRequest, options: ChangeOptions = {}): Promise<Plan> {
    return this.#post('/plans', request, options, {}, WRITE_DEADLINE_MS);
  }

  async openChange(
    request: ChangeRequest,
    options: ChangeOptions = {},
  ): Promise<DatabaseChange> {
    const { idempotencyKey, ...body } = request;
    return this.#post(
      '/changes',
      body,
      options,
      idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
      WRITE_DEADLINE_MS,
    );
  }

  async getChanges(
    query: ChangeQuery = {},
    options: { signal?: AbortSignal } = {},
  ): Promise<ChangeList> {
    const { ref, ...rest } = query;
    const search = queryOf({
      ...rest,
      ref: ref && stringifyDatabaseRef(ref),
    });
    return this.#get(`/changes${search}`, options);
  }

  async getChange(
    id: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseChange | undefined> {
    return this.#getOptional(`/changes/${encodeURIComponent(id)}`, options);
  }

  async closeChange(
    id: string,
    options: ChangeOptions = {},
  ): Promise<DatabaseChange> {
    return this.#post(
      `/changes/${encodeURIComponent(id)}/close`,
      {},
      options,
      {},
      WRITE_DEADLINE_MS,
    );
  }

  async refreshChange(
    id: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseChange> {
    return this.#post(
      `/changes/${encodeURIComponent(id)}/refresh`,
      {},
      options,
      {},
      WRITE_DEADLINE_MS,
    );
  }

  async getOperations(
    ref: DatabaseRef,
    options: { signal?: AbortSignal } = {},
  ): Promise<DatabaseOperations | undefined> {
    return this.#getOptional(`${databasePathOf(ref)}/operations`, options);
  }

  async getTargets(
    engine: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<{ items: readonly DatabaseTarget[]; observedAt: string }> {
    return this.#get(`/targets${queryOf({ engine })}`, options);
  }

  async #get<T>(path: string, options: { signal?: AbortSignal }): Promise<T> {
    const response = await this.#requests.send(path, {
      signal: withDeadline(options.signal),
    });
    return (await response.json()) as T;
  }

  async #getOptional<T>(
    path: string,
    options: { signal?: AbortSignal },
  ): Promise<T | undefined> {
    try {
      return await this.#get<T>(path, options);
    } catch (error) {
      if (error instanceof ResponseError && error.response.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async #post<T>(
    path: string,
    body: object,
    options: ChangeOptions,
    headers: Record<string, string>,
    deadlineMs: number,
  ): Promise<T> {
    const response = await this.#requests.send(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(options.gitToken && {
          [GIT_TOKEN_HEADER]: formatGitToken(options.gitToken),
        }),
        ...headers,
      },
      body: JSON.stringify(body),
      signal: withDeadline(options.signal, deadlineMs),
    });
    return (await response.json()) as T;
  }
}

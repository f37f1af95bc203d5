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

import type { z } from 'zod/v3';
import { GitResponseError, GitSilenceError } from '../errors';
import { GitConnection } from '../http';

/** Gitea hands out at most this many items at once, unless its administrator changed it. */
export const PAGE_SIZE = 50;
const MAX_PAGES = 40;

/**
 * What can be added to a request.
 */
export interface GiteaRequest {
  query?: Readonly<Record<string, string | number>>;
  body?: unknown;
}

/** What an answer must look like. */
type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;

/**
 * Gitea's HTTP API (`/api/v1`), within one operation.
 */
export class GiteaClient {
  readonly #apiUrl: string;
  readonly #connection: GitConnection;

  /**
   * @param baseUrl - where its pages are
   */
  constructor(baseUrl: string, connection: GitConnection) {
    this.#apiUrl = `${baseUrl}/api/v1`;
    this.#connection = connection;
  }

  /**
   * @param path - below `/api/v1`, encoded
   * @throws GitResponseError or GitSilenceError
   */
  async request<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    schema: Schema<T>,
    request: GiteaRequest = {},
  ): Promise<T> {
    const response = await this.#send(method, path, request);
    const text = await response.text();
    return parse(schema, text);
  }

  get<T>(
    path: string,
    schema: Schema<T>,
    query?: GiteaRequest['query'],
  ): Promise<T> {
    return this.request('GET', path, schema, { query });
  }

  /** Each item of a list, page after page. */
  async *list<T>(
    path: string,
    schema: Schema<T>,
    query?: GiteaRequest['query'],
  ): AsyncGenerator<T> {
    let seen = 0;
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const response = await this.#send('GET', path, {
        query: { ...query, limit: PAGE_SIZE, page },
      });
      const items = parse(schema.array(), await response.text());
      yield* items;
      seen += items.length;
      const total = Number(response.headers.get('x-total-count') ?? Infinity);
      if (items.length === 0 || seen >= total) {
        return;
      }
    }
  }

  async #send(
    method: string,
    path: string,
    { query = {}, body }: GiteaRequest,
  ): Promise<Response> {
    const url = new URL(`${this.#apiUrl}${path}`);
    Object.entries(query).forEach(([name, value]) =>
      url.searchParams.set(name, String(value)),
    );
    const { authorization } = this.#connection;
    const response = await this.#connection.fetch(url.href, {
      method,
      headers: {
        accept: 'application/json',
        ...(authorization ? { authorization } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      const { status, headers } = response;
      throw new GitResponseError(
        status,
        wordsOf(await response.text()),
        headers,
      );
    }
    return response;
  }
}

function parse<T>(schema: Schema<T>, text: string): T {
  let value: unknown;
  try {
    value = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new GitSilenceError('answered with something that is not JSON');
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new GitSilenceError(
      `answered in a way that is not Gitea's (${issue.path.join('.')}: ${
        issue.message
      })`,
    );
  }
  return result.data;
}

/** Gitea explains itself in `message`; what a proxy says is a page that nobody wants to read. */
function wordsOf(text: string): string {
  try {
    const { message } = JSON.parse(text);
    return typeof message === 'string' ? message : '';
  } catch {
    return /^\s*</.test(text) ? '' : text;
  }
}

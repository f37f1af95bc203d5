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

import { GiteaApiTarget, GiteaApiUser } from './GiteaApiTarget';

/** JSON of an answer, deliberately open: a test that looks for a field that is not there fails by itself. */
export interface Json {
  [field: string]: Json;
}

/** The entries of a JSON list; none where there is no list. */
export function list(value: Json | undefined): Json[] {
  const found: unknown = value;
  return Array.isArray(found) ? (found as Json[]) : [];
}

/** An answer that has arrived as a whole. */
export interface GiteaAnswer {
  status: number;
  headers: Headers;
  text: string;
  bytes: Buffer;
  /** The text as JSON; an empty object where it is none. */
  body: Json;
}

/** How a request differs from a plain one of a user. */
export interface GiteaRequest {
  body?: unknown;
  /** The whole header; absent sends the user's token. */
  authorization?: string;
  anonymous?: boolean;
}

const timeoutMs = 30_000;

/** Speaks HTTP with Gitea's API and nothing more. */
export class GiteaClient {
  constructor(
    private readonly target: GiteaApiTarget,
    private readonly user: GiteaApiUser,
  ) {}

  get(path: string, options?: GiteaRequest): Promise<GiteaAnswer> {
    return this.request('GET', path, options);
  }

  post(path: string, body?: unknown): Promise<GiteaAnswer> {
    return this.request('POST', path, { body: body ?? {} });
  }

  put(path: string, body: unknown): Promise<GiteaAnswer> {
    return this.request('PUT', path, { body });
  }

  patch(path: string, body: unknown): Promise<GiteaAnswer> {
    return this.request('PATCH', path, { body });
  }

  delete(path: string, body?: unknown): Promise<GiteaAnswer> {
    return this.request('DELETE', path, { body });
  }

  /** @param path - below `/api/v1` */
  async request(
    method: string,
    path: string,
    { body, authorization, anonymous }: GiteaRequest = {},
  ): Promise<GiteaAnswer> {
    const response = await fetch(`${this.target.url}/api/v1${path}`, {
      method,
      headers: {
        ...(!anonymous && {
          authorization: authorization ?? `token ${this.user.token}`,
        }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      body: parse(text),
    };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}

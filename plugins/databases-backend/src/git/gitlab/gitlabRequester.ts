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

import { Projects } from '@gitbeaker/rest';
import { GitResponseError, GitSilenceError } from '../errors';
import { GitConnection } from '../http';

/** What a resource of Gitbeaker is made with. */
export type GitlabResourceOptions = ConstructorParameters<
  typeof Projects<false>
>[0];
type RequesterFn = NonNullable<GitlabResourceOptions['requesterFn']>;
type Requester = ReturnType<RequesterFn>;

/** The parts of a request that Gitbeaker hands on. */
interface GitlabRequest {
  searchParams?: Record<string, unknown>;
  body?: unknown;
}

/**
 * Lets Gitbeaker's resources ask by our own requests: in time, without its ten retries, and with errors that tell what happened.
 *
 * @param apiUrl - with `/api/v4`, without a slash at the end
 */
export function gitlabResources(
  apiUrl: string,
  connection: GitConnection,
): GitlabResourceOptions {
  return {
    requesterFn: ({ url }) => {
      // Some resources have a part of the path in their address: `…/api/v4/projects`.
      const prefix = url.split('/api/v4/')[1];
      const base = prefix ? `${apiUrl}/${prefix}` : apiUrl;
      const method =
        (name: string) =>
        async (endpoint: string, request: GitlabRequest = {}) =>
          send(connection, name, `${base}/${endpoint}`, request);
      // Each answer has the shape that the resource says it has, or the host lies.
      return {
        get: method('GET'),
        post: method('POST'),
        put: method('PUT'),
        patch: method('PATCH'),
        delete: method('DELETE'),
      } as Requester;
    },
    queryTimeout: null,
    oauthToken: '',
  };
}

async function send(
  { fetch, authorization }: GitConnection,
  method: string,
  address: string,
  { searchParams = {}, body }: GitlabRequest,
) {
  const url = new URL(address);
  Object.entries(searchParams).forEach(([name, value]) =>
    addParameter(url, snakeCase(name), value),
  );
  const isEmpty =
    body === undefined ||
    method === 'GET' ||
    Object.keys(body as object).length === 0;
  const response = await fetch(url.href, {
    method,
    headers: {
      accept: 'application/json',
      ...(authorization ? { authorization } : {}),
      ...(isEmpty ? {} : { 'content-type': 'application/json' }),
    },
    ...(isEmpty ? {} : { body: JSON.stringify(withSnakeCase(body)) }),
  });
  const text = await response.text();
  const { status, headers } = response;
  if (!response.ok) {
    throw new GitResponseError(status, wordsOf(text), headers);
  }
  return { status, headers: Object.fromEntries(headers), body: parse(text) };
}

function parse(text: string) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new GitSilenceError('answered with something that is not JSON');
  }
}

/** Lists are written as GitLab's own framework reads them: `refs[]=a&refs[]=b`. */
function addParameter(url: URL, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach(item => url.searchParams.append(`${name}[]`, String(item)));
  } else if (value !== undefined && value !== null) {
    url.searchParams.set(name, String(value));
  }
}

/** Gitbeaker says `startSha` where GitLab says `start_sha`. */
function withSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withSnakeCase);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          snakeCase(name),
          withSnakeCase(item),
        ]),
      )
    : value;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** `message` is a text, a list, or lists by the fields they are about; some failures have `error` in its place. */
function wordsOf(text: string): string {
  try {
    const { message, error } = JSON.parse(text);
    return flatten(message ?? error).join(': ');
  } catch {
    return /^\s*</.test(text) ? '' : text;
  }
}

function flatten(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (Array.isArray(value)) {
    return value.flatMap(flatten);
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, item]) => [name, ...flatten(item)])
    : [];
}

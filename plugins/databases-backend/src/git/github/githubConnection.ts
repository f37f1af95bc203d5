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

import { isError } from '@backstage/errors';
import { Octokit } from 'octokit';
import { GitResponseError, GitSilenceError } from '../errors';
import { GitConnection } from '../http';

/** Octokit would write warnings to the console. */
const silent = () => {};

/**
 * Octokit for one operation.
 *
 * @remarks
 * Its own throttling (a second between writes) and retries are off: a person waits for the answer, and who tries again knows better when.
 * Requests fail with {@link GitResponseError} or {@link GitSilenceError}.
 */
export function githubConnection(
  apiUrl: string,
  { fetch, authorization }: GitConnection,
): Octokit {
  const silences: GitSilenceError[] = [];
  const octokit = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'database-platform',
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      fetch: async (url: string, init: RequestInit) => {
        try {
          return await fetch(url, {
            ...init,
            headers: {
              ...(init.headers as Record<string, string>),
              'x-github-api-version': '2022-11-28',
              ...(authorization ? { authorization } : {}),
            },
          });
        } catch (error) {
          if (error instanceof GitSilenceError) {
            silences.push(error);
          }
          throw error;
        }
      },
    },
  });
  octokit.hook.wrap('request', async (request, options) => {
    try {
      const response = await request(options);
      if (typeof response.data === 'string' && response.data !== '') {
        throw new GitSilenceError('answered with something that is not JSON');
      }
      return response;
    } catch (error) {
      throw toGitError(error, silences);
    }
  });
  return octokit;
}

/** The parts of Octokit's RequestError that tell what happened. */
interface RequestFailure {
  status: number;
  response?: {
    headers: Record<string, string | number | undefined>;
    data: unknown;
  };
}

function toGitError(
  error: unknown,
  silences: readonly GitSilenceError[],
): unknown {
  if (!isError(error) || typeof error.status !== 'number') {
    return error;
  }
  const { status, response } = error as unknown as RequestFailure;
  if (!response) {
    // Octokit reports what `fetch` threw as a status of 500 without a response, and only keeps its words.
    return (
      silences.find(({ message }) => message === error.message) ??
      new GitSilenceError(error.message)
    );
  }
  const headers = new Headers();
  Object.entries(response.headers).forEach(([name, value]) => {
    if (value !== undefined) {
      headers.set(name, String(value));
    }
  });
  return new GitResponseError(status, wordsOf(response.data), headers);
}

/** `message`, and what is wrong with each field: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
function wordsOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) {
    return '';
  }
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const details = Array.isArray(errors)
    ? errors.flatMap(detail =>
        typeof detail === 'string'
          ? detail
          : [
              detail?.message ??
                [detail?.field, detail?.code].filter(Boolean).join(' '),
            ],
      )
    : [];
  return [message, ...details]
    .filter(part => typeof part === 'string' && part !== '')
    .join(': ');
}

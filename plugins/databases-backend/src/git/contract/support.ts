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
  GitOptions,
  GitPullRequest,
} from '@database-platform/plugin-databases-node';

/** Hands out the world of the tests once it has started. */
export type GetWorld<W> = () => W;

/** What a test of the contract may take: a real host is not as quick as a function. */
export const CONTRACT_TIMEOUT_MS = 30_000;

/** A manifest as people write it, with what must survive: a comment, an umlaut, no line end. */
export const manifest = [
  '# Größe: see the runbook',
  'kind: postgresql',
  'spec:',
  '  volume:',
  '    size: 100Gi',
].join('\n');

/** The same after a resize. */
export const resized = manifest.replace('100Gi', '200Gi');

/** @param token - of a person; the portal acts for itself without */
export function options(token?: string): GitOptions {
  const { signal } = new AbortController();
  return token ? { signal, token } : { signal };
}

/** Asks again until the answer is as wished, for things that a host does after it has answered. */
export async function until(
  read: () => Promise<GitPullRequest | undefined>,
  wish: (pullRequest: GitPullRequest) => boolean,
): Promise<GitPullRequest> {
  let last: GitPullRequest | undefined;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    last = await read();
    if (last && wish(last)) {
      return last;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`It did not come to that: ${JSON.stringify(last)}`);
}

/** The error that a promise ends with. */
export async function failure(call: Promise<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It succeeded.');
}

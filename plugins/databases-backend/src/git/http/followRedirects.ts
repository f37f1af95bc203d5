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

import { GitSilenceError } from '../errors';

/** As many as Git hosts ever need: a repository that was renamed has one. */
const MAX_REDIRECTS = 5;

/**
 * Follows redirects on the same host: of a repository that was renamed, for example.
 *
 * @remarks
 * Credentials and content are for the host that was configured, so a redirect to any other is an error. So is one that would turn a write into a read
 * (RFC 9110, 15.4): the answer would look like a success.
 */
export async function followRedirects(
  fetchOnce: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<Response> {
  let address = url;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const response = await fetchOnce(address, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || !location) {
      return response;
    }
    await response.body?.cancel();
    const next = new URL(location, address);
    if (next.origin !== new URL(url).origin) {
      throw new GitSilenceError(
        `sends the portal on to ${next.origin}, where it does not follow: correct the address in its configuration`,
      );
    }
    if (!keepsMethod(response.status, init.method)) {
      throw new GitSilenceError(
        `says that the repository is at ${next.origin}${next.pathname} now: correct the address in the configuration`,
      );
    }
    address = next.href;
  }
  throw new GitSilenceError('sends the portal round in circles');
}

function keepsMethod(status: number, method = 'GET'): boolean {
  return (
    [307, 308].includes(status) ||
    ['GET', 'HEAD'].includes(method.toUpperCase())
  );
}

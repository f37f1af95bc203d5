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

/**
 * What the package `global-agent` keeps for the whole process, where a portal behind a forward proxy has started it: it sends every request of Node's
 * HTTP client there, whatever agent the request names.
 */
export interface GlobalAgent {
  HTTP_PROXY?: string | null;
  /** That of HTTP when absent. */
  HTTPS_PROXY?: string | null;
  /** Host names, with a port or without one, apart by commas or spaces; `*` stands for any characters, and so does a dot at the start. */
  NO_PROXY?: string | null;
}

/**
 * Whether the Kubernetes plugin reaches an address over HTTPS through a forward proxy. A connection of one's own knows none.
 */
export function goesThroughProxy(
  url: string,
  agent: GlobalAgent | undefined,
): boolean {
  if (!(agent?.HTTPS_PROXY ?? agent?.HTTP_PROXY)) {
    return false;
  }
  const { hostname, port } = new URL(url);
  return !(agent?.NO_PROXY ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .some(entry => {
      const [, name, ofPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      return (
        matches(hostname, name.replace(/^\./, '*')) &&
        (ofPort === undefined || ofPort === port)
      );
    });
}

function matches(hostname: string, pattern: string): boolean {
  const parts = pattern
    .split('*')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(hostname);
}

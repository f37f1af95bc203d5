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

import { GitAddress } from './readGitAddress';

/**
 * The parts of an address below a host's base address.
 *
 * @param host - the host as it is configured
 * @param baseUrl - where its pages are; it may have another port, and a path
 * @returns `undefined` for addresses that are not on this host.
 */
export function segmentsBelow(
  address: GitAddress,
  host: string,
  baseUrl: string,
): readonly string[] | undefined {
  const base = new URL(baseUrl);
  if (address.overSsh) {
    const hostname = host.toLowerCase().replace(/:\d+$/, '');
    return address.hostname === hostname || address.hostname === base.hostname
      ? address.segments
      : undefined;
  }
  if (address.host !== host.toLowerCase() && address.host !== base.host) {
    return undefined;
  }
  const prefix = base.pathname
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  return prefix.every((part, i) => address.segments[i] === part)
    ? address.segments.slice(prefix.length)
    : undefined;
}

/** Whether parts of an address can be the names of an owner and a repository: an encoded slash in one of them would make it another repository. */
export function areNames(...parts: readonly (string | undefined)[]): boolean {
  return parts.every(part => part !== undefined && !part.includes('/'));
}

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
 * The address of a repository as people open it, whatever way a deployer reaches it: `git@host:owner/name.git` and `ssh://git@host/owner/name` become
 * `https://host/owner/name`.
 *
 * @remarks The port of an SSH address says nothing about the one that people use, and is left out.
 */
export function webUrl(address: string): string {
  const text = address.trim();
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(text);
  const ssh = /^(?:git\+)?ssh:\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\/(.+)$/.exec(
    text,
  );
  const [, host, path] = ssh ?? (/^\w+:\/\//.test(text) ? null : scp) ?? [];
  const url = host ? `https://${host}/${path.replace(/^\/+/, '')}` : text;
  return url.replace(/\/+$/, '').replace(/\.git$/, '');
}

/** Whether the address is one for SSH. */
export function isSshUrl(address: string): boolean {
  return webUrl(address) !== address && !/^https?:/.test(address.trim());
}

/**
 * Whether two addresses are of one repository. Hosts and paths are compared without case, as Git hosts do; schemes, users and ports of SSH do not matter.
 */
export function isSameRepository(a: string, b: string): boolean {
  const [left, right] = [a, b].map(comparable);
  return left !== undefined && left === right;
}

function comparable(address: string): string | undefined {
  try {
    const { host, hostname, pathname } = new URL(webUrl(address));
    const place = isSshUrl(address) ? hostname : host;
    return `${place}${pathname}`.toLowerCase();
  } catch {
    return undefined;
  }
}

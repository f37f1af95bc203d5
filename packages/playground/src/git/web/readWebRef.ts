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

import { notFound } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';

/** A place in a repository, as the addresses of pages name it: `branch/main/a/b.yaml`, `commit/1234…/a/b.yaml`. */
export interface WebRef {
  /** `main`, or the first digits of a commit. */
  name: string;
  commit: string;
  /** `branch/main` */
  web: string;
  path: string;
}

/**
 * Reads a place. Names of branches may have slashes: the longest that exists counts.
 *
 * @throws HostError 404
 */
export async function readWebRef(
  { git }: HostedRepository,
  parts: readonly string[],
): Promise<WebRef> {
  const [kind, ...rest] = parts;
  if (kind === 'branch') {
    for (let end = rest.length; end > 0; end--) {
      const name = rest.slice(0, end).join('/');
      const commit = await git.branchHead(name);
      if (commit) {
        return {
          name,
          commit,
          web: `branch/${name}`,
          path: rest.slice(end).join('/'),
        };
      }
    }
  }
  if (kind === 'commit' && /^[0-9a-f]{7,40}$/.test(rest[0] ?? '')) {
    const commit = await git.resolve(rest[0]);
    if (commit) {
      return {
        name: commit.slice(0, 10),
        commit,
        web: `commit/${commit}`,
        path: rest.slice(1).join('/'),
      };
    }
  }
  throw notFound('There is no such branch or commit');
}

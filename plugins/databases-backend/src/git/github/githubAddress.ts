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

import { GitRepository } from '@database-platform/plugin-databases-node';
import {
  areNames,
  encodePath,
  readGitAddress,
  segmentsBelow,
  withoutDotGit,
} from '../address';

const VIEWS = ['blob', 'tree', 'edit', 'raw', 'blame', 'commits'];

/**
 * Takes an address on a GitHub apart. A branch whose name has slashes cannot be told from a folder: the first part is taken for the branch.
 *
 * @returns `undefined` for what is not on it.
 */
export function parseGithubUrl(
  url: string,
  host: string,
): { repository: GitRepository; ref?: string; path?: string } | undefined {
  const address = readGitAddress(url);
  const segments = address && segmentsBelow(address, host, `https://${host}`);
  if (!segments || !areNames(segments[0], segments[1])) {
    return undefined;
  }
  const [owner, name, view, ref, ...path] = segments;
  const isView = view !== undefined && VIEWS.includes(view);
  return {
    repository: githubRepository(host, owner, withoutDotGit(name)),
    ...(isView && ref ? { ref } : {}),
    ...(isView && path.length > 0 ? { path: path.join('/') } : {}),
  };
}

/** A repository by its name. */
export function githubRepository(
  host: string,
  owner: string,
  name: string,
): GitRepository {
  const url = `https://${host}/${encodePath(`${owner}/${name}`)}`;
  return { host, owner, name, url };
}

/** Where people look at a file. */
export function githubFileUrl(
  repository: GitRepository,
  ref: string,
  path: string,
): string {
  return `${repository.url}/blob/${encodePath(ref)}/${encodePath(path)}`;
}

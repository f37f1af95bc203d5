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

/**
 * Where a Gitea is.
 */
export interface GiteaPlace {
  /** As configured, with the port. */
  host: string;
  /** Where its pages are, without a slash at the end. */
  baseUrl: string;
}

/** `/owner/name/src/branch/main/a/b`; `_edit` and others have the ref right behind them. */
const VIEWS = ['src', 'raw', 'blame', 'commits'];
const EDITS = ['_edit', '_new', '_delete'];

/**
 * Takes an address on a Gitea apart. A branch whose name has slashes cannot be told from a folder: the first part is taken for the branch.
 *
 * @returns `undefined` for what is not on it.
 */
export function parseGiteaUrl(
  url: string,
  place: GiteaPlace,
): { repository: GitRepository; ref?: string; path?: string } | undefined {
  const address = readGitAddress(url);
  const segments = address && segmentsBelow(address, place.host, place.baseUrl);
  if (!segments || !areNames(segments[0], segments[1])) {
    return undefined;
  }
  const [owner, name, view, ...rest] = segments;
  const repository = giteaRepository(place, owner, withoutDotGit(name));
  const [ref, ...path] = refAndPath(view, rest);
  return {
    repository,
    ...(ref ? { ref } : {}),
    ...(path.length > 0 ? { path: path.join('/') } : {}),
  };
}

function refAndPath(view: string | undefined, rest: readonly string[]) {
  if (view !== undefined && EDITS.includes(view)) {
    return rest;
  }
  return view !== undefined &&
    VIEWS.includes(view) &&
    ['branch', 'tag', 'commit'].includes(rest[0])
    ? rest.slice(1)
    : [];
}

/** A repository by its name. */
export function giteaRepository(
  { host, baseUrl }: GiteaPlace,
  owner: string,
  name: string,
): GitRepository {
  return {
    host,
    owner,
    name,
    url: `${baseUrl}/${encodePath(`${owner}/${name}`)}`,
  };
}

/** Where people look at a file. */
export function giteaFileUrl(
  repository: GitRepository,
  ref: string,
  path: string,
): string {
  const kind = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref) ? 'commit' : 'branch';
  return `${repository.url}/src/${kind}/${encodePath(ref)}/${encodePath(path)}`;
}

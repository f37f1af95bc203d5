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
  encodePath,
  readGitAddress,
  segmentsBelow,
  withoutDotGit,
} from '../address';

/**
 * Where a GitLab is.
 */
export interface GitlabPlace {
  /** As configured, with the port. */
  host: string;
  /** Where its pages are, without a slash at the end. */
  baseUrl: string;
  /** With `/api/v4`, without a slash at the end. */
  apiUrl: string;
}

const VIEWS = ['blob', 'tree', 'edit', 'raw', 'blame', 'commits'];

/**
 * Takes an address on a GitLab apart: `/group/subgroup/project/-/blob/main/a/b`. A branch whose name has slashes cannot be told from a folder: the first
 * part is taken for the branch.
 *
 * @returns `undefined` for what is not on it.
 */
export function parseGitlabUrl(
  url: string,
  place: GitlabPlace,
): { repository: GitRepository; ref?: string; path?: string } | undefined {
  const address = readGitAddress(url);
  const segments = address && segmentsBelow(address, place.host, place.baseUrl);
  if (!segments) {
    return undefined;
  }
  const dash = segments.indexOf('-');
  const names = dash < 0 ? segments : segments.slice(0, dash);
  if (names.length < 2) {
    return undefined;
  }
  const owner = names.slice(0, -1).join('/');
  const name = withoutDotGit(names[names.length - 1]);
  const [view, ref, ...path] = dash < 0 ? [] : segments.slice(dash + 1);
  const isView = view !== undefined && VIEWS.includes(view);
  return {
    repository: {
      host: place.host,
      owner,
      name,
      url: `${place.baseUrl}/${encodePath(`${owner}/${name}`)}`,
    },
    ...(isView && ref ? { ref } : {}),
    ...(isView && path.length > 0 ? { path: path.join('/') } : {}),
  };
}

/** Where people look at a file. */
export function gitlabFileUrl(
  repository: GitRepository,
  ref: string,
  path: string,
): string {
  return `${repository.url}/-/blob/${encodePath(ref)}/${encodePath(path)}`;
}

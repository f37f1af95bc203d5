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
  GitToken,
  isTokenFor,
} from '@database-platform/plugin-databases-common';
import { GitRepository } from '@database-platform/plugin-databases-node';

/**
 * The token to ask for a repository with: a person's own, if it is for the very host that the repository is on, by its configured name or by the address
 * of its pages.
 *
 * @returns `undefined` for the portal's own credentials.
 */
export function tokenFor(
  { host, url }: Pick<GitRepository, 'host' | 'url'>,
  gitToken: GitToken | undefined,
): string | undefined {
  return gitToken &&
    (isTokenFor(gitToken, host) || isTokenFor(gitToken, new URL(url).host))
    ? gitToken.token
    : undefined;
}

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

import { ServiceUnavailableError } from '@backstage/errors';
import { GitToken } from '@database-platform/plugin-databases-common';
import {
  GitHost,
  GitOptions,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { tokenFor } from '../../git/tokenFor';

/** How the Git hosts are asked for one act on a change. */
export interface GitAccess {
  signal: AbortSignal;
  /** The own token of the person who asks, which only its own host is sent; the portal's own credentials where absent. */
  gitToken?: GitToken;
}

/**
 * The Git hosts that the portal has an integration for.
 */
export interface GitHostsByName {
  byHost(host: string): GitHost | undefined;
}

/** @throws ServiceUnavailableError when the portal has no integration for the host any more: that can be put right. */
export function requireGitHost(
  gitHosts: GitHostsByName,
  host: string,
): GitHost {
  const gitHost = gitHosts.byHost(host);
  if (!gitHost) {
    throw new ServiceUnavailableError(
      `The portal has no integration for ${host} any more: add it to its configuration`,
    );
  }
  return gitHost;
}

/** How the host of a repository is asked. */
export function gitOptionsFor(
  repository: GitRepository,
  { signal, gitToken }: GitAccess,
): GitOptions {
  const token = tokenFor(repository, gitToken);
  return { signal, ...(token !== undefined && { token }) };
}

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

import { isError, NotAllowedError, toError } from '@backstage/errors';
import { GithubCredentialsProvider } from '@backstage/integration';
import { GitRepository } from '@database-platform/plugin-databases-node';
import { GitResponseError, GitSilenceError } from '../errors';
import { GitCredentials } from '../http';

/**
 * The portal's own credentials for a repository: a token of its GitHub App where one is installed, else the configured token.
 */
export async function githubCredentials(
  provider: GithubCredentialsProvider,
  repository: GitRepository,
): Promise<GitCredentials> {
  try {
    const { token } = await provider.getCredentials({ url: repository.url });
    return token
      ? { authorization: `Bearer ${token}`, secrets: [token] }
      : { secrets: [] };
  } catch (error) {
    throw explain(error, repository);
  }
}

function explain(error: unknown, { owner, name }: GitRepository): Error {
  const { message } = toError(error);
  if (isError(error) && typeof error.status === 'number' && error.response) {
    return new GitResponseError(error.status, message, new Headers());
  }
  if (/no app installation found|not have access|suspended/i.test(message)) {
    return new NotAllowedError(
      `The portal's GitHub App has no access to ${owner}/${name}: install it for ${owner}, or add the repository to its installation. (${message})`,
    );
  }
  return new GitSilenceError(`gave the portal no credentials (${message})`);
}

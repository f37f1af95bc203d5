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
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { GitHost } from '@database-platform/plugin-databases-node';
import { Clock } from '../../time';
import { RestGitHost } from '../host';
import { GitTransport } from '../http';
import { githubCredentials } from './githubCredentials';
import { githubForge } from './githubForge';

/**
 * Makes the adapter for a GitHub of the portal's integrations.
 */
export function createGithubHost(
  { host, apiBaseUrl }: Pick<GithubIntegrationConfig, 'host' | 'apiBaseUrl'>,
  options: {
    fetch: typeof fetch;
    clock: Clock;
    credentials: GithubCredentialsProvider;
  },
): GitHost {
  const apiUrl =
    apiBaseUrl ??
    (host === 'github.com'
      ? 'https://api.github.com'
      : `https://${host}/api/v3`);
  return new RestGitHost(
    githubForge(host, apiUrl.replace(/\/+$/, '')),
    new GitTransport({
      title: 'GitHub',
      host,
      configKey: 'integrations.github',
      fetch: options.fetch,
      clock: options.clock,
      portalCredentials: repository =>
        githubCredentials(options.credentials, repository),
      personCredentials: token => ({
        authorization: `Bearer ${token}`,
        secrets: [token],
      }),
    }),
  );
}

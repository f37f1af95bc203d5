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

import { GitLabIntegrationConfig } from '@backstage/integration';
import { GitHost } from '@database-platform/plugin-databases-node';
import { Clock } from '../../time';
import { RestGitHost } from '../host';
import { GitCredentials, GitTransport } from '../http';
import { gitlabForge } from './gitlabForge';

/**
 * Makes the adapter for a GitLab of the portal's integrations.
 */
export function createGitlabHost(
  config: GitLabIntegrationConfig,
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
): GitHost {
  const { host, baseUrl, apiBaseUrl, token } = config;
  return new RestGitHost(
    gitlabForge({
      host,
      baseUrl: withoutSlash(baseUrl),
      apiUrl: withoutSlash(apiBaseUrl),
    }),
    new GitTransport({
      title: 'GitLab',
      host,
      configKey: 'integrations.gitlab',
      fetch,
      clock,
      portalCredentials: async () =>
        token ? credentials(token) : { secrets: [] },
      personCredentials: credentials,
    }),
  );
}

/** GitLab takes every kind of token so, and unlike its own header this one is not sent on to other hosts when it redirects. */
function credentials(token: string): GitCredentials {
  return { authorization: `Bearer ${token}`, secrets: [token] };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

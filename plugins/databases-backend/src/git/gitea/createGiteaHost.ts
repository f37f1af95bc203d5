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

import { GiteaIntegrationConfig } from '@backstage/integration';
import { GitHost } from '@database-platform/plugin-databases-node';
import { Clock } from '../../time';
import { RestGitHost } from '../host';
import { GitCredentials, GitTransport } from '../http';
import { giteaForge } from './giteaForge';

/**
 * Makes the adapter for a Gitea of the portal's integrations.
 */
export function createGiteaHost(
  config: GiteaIntegrationConfig,
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
): GitHost {
  const baseUrl = config.baseUrl ?? `https://${config.host}`;
  const portal = portalCredentials(config);
  return new RestGitHost(
    giteaForge({ host: config.host, baseUrl: baseUrl.replace(/\/+$/, '') }),
    new GitTransport({
      title: 'Gitea',
      host: config.host,
      configKey: 'integrations.gitea',
      fetch,
      clock,
      portalCredentials: async () => portal,
      personCredentials: token => ({
        authorization: `token ${token}`,
        secrets: [token],
      }),
    }),
  );
}

/** A password without a user name is a token. */
function portalCredentials({
  username,
  password,
}: GiteaIntegrationConfig): GitCredentials {
  if (!password) {
    return { secrets: [] };
  }
  if (!username) {
    return { authorization: `token ${password}`, secrets: [password] };
  }
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${pair}`, secrets: [password, pair] };
}

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
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';

/**
 * How one plugin reaches another.
 */
export interface BackendAccess {
  auth: AuthService;
  discovery: DiscoveryService;
  fetch: typeof fetch;
}

/**
 * What a client of the databases backend needs to ask on behalf of the credentials: each request gets a token of its own.
 */
export function clientOptionsFor(
  credentials: BackstageCredentials,
  access: BackendAccess,
): {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
} {
  return {
    discoveryApi: access.discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await access.auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'databases',
        });
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return access.fetch(input, { ...init, headers });
      },
    },
  };
}

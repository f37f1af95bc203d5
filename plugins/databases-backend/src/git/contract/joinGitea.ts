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

import { GiteaPeople } from './GiteaWorld';

/**
 * Where a real Gitea is, and its administrator.
 */
export interface GiteaTarget {
  url: string;
  adminName: string;
  adminToken: string;
}

const ROLES = ['portal', 'reviewer', 'reader'] as const;

/**
 * Makes the people of the contract on a real Gitea, each with a token.
 *
 * @param suffix - makes their names unique
 */
export async function joinGitea(
  { url, adminName, adminToken }: GiteaTarget,
  suffix: string,
): Promise<GiteaPeople> {
  const ask = async (
    path: string,
    body: unknown,
    authorization: string,
  ): Promise<{ sha1?: string }> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  };
  const join = async (role: string) => {
    const name = `${role}-${suffix}`;
    const password = `Pass-${suffix}-${role}`;
    await ask(
      '/admin/users',
      {
        username: name,
        email: `${name}@example.org`,
        password,
        must_change_password: false,
      },
      `token ${adminToken}`,
    );
    const pair = Buffer.from(`${name}:${password}`).toString('base64');
    const { sha1 } = await ask(
      `/users/${name}/tokens`,
      { name: 'contract', scopes: ['write:repository', 'write:issue'] },
      `Basic ${pair}`,
    );
    return { name, token: sha1! };
  };
  const [portal, reviewer, reader] = await Promise.all(ROLES.map(join));
  return {
    url,
    owner: { name: adminName, token: adminToken },
    portal,
    reviewer,
    reader,
  };
}

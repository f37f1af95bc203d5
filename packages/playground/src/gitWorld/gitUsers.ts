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

import { randomBytes } from 'crypto';
import { GitUser } from '../git';

/** Owns the repository. */
export const repositoryOwner = 'platform';
/** The repository with the manifests of all databases. */
export const repositoryName = 'databases';
/** The portal, as the Git host knows it. */
export const botName = 'database-platform';
/** People of the demo who may write and merge. */
export const peopleNames = ['orders-dev', 'payments-dev', 'platform-admin'];
/** Of everybody in the demo, which listens on loopback alone. */
const password = 'playground';

/** Who the demo's Git host knows: the people that the portal's demo knows too, and the portal itself with a new token. */
export function createGitUsers(): readonly GitUser[] {
  return [
    {
      name: repositoryOwner,
      fullName: 'Platform',
      email: 'platform@example.org',
      isOrganization: true,
    },
    {
      name: 'orders-dev',
      fullName: 'Amira Haddad',
      email: 'amira.haddad@example.org',
      password,
    },
    {
      name: 'payments-dev',
      fullName: 'Lucia Rossi',
      email: 'lucia.rossi@example.org',
      password,
    },
    {
      name: 'platform-admin',
      fullName: 'Priya Raman',
      email: 'priya.raman@example.org',
      password,
      isSiteAdmin: true,
    },
    {
      name: botName,
      fullName: 'Database Platform',
      email: 'database-platform@example.org',
      tokens: [randomBytes(20).toString('hex')],
    },
  ];
}

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

import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { GitHost } from './GitHost';

/**
 * Collects Git hosts besides the ones that the portal's `integrations` name.
 *
 * @public
 */
export interface DatabasesGitHostsExtensionPoint {
  /** Adds hosts. One for the same `host` as an integration takes its place. */
  addGitHost(...hosts: Array<GitHost | GitHost[]>): void;
}

/**
 * Where a backend module adds Git hosts.
 *
 * @public
 */
export const databasesGitHostsExtensionPoint =
  createExtensionPoint<DatabasesGitHostsExtensionPoint>({
    id: 'databases.git-hosts',
  });

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
  botName,
  GitWorld,
  peopleNames,
  repositoryName,
  repositoryOwner,
} from '../gitWorld';

/** How the Git host is reached; as `git` in portal.json. */
export interface GitAccess {
  /** `http://localhost:PORT` */
  url: string;
  /** Gitea's API. */
  apiUrl: string;
  /** As Backstage's integrations name it: `localhost:PORT`. */
  host: string;
  /** The portal's own. */
  token: string;
  /** Address of the repository with the manifests. */
  repository: string;
  /** People who may sign in to the pages and to git. */
  users: readonly { name: string; password: string }[];
}

/** What the portal and people need to know of the Git host. */
export function describeGit({ git }: GitWorld): GitAccess {
  const users = peopleNames.flatMap(name => {
    const password = git.host.user(name)?.password;
    return password ? [{ name, password }] : [];
  });
  return {
    url: git.url,
    apiUrl: `${git.url}/api/v1`,
    host: new URL(git.url).host,
    token: git.host.user(botName)?.tokens?.[0] ?? '',
    repository: `${git.url}/${repositoryOwner}/${repositoryName}`,
    users,
  };
}

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

import { Forge } from '../host';
import { githubFileUrl, parseGithubUrl } from './githubAddress';
import { githubCommit } from './githubCommit';
import { githubConnection } from './githubConnection';
import { githubDecorate } from './githubDecorate';
import { GithubPullsApi } from './GithubPullsApi';
import { GithubRepositoryApi } from './GithubRepositoryApi';
import { GithubPull } from './githubTypes';

/**
 * GitHub: github.com, with data residency, or GitHub Enterprise Server.
 *
 * @param apiUrl - without a slash at the end
 */
export function githubForge(host: string, apiUrl: string): Forge<GithubPull> {
  return {
    type: 'github',
    title: 'GitHub',
    host,
    word: 'pull request',
    parseUrl: url => parseGithubUrl(url, host),
    fileUrl: githubFileUrl,
    isOpenAlready: ({ status, words }) =>
      status === 422 && /already exists/i.test(words),
    connect(repository, connection) {
      const files = new GithubRepositoryApi(
        githubConnection(apiUrl, connection),
        repository,
      );
      const pulls = new GithubPullsApi(files);
      return {
        files,
        pulls,
        commit: (change, where) => githubCommit(files, change, where),
        decorate: (pull, wanted) => githubDecorate(files, pulls, pull, wanted),
      };
    },
  };
}

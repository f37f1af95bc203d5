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

import { ExpandedMergeRequestSchema } from '@gitbeaker/rest';
import { Forge } from '../host';
import { gitlabFileUrl, GitlabPlace, parseGitlabUrl } from './gitlabAddress';
import { gitlabCommit } from './gitlabCommit';
import { gitlabDecorate } from './gitlabDecorate';
import { GitlabMergeRequestsApi } from './GitlabMergeRequestsApi';
import { GitlabRepositoryApi } from './GitlabRepositoryApi';
import { gitlabResources } from './gitlabRequester';

/**
 * GitLab: gitlab.com or one's own.
 */
export function gitlabForge(
  place: GitlabPlace,
): Forge<ExpandedMergeRequestSchema> {
  return {
    type: 'gitlab',
    title: 'GitLab',
    host: place.host,
    word: 'merge request',
    parseUrl: url => parseGitlabUrl(url, place),
    fileUrl: gitlabFileUrl,
    isOpenAlready: ({ status }) => status === 409,
    connect(repository, connection) {
      const files = new GitlabRepositoryApi(
        gitlabResources(place.apiUrl, connection),
        repository,
      );
      const pulls = new GitlabMergeRequestsApi(files);
      return {
        files,
        pulls,
        commit: (change, where) => gitlabCommit(files, change, where),
        decorate: (mergeRequest, wanted) =>
          gitlabDecorate(files, pulls, mergeRequest, wanted),
      };
    },
  };
}

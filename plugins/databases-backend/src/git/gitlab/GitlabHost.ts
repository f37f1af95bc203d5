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

import { ConflictError } from '@backstage/errors';
import {
  GitHost,
  GitOptions,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { onStatus } from '../errors';
import { GitTransport } from '../http';
import { gitlabFileUrl, GitlabPlace, parseGitlabUrl } from './gitlabAddress';
import { gitlabCommit } from './gitlabCommit';
import { gitlabDecorate } from './gitlabDecorate';
import { GitlabMergeRequestsApi } from './GitlabMergeRequestsApi';
import { GitlabRepositoryApi } from './GitlabRepositoryApi';
import { gitlabResources } from './gitlabRequester';

/**
 * Merge requests on a GitLab: gitlab.com or one's own.
 */
export class GitlabHost implements GitHost {
  readonly type = 'gitlab';
  readonly title = 'GitLab';
  readonly host: string;
  readonly #place: GitlabPlace;
  readonly #transport: GitTransport;

  constructor(place: GitlabPlace, transport: GitTransport) {
    this.host = place.host;
    this.#place = place;
    this.#transport = transport;
  }

  parseUrl(url: string) {
    return parseGitlabUrl(url, this.#place);
  }

  fileUrl(repository: GitRepository, ref: string, path: string): string {
    return gitlabFileUrl(repository, ref, path);
  }

  getRepository(repository: GitRepository, options: GitOptions) {
    return this.#run(repository, 'read the repository', options, api =>
      api.repository(),
    );
  }

  getBranch(repository: GitRepository, branch: string, options: GitOptions) {
    const action = `read the branch ${branch}`;
    return this.#run(repository, action, options, async api => {
      const sha = await api.branchHead(branch);
      return sha ? { sha } : undefined;
    });
  }

  readFile(
    repository: GitRepository,
    path: string,
    ref: string,
    options: GitOptions,
  ) {
    return this.#run(repository, `read ${path} at ${ref}`, options, api =>
      api.file(path, ref),
    );
  }

  commitToNewBranch(
    change: Parameters<GitHost['commitToNewBranch']>[0],
    options: GitOptions,
  ) {
    const { repository, branch } = change;
    const action = `commit to the branch ${branch}`;
    return this.#run(repository, action, options, async api => ({
      sha: await gitlabCommit(api, change, where(repository)),
    }));
  }

  deleteBranch(repository: GitRepository, branch: string, options: GitOptions) {
    return this.#run(repository, `delete the branch ${branch}`, options, api =>
      api.deleteBranch(branch),
    );
  }

  openPullRequest(
    request: Parameters<GitHost['openPullRequest']>[0],
    options: GitOptions,
  ) {
    const { repository, branch, base } = request;
    const action = `open a merge request of the branch ${branch}`;
    return this.#run(repository, action, options, async (api, requests) => {
      const find = () => requests.find(branch, base, 'opened');
      const opened =
        (await find()) ??
        (await onStatus([409], requests.create(request), async error => {
          const other = await find();
          if (!other) {
            throw error;
          }
          return other;
        }));
      const problems = await gitlabDecorate(api, requests, opened, request);
      const current = (await requests.get(opened.iid)) ?? opened;
      return { pullRequest: await requests.describe(current), problems };
    });
  }

  findPullRequest(
    repository: GitRepository,
    branch: string,
    base: string,
    options: GitOptions,
  ) {
    const action = `find the merge request of the branch ${branch}`;
    return this.#run(repository, action, options, async (_, requests) => {
      const found = await requests.find(branch, base, 'all');
      return found && requests.describe(found);
    });
  }

  getPullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const action = `read merge request ${number}`;
    return this.#run(repository, action, options, async (_, requests) => {
      const found = await requests.get(number);
      return found && requests.describe(found);
    });
  }

  comment(
    repository: GitRepository,
    number: number,
    text: string,
    options: GitOptions,
  ) {
    const action = `comment on merge request ${number}`;
    return this.#run(repository, action, options, (_, requests) =>
      requests.comment(number, text),
    );
  }

  closePullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const action = `close merge request ${number}`;
    return this.#run(repository, action, options, async (_, requests) => {
      const found = await requests.get(number);
      if (found?.state === 'merged') {
        throw new ConflictError(
          `Merge request ${number} of ${where(
            repository,
          )} is merged: it cannot be closed.`,
        );
      }
      // One that is not there fails with the host's own answer.
      if (found?.state !== 'closed') {
        await requests.close(number);
      }
    });
  }

  isAncestor(
    repository: GitRepository,
    ancestorSha: string,
    descendantSha: string,
    options: GitOptions,
  ) {
    return this.#run(repository, 'compare two commits', options, api =>
      api.isAncestor(ancestorSha, descendantSha),
    );
  }

  #run<T>(
    repository: GitRepository,
    action: string,
    options: GitOptions,
    work: (
      api: GitlabRepositoryApi,
      requests: GitlabMergeRequestsApi,
    ) => Promise<T>,
  ): Promise<T> {
    return this.#transport.run(repository, action, options, connection => {
      const resources = gitlabResources(this.#place.apiUrl, connection);
      const api = new GitlabRepositoryApi(resources, repository);
      return work(api, new GitlabMergeRequestsApi(api));
    });
  }
}

function where({ owner, name }: GitRepository): string {
  return `${owner}/${name} on GitLab`;
}

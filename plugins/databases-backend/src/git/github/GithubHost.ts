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
import { githubFileUrl, parseGithubUrl } from './githubAddress';
import { githubCommit } from './githubCommit';
import { githubConnection } from './githubConnection';
import { githubDecorate } from './githubDecorate';
import { GithubPullsApi } from './GithubPullsApi';
import { GithubRepositoryApi } from './GithubRepositoryApi';

/**
 * Pull requests on GitHub: github.com, with data residency, or GitHub Enterprise Server.
 */
export class GithubHost implements GitHost {
  readonly type = 'github';
  readonly title = 'GitHub';
  readonly host: string;
  readonly #apiUrl: string;
  readonly #transport: GitTransport;

  /**
   * @param apiUrl - without a slash at the end
   */
  constructor(host: string, apiUrl: string, transport: GitTransport) {
    this.host = host;
    this.#apiUrl = apiUrl;
    this.#transport = transport;
  }

  parseUrl(url: string) {
    return parseGithubUrl(url, this.host);
  }

  fileUrl(repository: GitRepository, ref: string, path: string): string {
    return githubFileUrl(repository, ref, path);
  }

  getRepository(repository: GitRepository, options: GitOptions) {
    return this.#run(repository, 'read the repository', options, async api => {
      const { default_branch, archived, permissions } = await api.repository();
      return {
        defaultBranch: default_branch,
        archived,
        ...(permissions ? { canPush: permissions.push } : {}),
      };
    });
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
      sha: await githubCommit(api, change, where(repository)),
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
    const { repository, branch, base, title, body } = request;
    const action = `open a pull request of the branch ${branch}`;
    return this.#run(repository, action, options, async (api, pulls) => {
      const find = () => pulls.find(repository, branch, base, 'open');
      const pull =
        (await find()) ??
        (await onStatus(
          [422],
          pulls.create({ head: branch, base, title, body }),
          async error => {
            const other = /already exists/i.test(error.words)
              ? await find()
              : undefined;
            if (!other) {
              throw error;
            }
            return other;
          },
        ));
      const problems = await githubDecorate(api, pulls, pull, request);
      const current = (await pulls.get(pull.number)) ?? pull;
      return { pullRequest: await pulls.describe(current), problems };
    });
  }

  findPullRequest(
    repository: GitRepository,
    branch: string,
    base: string,
    options: GitOptions,
  ) {
    const action = `find the pull request of the branch ${branch}`;
    return this.#run(repository, action, options, async (_, pulls) => {
      const pull = await pulls.find(repository, branch, base, 'all');
      return pull && pulls.describe(pull);
    });
  }

  getPullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const action = `read pull request ${number}`;
    return this.#run(repository, action, options, async (_, pulls) => {
      const pull = await pulls.get(number);
      return pull && pulls.describe(pull);
    });
  }

  comment(
    repository: GitRepository,
    number: number,
    text: string,
    options: GitOptions,
  ) {
    const action = `comment on pull request ${number}`;
    return this.#run(repository, action, options, (_, pulls) =>
      pulls.comment(number, text),
    );
  }

  closePullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const action = `close pull request ${number}`;
    return this.#run(repository, action, options, async (_, pulls) => {
      const pull = await pulls.get(number);
      if (pull?.merged) {
        throw new ConflictError(
          `Pull request ${number} of ${where(
            repository,
          )} is merged: it cannot be closed.`,
        );
      }
      // One that is not there fails with the host's own answer.
      if (pull?.state !== 'closed') {
        await pulls.close(number);
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
    work: (api: GithubRepositoryApi, pulls: GithubPullsApi) => Promise<T>,
  ): Promise<T> {
    return this.#transport.run(repository, action, options, connection => {
      const octokit = githubConnection(this.#apiUrl, connection);
      const api = new GithubRepositoryApi(octokit, repository);
      return work(api, new GithubPullsApi(api));
    });
  }
}

function where({ owner, name }: GitRepository): string {
  return `${owner}/${name} on GitHub`;
}

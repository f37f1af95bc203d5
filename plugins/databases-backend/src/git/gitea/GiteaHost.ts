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
  GitPullRequest,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { onStatus } from '../errors';
import { sleep } from '../../time';
import { GitTransport } from '../http';
import { giteaFileUrl, GiteaPlace, parseGiteaUrl } from './giteaAddress';
import { GiteaClient } from './GiteaClient';
import { giteaCommit } from './giteaCommit';
import { giteaDecorate } from './giteaDecorate';
import { GiteaPullsApi, GiteaTime } from './GiteaPullsApi';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';

/**
 * Pull requests on a Gitea, from version 1.20 on (the first that commits several files at once).
 */
export class GiteaHost implements GitHost {
  readonly type = 'gitea';
  readonly title = 'Gitea';
  readonly host: string;
  readonly #place: GiteaPlace;
  readonly #transport: GitTransport;

  constructor(place: GiteaPlace, transport: GitTransport) {
    this.host = place.host;
    this.#place = place;
    this.#transport = transport;
  }

  parseUrl(url: string) {
    return parseGiteaUrl(url, this.#place);
  }

  fileUrl(repository: GitRepository, ref: string, path: string): string {
    return giteaFileUrl(repository, ref, path);
  }

  getRepository(repository: GitRepository, options: GitOptions) {
    return this.#run(repository, 'read the repository', options, async api => {
      const { default_branch, archived, permissions } = await api.repository();
      return {
        defaultBranch: default_branch,
        archived: archived ?? false,
        ...(permissions ? { canPush: permissions.push } : {}),
      };
    });
  }

  getBranch(repository: GitRepository, branch: string, options: GitOptions) {
    return this.#run(
      repository,
      `read the branch ${branch}`,
      options,
      async api => {
        const sha = await api.branchHead(branch);
        return sha ? { sha } : undefined;
      },
    );
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
    return this.#run(
      repository,
      `commit to the branch ${branch}`,
      options,
      async api => ({
        sha: await giteaCommit(
          api,
          change,
          where(repository),
          this.#time(options).pause,
        ),
      }),
    );
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
    return this.#runPulls(
      repository,
      `open a pull request of the branch ${branch}`,
      options,
      async (pulls, api) => {
        const find = async () => {
          const found = await pulls.find(branch, base);
          return found?.state === 'open' && !found.merged ? found : undefined;
        };
        const pull =
          (await find()) ??
          (await onStatus(
            [409],
            pulls.create({ head: branch, base, title, body }),
            async error => {
              const other = await find();
              if (!other) {
                throw error;
              }
              return other;
            },
          ));
        const problems = await giteaDecorate(
          api,
          repository.owner,
          pull,
          request,
        );
        const current = (await pulls.get(pull.number)) ?? pull;
        return { pullRequest: await pulls.describe(current), problems };
      },
    );
  }

  findPullRequest(
    repository: GitRepository,
    branch: string,
    base: string,
    options: GitOptions,
  ): Promise<GitPullRequest | undefined> {
    return this.#runPulls(
      repository,
      `find the pull request of the branch ${branch}`,
      options,
      async pulls => {
        const pull = await pulls.find(branch, base);
        return pull && pulls.describe(pull);
      },
    );
  }

  getPullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    return this.#runPulls(
      repository,
      `read pull request ${number}`,
      options,
      async pulls => {
        const pull = await pulls.get(number);
        return pull && pulls.describe(pull);
      },
    );
  }

  comment(
    repository: GitRepository,
    number: number,
    text: string,
    options: GitOptions,
  ) {
    return this.#runPulls(
      repository,
      `comment on pull request ${number}`,
      options,
      pulls => pulls.comment(number, text),
    );
  }

  closePullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    return this.#runPulls(
      repository,
      `close pull request ${number}`,
      options,
      async pulls => {
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
      },
    );
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
    work: (api: GiteaRepositoryApi) => Promise<T>,
  ): Promise<T> {
    return this.#transport.run(repository, action, options, connection =>
      work(
        new GiteaRepositoryApi(
          new GiteaClient(this.#place.baseUrl, connection),
          repository,
        ),
      ),
    );
  }

  #runPulls<T>(
    repository: GitRepository,
    action: string,
    options: GitOptions,
    work: (pulls: GiteaPullsApi, api: GiteaRepositoryApi) => Promise<T>,
  ): Promise<T> {
    return this.#run(repository, action, options, api =>
      work(new GiteaPullsApi(api, this.#time(options)), api),
    );
  }

  #time({ signal }: GitOptions): GiteaTime {
    const { clock } = this.#transport;
    return {
      now: () => clock.now(),
      pause: ms => sleep(clock, ms, signal),
    };
  }
}

function where({ owner, name }: GitRepository): string {
  return `${owner}/${name} on Gitea`;
}

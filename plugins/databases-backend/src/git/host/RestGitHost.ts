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
import { sleep } from '../../time';
import { GitResponseError } from '../errors';
import { GitTransport } from '../http';
import { Forge, ForgeConnection } from './Forge';

/**
 * A Git host that is asked by its REST API: the order of things, and what is said when they fail, the same for every kind of host.
 */
export class RestGitHost<Pull> implements GitHost {
  readonly #forge: Forge<Pull>;
  readonly #transport: GitTransport;

  constructor(forge: Forge<Pull>, transport: GitTransport) {
    this.#forge = forge;
    this.#transport = transport;
  }

  get type() {
    return this.#forge.type;
  }

  get title() {
    return this.#forge.title;
  }

  get host() {
    return this.#forge.host;
  }

  parseUrl(url: string) {
    return this.#forge.parseUrl(url);
  }

  fileUrl(repository: GitRepository, ref: string, path: string) {
    return this.#forge.fileUrl(repository, ref, path);
  }

  getRepository(repository: GitRepository, options: GitOptions) {
    return this.#run(repository, 'read the repository', options, ({ files }) =>
      files.about(),
    );
  }

  getBranch(repository: GitRepository, branch: string, options: GitOptions) {
    const action = `read the branch ${branch}`;
    return this.#run(repository, action, options, async ({ files }) => {
      const sha = await files.branchHead(branch);
      return sha ? { sha } : undefined;
    });
  }

  readFile(
    repository: GitRepository,
    path: string,
    ref: string,
    options: Parameters<GitHost['readFile']>[3],
  ) {
    const action = `read ${path} at ${ref}`;
    return this.#run(repository, action, options, ({ files }) =>
      files.file(path, ref),
    );
  }

  commitToNewBranch(
    change: Parameters<GitHost['commitToNewBranch']>[0],
    options: GitOptions,
  ) {
    const { repository, branch } = change;
    const action = `commit to the branch ${branch}`;
    return this.#run(repository, action, options, async ({ commit }) => ({
      sha: await commit(change, this.#nameOf(repository)),
    }));
  }

  deleteBranch(repository: GitRepository, branch: string, options: GitOptions) {
    const action = `delete the branch ${branch}`;
    return this.#run(repository, action, options, ({ files }) =>
      files.deleteBranch(branch),
    );
  }

  openPullRequest(
    request: Parameters<GitHost['openPullRequest']>[0],
    options: GitOptions,
  ) {
    const { repository, branch, base, title, body } = request;
    const action = `open a ${this.#forge.word} of the branch ${branch}`;
    return this.#run(repository, action, options, async connection => {
      const { pulls, decorate } = connection;
      const find = () => pulls.find(branch, base, 'open');
      const create = async () => {
        try {
          return await pulls.create({ branch, base, title, body });
        } catch (error) {
          // Somebody else was faster
          const isOpen =
            error instanceof GitResponseError &&
            this.#forge.isOpenAlready(error);
          const other = isOpen ? await find() : undefined;
          if (!other) {
            throw error;
          }
          return other;
        }
      };
      const pull = (await find()) ?? (await create());
      const problems = await decorate(pull, request);
      const current = (await pulls.get(pulls.numberOf(pull))) ?? pull;
      return { pullRequest: await pulls.describe(current), problems };
    });
  }

  findPullRequest(
    repository: GitRepository,
    branch: string,
    base: string,
    options: GitOptions,
  ) {
    const action = `find the ${this.#forge.word} of the branch ${branch}`;
    return this.#run(repository, action, options, async ({ pulls }) => {
      const pull = await pulls.find(branch, base, 'all');
      return pull && pulls.describe(pull);
    });
  }

  getPullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const action = `read ${this.#forge.word} ${number}`;
    return this.#run(repository, action, options, async ({ pulls }) => {
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
    const action = `comment on ${this.#forge.word} ${number}`;
    return this.#run(repository, action, options, ({ pulls }) =>
      pulls.comment(number, text),
    );
  }

  closePullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ) {
    const { word } = this.#forge;
    const action = `close ${word} ${number}`;
    return this.#run(repository, action, options, async ({ pulls }) => {
      const pull = await pulls.get(number);
      const state = pull && pulls.stateOf(pull);
      if (state === 'merged') {
        const name = `${word[0].toUpperCase()}${word.slice(1)} ${number}`;
        throw new ConflictError(
          `${name} of ${this.#nameOf(
            repository,
          )} is merged: it cannot be closed.`,
        );
      }
      // One that is not there fails with the host's own answer.
      if (state !== 'closed') {
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
    return this.#run(repository, 'compare two commits', options, ({ files }) =>
      files.isAncestor(ancestorSha, descendantSha),
    );
  }

  #run<T>(
    repository: GitRepository,
    action: string,
    options: GitOptions & { maxBytes?: number },
    work: (connection: ForgeConnection<Pull>) => Promise<T>,
  ): Promise<T> {
    const { clock } = this.#transport;
    const time = {
      now: () => clock.now(),
      pause: (ms: number) => sleep(clock, ms, options.signal),
    };
    return this.#transport.run(repository, action, options, connection =>
      work(this.#forge.connect(repository, connection, time)),
    );
  }

  #nameOf({ owner, name }: GitRepository): string {
    return `${owner}/${name} on ${this.title}`;
  }
}

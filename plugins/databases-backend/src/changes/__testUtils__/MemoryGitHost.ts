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
  AuthenticationError,
  ConflictError,
  InputError,
  NotFoundError,
} from '@backstage/errors';
import {
  GitFileChange,
  GitHost,
  GitOptions,
  GitPerson,
  GitPullRequest,
  GitRepository,
} from '@database-platform/plugin-databases-node';

interface Commit {
  sha: string;
  parent?: string;
  files: ReadonlyMap<string, string>;
  message: string;
  author?: GitPerson;
}

interface PullRequest extends GitPullRequest {
  comments: string[];
  labels: readonly string[];
  reviewers: readonly string[];
  teamReviewers: readonly string[];
}

/**
 * A Git host in memory, with one repository. What it promises it keeps: making what is there already is a success, and the same as the real ones it refuses
 * a second open pull request of a branch.
 */
export class MemoryGitHost implements GitHost {
  readonly type = 'gitea';
  readonly title = 'Gitea';
  readonly host = 'git.example.org';
  readonly commits = new Map<string, Commit>();
  readonly branches = new Map<string, string>();
  readonly pullRequests: PullRequest[] = [];
  /** What fails next, by method. */
  readonly failures = new Map<string, Error>();
  /** Why nothing can be had of it; it answers when absent. */
  down: Error | undefined;
  /** A token that is not known (any more). */
  unknownToken: string | undefined;
  /** Calls so far, by method. */
  readonly calls: string[] = [];
  /** By the host's clock. */
  now = Date.parse('2026-01-01T00:00:00.000Z');

  constructor(files: Readonly<Record<string, string>> = {}) {
    const root: Commit = {
      sha: 'base',
      files: new Map(Object.entries(files)),
      message: 'Begin',
    };
    this.commits.set(root.sha, root);
    this.branches.set('main', root.sha);
  }

  parseUrl(url: string) {
    const match = /^https:\/\/git\.example\.org\/([^/]+)\/([^/]+)/.exec(url);
    return match
      ? {
          repository: {
            host: this.host,
            owner: match[1],
            name: match[2],
            url: match[0],
          },
        }
      : undefined;
  }

  fileUrl(repository: GitRepository, ref: string, path: string) {
    return `${repository.url}/src/${ref}/${path}`;
  }

  async getRepository() {
    await this.#call('getRepository');
    return { defaultBranch: 'main', archived: false, canPush: true };
  }

  async getBranch(_repository: GitRepository, branch: string) {
    await this.#call('getBranch');
    const sha = this.branches.get(branch);
    return sha === undefined ? undefined : { sha };
  }

  async readFile(_repository: GitRepository, path: string, ref: string) {
    await this.#call('readFile');
    const sha = this.branches.get(ref) ?? ref;
    const content = this.commits.get(sha)?.files.get(path);
    return content === undefined ? undefined : { content, sha };
  }

  async commitToNewBranch(
    change: Parameters<GitHost['commitToNewBranch']>[0],
  ): Promise<{ sha: string }> {
    await this.#call('commitToNewBranch');
    const base = this.commits.get(change.baseSha);
    if (!base) {
      throw new InputError('There is no such commit');
    }
    const files = applied(base.files, change.files);
    const existing = this.branches.get(change.branch);
    if (existing !== undefined) {
      const commit = this.commits.get(existing);
      if (commit?.parent === change.baseSha && same(commit.files, files)) {
        return { sha: existing };
      }
      throw new ConflictError(`The branch ${change.branch} has other content`);
    }
    return {
      sha: this.commit(change.branch, base.sha, files, change),
    };
  }

  async deleteBranch(_repository: GitRepository, branch: string) {
    await this.#call('deleteBranch');
    this.branches.delete(branch);
  }

  async openPullRequest(request: Parameters<GitHost['openPullRequest']>[0]) {
    await this.#call('openPullRequest');
    const headSha = this.branches.get(request.branch);
    if (headSha === undefined) {
      throw new NotFoundError(`There is no branch ${request.branch}`);
    }
    const open = this.pullRequests.find(
      ({ branch, state }) => branch === request.branch && state === 'open',
    );
    if (open) {
      return { pullRequest: { ...open }, problems: [] };
    }
    const number = this.pullRequests.length + 1;
    const pullRequest: PullRequest = {
      number,
      url: `${request.repository.url}/pulls/${number}`,
      title: request.title,
      body: request.body,
      branch: request.branch,
      base: request.base,
      headSha,
      state: 'open',
      draft: false,
      createdAt: new Date(this.now).toISOString(),
      mergeable: 'yes',
      checks: { state: 'none', items: [] },
      reviews: { state: 'none needed', approvedBy: [], requestedFrom: [] },
      comments: [],
      labels: request.labels ?? [],
      reviewers: request.reviewers ?? [],
      teamReviewers: request.teamReviewers ?? [],
    };
    this.pullRequests.push(pullRequest);
    return { pullRequest: { ...pullRequest }, problems: [] };
  }

  async findPullRequest(
    _repository: GitRepository,
    branch: string,
    _base?: string,
    options?: GitOptions,
  ) {
    await this.#call('findPullRequest');
    if (options?.token !== undefined && options.token === this.unknownToken) {
      throw new AuthenticationError(`${this.host} does not know the token`);
    }
    const found = this.pullRequests.filter(item => item.branch === branch);
    return found.length > 0 ? { ...found[found.length - 1] } : undefined;
  }

  async getPullRequest(_repository: GitRepository, number: number) {
    await this.#call('getPullRequest');
    const found = this.pullRequests.find(item => item.number === number);
    return found && { ...found };
  }

  async comment(_repository: GitRepository, number: number, text: string) {
    await this.#call('comment');
    this.pullRequest(number).comments.push(text);
  }

  async closePullRequest(_repository: GitRepository, number: number) {
    await this.#call('closePullRequest');
    const pullRequest = this.pullRequest(number);
    if (pullRequest.state === 'merged') {
      throw new ConflictError('It is merged');
    }
    pullRequest.state = 'closed';
    pullRequest.closedAt = new Date(this.now).toISOString();
  }

  async isAncestor(
    _repository: GitRepository,
    ancestorSha: string,
    descendantSha: string,
  ) {
    await this.#call('isAncestor');
    let sha: string | undefined = descendantSha;
    while (sha !== undefined) {
      if (sha === ancestorSha) {
        return true;
      }
      sha = this.commits.get(sha)?.parent;
    }
    return false;
  }

  pullRequest(number: number): PullRequest {
    const found = this.pullRequests.find(item => item.number === number);
    if (!found) {
      throw new NotFoundError(`There is no pull request ${number}`);
    }
    return found;
  }

  /** As a person would on the host's page. */
  merge(number: number): string {
    const pullRequest = this.pullRequest(number);
    const files = this.commits.get(pullRequest.headSha)?.files ?? new Map();
    const sha = this.commit('main', this.branches.get('main'), files, {
      message: `Merge ${pullRequest.title}`,
    });
    pullRequest.state = 'merged';
    pullRequest.mergedAt = new Date(this.now).toISOString();
    pullRequest.mergeSha = sha;
    return sha;
  }

  commit(
    branch: string,
    parent: string | undefined,
    files: ReadonlyMap<string, string>,
    { message, author }: { message: string; author?: GitPerson },
  ): string {
    const sha = `sha${this.commits.size}`;
    this.commits.set(sha, { sha, parent, files, message, author });
    this.branches.set(branch, sha);
    return sha;
  }

  async #call(method: string) {
    this.calls.push(method);
    if (this.down) {
      throw this.down;
    }
    const failure = this.failures.get(method);
    if (failure) {
      this.failures.delete(method);
      throw failure;
    }
  }
}

function applied(
  files: ReadonlyMap<string, string>,
  changes: readonly GitFileChange[],
): ReadonlyMap<string, string> {
  const result = new Map(files);
  for (const { path, content } of changes) {
    if (content === undefined) {
      result.delete(path);
    } else {
      result.set(path, content);
    }
  }
  return result;
}

function same(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): boolean {
  return (
    a.size === b.size &&
    Array.from(a).every(([path, content]) => b.get(path) === content)
  );
}

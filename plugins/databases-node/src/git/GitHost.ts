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

/**
 * A repository on a Git host.
 *
 * @public
 */
export interface GitRepository {
  /** The host with its port, where it has one: `github.com`. */
  host: string;
  /** User, organisation, or group with subgroups: `platform`. */
  owner: string;
  name: string;
  /** Where people look at it. */
  url: string;
}

/**
 * Whose rights a request has and how long it may take.
 *
 * @public
 */
export interface GitOptions {
  signal: AbortSignal;
  /** A token of the person who asks, for this host; the integration's own is used when absent. It is never stored. */
  token?: string;
}

/**
 * A file to write or to take out in a commit.
 *
 * @public
 */
export type GitFileChange =
  /** `undefined` content deletes the file. */
  { path: string; content: string | undefined };

/**
 * Who a commit is of.
 *
 * @public
 */
export interface GitPerson {
  name: string;
  email: string;
}

/**
 * How a pull request stands.
 *
 * @public
 */
export interface GitPullRequest {
  number: number;
  url: string;
  title: string;
  body: string;
  /** The branch it is about. */
  branch: string;
  /** The branch it goes to. */
  base: string;
  /** The commit at the head of the branch. */
  headSha: string;
  state: 'open' | 'merged' | 'closed';
  /** Marked as not ready to be merged: a draft, work in progress. */
  draft: boolean;
  /** ISO 8601, as are the other times. */
  createdAt: string;
  mergedAt?: string;
  closedAt?: string;
  /** The commit on the base branch that has the change, once it is merged. */
  mergeSha?: string;
  author?: string;
  /** Whether it can be merged as far as conflicts go; `unknown` while the host still computes it. */
  mergeable: 'yes' | 'conflict' | 'unknown';
  checks: {
    state: 'none' | 'pending' | 'passed' | 'failed';
    /** Each check with where its result is. */
    items: ReadonlyArray<{
      name: string;
      state: 'pending' | 'passed' | 'failed';
      description?: string;
      url?: string;
    }>;
  };
  reviews: {
    state: 'none needed' | 'waiting' | 'approved' | 'changes requested';
    approvedBy: ReadonlyArray<{ name: string; at?: string }>;
    /** How many approvals the base branch asks for; absent when the host does not tell. */
    required?: number;
    requestedFrom: readonly string[];
  };
  /** What could not be read of it and why, in sentences: a token without the right to read checks, for example. */
  problems?: readonly string[];
}

/**
 * What the pull request of a change needs of a Git host. REST only: nothing is cloned.
 *
 * @remarks
 * Failures are errors of `@backstage/errors` with a sentence that names host and repository: `AuthenticationError` (no or bad credentials),
 * `NotAllowedError` (no rights, protected branch), `NotFoundError`, `ConflictError` (branch exists with other content, file changed, merge conflict),
 * `InputError` (refused by the host), {@link GitHostUnavailableError} (a `ServiceUnavailableError`: down, slow, rate limit; with `retryAfterMs` where the
 * host says it). Each call can be repeated: what is already as it should be is a success. When `signal` is aborted, its reason is thrown.
 *
 * @public
 */
export interface GitHost {
  /** `github`, `gitlab`, `gitea`. */
  readonly type: string;
  /** As a person writes it: `GitHub`. */
  readonly title: string;
  /** The host with its port: `github.com`. */
  readonly host: string;

  /**
   * Takes the address of a file, folder or repository apart.
   *
   * @returns `undefined` for addresses that are not on this host. `ref` and `path` are absent where the address has none.
   */
  parseUrl(
    url: string,
  ): { repository: GitRepository; ref?: string; path?: string } | undefined;
  /** Where people look at a file. */
  fileUrl(repository: GitRepository, ref: string, path: string): string;

  getRepository(
    repository: GitRepository,
    options: GitOptions,
  ): Promise<{ defaultBranch: string; archived: boolean; canPush?: boolean }>;

  /** The commit a branch is at; `undefined` when there is no such branch. */
  getBranch(
    repository: GitRepository,
    branch: string,
    options: GitOptions,
  ): Promise<{ sha: string } | undefined>;

  /**
   * `undefined` when there is no such file at the ref (a branch, tag or commit).
   *
   * @param options - with `maxBytes`, much larger files are not downloaded
   * @throws GitFileTooLargeError for one that is much larger than `maxBytes`.
   */
  readFile(
    repository: GitRepository,
    path: string,
    ref: string,
    options: GitOptions & { maxBytes?: number },
  ): Promise<{ content: string; sha: string } | undefined>;

  /**
   * Makes the branch from `baseSha` with one commit on it.
   *
   * @remarks
   * When the branch is there already with exactly these files as its one commit on `baseSha` or on a commit before it, that is a success and its
   * commit is answered. A branch that is there without any commit of its own is used.
   *
   * @throws ConflictError when the branch exists with other content; InputError when there are no files.
   */
  commitToNewBranch(
    change: {
      repository: GitRepository;
      branch: string;
      baseBranch: string;
      baseSha: string;
      message: string;
      author?: GitPerson;
      files: readonly GitFileChange[];
    },
    options: GitOptions,
  ): Promise<{ sha: string }>;

  /** Deletes a branch; one that is not there is a success. */
  deleteBranch(
    repository: GitRepository,
    branch: string,
    options: GitOptions,
  ): Promise<void>;

  /**
   * Opens a pull request, or answers the open one of the same branch.
   *
   * @remarks
   * One that is open keeps its title and text; the labels and reviewers that it lacks are added. Those that the host does not know are left out and named
   * in `problems`, in sentences.
   */
  openPullRequest(
    request: {
      repository: GitRepository;
      branch: string;
      base: string;
      title: string;
      body: string;
      labels?: readonly string[];
      reviewers?: readonly string[];
      teamReviewers?: readonly string[];
    },
    options: GitOptions,
  ): Promise<{ pullRequest: GitPullRequest; problems: readonly string[] }>;

  /** The newest pull request of a branch, whatever its state. */
  findPullRequest(
    repository: GitRepository,
    branch: string,
    base: string,
    options: GitOptions,
  ): Promise<GitPullRequest | undefined>;

  /** `undefined` when there is none of that number. */
  getPullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ): Promise<GitPullRequest | undefined>;

  /** Comments, unless somebody has said the very same there already. */
  comment(
    repository: GitRepository,
    number: number,
    text: string,
    options: GitOptions,
  ): Promise<void>;

  /**
   * Closes without merging; one that is closed already is a success.
   *
   * @throws ConflictError when it is merged; NotFoundError when there is none of that number.
   */
  closePullRequest(
    repository: GitRepository,
    number: number,
    options: GitOptions,
  ): Promise<void>;

  /** Whether the history of the one commit has the other, or they are the same; for finding out what a deployer has applied. A commit that the host does not know is in no history. */
  isAncestor(
    repository: GitRepository,
    ancestorSha: string,
    descendantSha: string,
    options: GitOptions,
  ): Promise<boolean>;
}

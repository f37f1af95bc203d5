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
  GitHost,
  GitPullRequest,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { GitResponseError } from '../errors';
import { GitConnection } from '../http';
import { Decoration } from '../pulls';

/** A commit for a branch of its own. */
export type BranchCommit = Omit<
  Parameters<GitHost['commitToNewBranch']>[0],
  'repository'
>;

/**
 * Time, within one operation.
 */
export interface OperationTime {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits for so many milliseconds. */
  pause(ms: number): Promise<void>;
}

/**
 * What is a Git host's own: its addresses, and how it is asked. The rest is the same for all, see `RestGitHost`.
 *
 * @typeParam Pull - a pull request as this host answers it
 */
export interface Forge<Pull> {
  readonly type: string;
  readonly title: string;
  readonly host: string;
  /** What a pull request is called there. */
  readonly word: 'pull request' | 'merge request';
  parseUrl: GitHost['parseUrl'];
  fileUrl: GitHost['fileUrl'];
  /** Whether the host refused a new pull request because the branch has an open one. */
  isOpenAlready(error: GitResponseError): boolean;
  /** Everything of one operation. */
  connect(
    repository: GitRepository,
    connection: GitConnection,
    time: OperationTime,
  ): ForgeConnection<Pull>;
}

/**
 * One repository on a Git host, within one operation.
 */
export interface ForgeConnection<Pull> {
  files: ForgeFiles;
  pulls: ForgePulls<Pull>;
  /**
   * Makes a branch with one commit.
   *
   * @param where - as in "the branch … of …": `acme/databases on GitHub`
   * @returns the commit
   */
  commit(change: BranchCommit, where: string): Promise<string>;
  /**
   * Adds the labels and reviewers that a pull request does not have yet.
   *
   * @returns what the host does not know or refuses, in sentences
   */
  decorate(pull: Pull, wanted: Decoration): Promise<string[]>;
}

/**
 * Branches and files.
 */
export interface ForgeFiles {
  about(): ReturnType<GitHost['getRepository']>;
  branchHead(branch: string): Promise<string | undefined>;
  file(path: string, ref: string): ReturnType<GitHost['readFile']>;
  deleteBranch(branch: string): Promise<void>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
}

/**
 * Pull requests.
 */
export interface ForgePulls<Pull> {
  get(number: number): Promise<Pull | undefined>;
  /** The newest pull request of a branch of this repository, not of a fork. */
  find(
    branch: string,
    base: string,
    which: 'open' | 'all',
  ): Promise<Pull | undefined>;
  create(request: {
    branch: string;
    base: string;
    title: string;
    body: string;
  }): Promise<Pull>;
  close(number: number): Promise<void>;
  comment(number: number, text: string): Promise<void>;
  numberOf(pull: Pull): number;
  stateOf(pull: Pull): GitPullRequest['state'];
  /** Joins a pull request with its reviews, its checks and the rules of its base branch. */
  describe(pull: Pull): Promise<GitPullRequest>;
}

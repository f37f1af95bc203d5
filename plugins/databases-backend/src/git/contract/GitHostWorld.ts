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
  GitFileChange,
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';

/**
 * A Git host as the contract needs it: with people, and with what they do besides us.
 *
 * @remarks
 * The people: `portal` may push, and is who the adapter acts as without a token; `reviewer` may push; `reader` may only read.
 */
export interface GitHostWorld {
  createHost(): GitHost;
  /** An adapter whose portal has credentials that are no good. */
  createHostWithBadCredentials(): GitHost;
  /** An adapter whose every request ends with this status and these headers, before it gets to the host. */
  createHostThatFails(status: number, headers: Record<string, string>): GitHost;
  /** An adapter whose requests are never answered. */
  createHostThatHangs(): GitHost;

  names: { portal: string; reviewer: string; reader: string };
  tokens: { portal: string; reviewer: string; reader: string };

  /** Makes a repository with these files on `main` and a label `database`. */
  createRepository(
    files: Readonly<Record<string, string>>,
  ): Promise<GitRepository>;
  /** The address that `git clone` takes over SSH. */
  sshUrl(repository: GitRepository): string;

  /** The commit that `main` is at. */
  headOfMain(repository: GitRepository): Promise<string>;
  /** Somebody else commits to an existing branch. */
  push(
    repository: GitRepository,
    branch: string,
    files: readonly GitFileChange[],
  ): Promise<{ sha: string }>;
  /** Makes a branch at a commit. */
  createBranch(
    repository: GitRepository,
    branch: string,
    sha: string,
  ): Promise<void>;
  commit(
    repository: GitRepository,
    sha: string,
  ): Promise<{
    parents: readonly string[];
    message: string;
    author: { name: string; email: string };
  }>;
  /** Forbids pushes to branches of this name, and asks for so many approvals where they are merged. */
  protect(
    repository: GitRepository,
    pattern: string,
    approvals: number,
  ): Promise<void>;
  archive(repository: GitRepository): Promise<void>;
  setStatus(
    repository: GitRepository,
    sha: string,
    name: string,
    state: 'pending' | 'passed' | 'failed',
  ): Promise<void>;
  review(
    repository: GitRepository,
    number: number,
    verdict: 'approved' | 'changes requested',
  ): Promise<void>;
  merge(
    repository: GitRepository,
    number: number,
    style: 'merge' | 'squash' | 'rebase',
  ): Promise<void>;
  markAsDraft(repository: GitRepository, number: number): Promise<void>;
  comments(
    repository: GitRepository,
    number: number,
  ): Promise<readonly string[]>;
  labels(repository: GitRepository, number: number): Promise<readonly string[]>;
}

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

import { GitRepository } from '../plumbing/GitRepository';
import { GitWriter } from '../plumbing/GitWriter';
import { BranchProtection } from './BranchProtection';
import { AccessRight, allows, KnownUser } from './GitUser';
import { HostError, notFound } from './HostError';
import { Mutex } from './Mutex';
import { CommitStatus, Label, PullRequest } from './PullRequest';
import { Webhook } from './Webhook';

/** A repository with what the host knows of it beside git's own data. */
export class HostedRepository {
  readonly writer: GitWriter;
  readonly protections: BranchProtection[] = [];
  readonly pulls: PullRequest[] = [];
  readonly labels: Label[] = [];
  readonly statuses: CommitStatus[] = [];
  readonly hooks: Webhook[] = [];
  /** What changes references goes one after the other. */
  readonly mutex = new Mutex();
  readonly defaultBranch = 'main';
  updatedMs: number;
  /** Nobody can write to it any more. */
  isArchived = false;
  /** Login to right. */
  readonly #rights: Map<string, AccessRight>;

  constructor(
    readonly id: number,
    readonly owner: KnownUser,
    readonly name: string,
    readonly git: GitRepository,
    readonly isPrivate: boolean,
    readonly description: string,
    rights: ReadonlyMap<string, AccessRight>,
    readonly createdMs: number,
  ) {
    this.#rights = new Map(rights);
    this.writer = new GitWriter(git);
    this.updatedMs = createdMs;
  }

  get fullName(): string {
    return `${this.owner.name}/${this.name}`;
  }

  /** What somebody may do here; undefined is nothing at all. */
  rightOf(user: KnownUser | undefined): AccessRight | undefined {
    if (user?.isSiteAdmin || (user && user.id === this.owner.id)) {
      return 'admin';
    }
    const right = user && this.#rights.get(user.name);
    return right ?? (this.isPrivate ? undefined : 'read');
  }

  setRight(user: KnownUser, right: AccessRight): void {
    this.#rights.set(user.name, right);
  }

  /** Whether somebody owns it or was given a right to it. */
  isMember(user: KnownUser): boolean {
    return user.id === this.owner.id || this.#rights.has(user.name);
  }

  /**
   * @throws HostError 404 where the user may not even know of it, 403 where the right is not enough
   */
  demand(user: KnownUser | undefined, needed: AccessRight): void {
    const right = this.rightOf(user);
    if (!right) {
      throw notFound();
    }
    if (!allows(right, needed)) {
      throw new HostError(
        403,
        needed === 'admin'
          ? 'user should be an owner or a collaborator with admin write of a repository'
          : 'user should have a permission to write to a repo',
      );
    }
  }

  /** @throws HostError 404 */
  pull(index: number): PullRequest {
    const pull = this.pulls.find(candidate => candidate.index === index);
    if (!pull) {
      throw notFound();
    }
    return pull;
  }
}

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
  Changes,
  changesBetween,
  Files,
  hash,
  MemoryCommit,
  treeSha,
  withChanges,
} from './gitObjects';

/** Somebody's word on a pull request. */
export interface MemoryReview {
  user: string;
  verdict: 'approved' | 'changes requested';
  at: string;
}

/** A pull request as its host keeps it. */
export interface MemoryPull {
  number: number;
  title: string;
  body: string;
  branch: string;
  base: string;
  author: string;
  state: 'open' | 'merged' | 'closed';
  draft: boolean;
  createdAt: string;
  closedAt?: string;
  headSha: string;
  merge?: { sha: string; style: 'merge' | 'squash' | 'rebase' };
  labels: string[];
  requested: string[];
  reviews: MemoryReview[];
  comments: string[];
}

/** A repository in memory: enough of git and of a host for the contract. */
export class MemoryRepository {
  readonly commits = new Map<string, MemoryCommit>();
  readonly trees = new Map<string, Files>();
  /** Where the trees are that are not a whole commit's. */
  readonly folders = new Map<string, string>();
  /** Of files that are not ordinary ones, and of those that were written, by path. */
  readonly modes = new Map<string, string>();
  readonly branches = new Map<string, string>();
  readonly protections: Array<{ pattern: string; approvals: number }> = [];
  readonly labels = new Set<string>();
  readonly pulls: MemoryPull[] = [];
  readonly statuses = new Map<
    string,
    Map<string, 'pending' | 'passed' | 'failed'>
  >();
  archived = false;
  #time = Date.UTC(2026, 0, 1);

  constructor(readonly owner: string, readonly name: string) {}

  /** A second later each time. */
  now(): string {
    this.#time += 1000;
    return new Date(this.#time).toISOString().replace('.000', '');
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  addTree(files: Files): string {
    const sha = treeSha(files);
    this.trees.set(sha, files);
    return sha;
  }

  /** The files of a folder of a tree, as a tree of their own. */
  addFolder(path: string, files: Files): string {
    const sha = hash('folder', { path, tree: treeSha(files) });
    this.trees.set(sha, files);
    this.folders.set(sha, path);
    return sha;
  }

  addCommit(
    files: Files,
    parents: readonly string[],
    message: string,
    author = { name: 'Somebody', email: 'somebody@example.org' },
  ): MemoryCommit {
    const tree = this.addTree(files);
    const at = this.now();
    const sha = hash('commit', { tree, parents, message, author, at });
    const commit = { sha, tree, parents, files, message, author, at };
    this.commits.set(sha, commit);
    return commit;
  }

  /** Commits on top of a branch. */
  push(branch: string, changes: Changes): MemoryCommit {
    const head = this.resolve(branch);
    const commit = this.addCommit(
      withChanges(head?.files ?? new Map(), changes),
      head ? [head.sha] : [],
      'Somebody else',
    );
    this.setBranch(branch, commit.sha);
    return commit;
  }

  setBranch(branch: string, sha: string): void {
    this.branches.set(branch, sha);
    this.pulls
      .filter(pull => pull.branch === branch && pull.state === 'open')
      .forEach(pull => {
        pull.headSha = sha;
      });
  }

  /** A branch or a commit. */
  resolve(ref: string): MemoryCommit | undefined {
    return this.commits.get(this.branches.get(ref) ?? ref);
  }

  history(sha: string): Set<string> {
    const seen = new Set<string>();
    const open = [sha];
    for (let next = open.pop(); next; next = open.pop()) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(...(this.commits.get(next)?.parents ?? []));
      }
    }
    return seen;
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    return this.history(descendant).has(ancestor);
  }

  /** The newest commit that both have. */
  mergeBase(a: string, b: string): MemoryCommit | undefined {
    const ofB = this.history(b);
    return [...this.history(a)]
      .filter(sha => ofB.has(sha))
      .map(sha => this.commits.get(sha)!)
      .sort((x, y) => (x.at < y.at ? 1 : -1))[0];
  }

  /** What the merge of a pull request has; `undefined` where both sides changed the same file. */
  merged(pull: MemoryPull): Files | undefined {
    const base = this.resolve(pull.base)!;
    const head = this.commits.get(pull.headSha)!;
    const from = this.mergeBase(base.sha, head.sha)!.files;
    const ours = new Map(changesBetween(from, base.files));
    const theirs = changesBetween(from, head.files);
    return theirs.some(
      ([path, content]) => ours.has(path) && ours.get(path) !== content,
    )
      ? undefined
      : withChanges(base.files, theirs);
  }

  approvalsFor(branch: string): number {
    return (
      this.protections.find(({ pattern }) => pattern === branch)?.approvals ?? 0
    );
  }

  isProtected(branch: string): boolean {
    return this.protections.some(({ pattern }) => pattern === branch);
  }
}

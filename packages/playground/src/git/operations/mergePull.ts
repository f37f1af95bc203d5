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

import { protectionOf } from '../model/BranchProtection';
import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { PullRequest } from '../model/PullRequest';
import { noCommit } from '../plumbing/GitRepository';
import { MergeConflictError } from '../plumbing/GitWriter';
import { demandMergeable } from './mergeRules';
import { moveBranch } from './moveBranch';

/** The ways to merge that the host offers. */
export const mergeStyles = [
  'merge',
  'rebase',
  'rebase-merge',
  'squash',
  'fast-forward-only',
] as const;

/** One of {@link mergeStyles}. */
export type MergeStyle = (typeof mergeStyles)[number];

/** How to merge. */
export interface MergeRequest {
  style: MergeStyle;
  title?: string;
  message?: string;
  /** The head that the user saw. */
  headCommit?: string;
  deleteBranch?: boolean;
}

/**
 * Merges a pull request.
 *
 * @throws HostError 404 for a closed one, 405 when it may not be merged, 409 for conflicts and for a head that moved
 */
export function mergePull(
  host: GitHost,
  repository: HostedRepository,
  index: number,
  request: MergeRequest,
  user: KnownUser,
): Promise<PullRequest> {
  return repository.mutex.run(async () => {
    const pull = repository.pull(index);
    await demandMergeable(repository, pull, user);
    const base = await repository.git.branchHead(pull.base);
    if (!base) {
      throw new HostError(404, `branch does not exist [name: ${pull.base}]`);
    }
    if (request.headCommit && request.headCommit !== pull.headSha) {
      throw new HostError(409, 'head out of date');
    }
    const commit = await makeCommit(
      host,
      repository,
      pull,
      base,
      request,
      user,
    );
    const now = host.clock.now();
    // First the pull request, so that nobody sees a branch that has it and a pull request that is open.
    pull.merge = { commit, by: user, atMs: now };
    pull.mergeBase =
      (await repository.git.mergeBase(base, pull.headSha)) ?? pull.mergeBase;
    pull.state = 'closed';
    pull.closedMs = now;
    pull.updatedMs = now;
    try {
      await moveBranch(
        host,
        repository,
        { branch: pull.base, from: base, to: commit },
        user,
      );
    } catch (error) {
      pull.merge = undefined;
      pull.state = 'open';
      pull.closedMs = undefined;
      throw error;
    }
    host.announce({
      kind: 'pull_request',
      action: 'closed',
      repository,
      pull,
      user,
    });
    if (request.deleteBranch) {
      await deleteHead(host, repository, pull, user);
    }
    return pull;
  });
}

async function makeCommit(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  base: string,
  request: MergeRequest,
  user: KnownUser,
): Promise<string> {
  const { git, writer } = repository;
  const committer = host.signatureOf(user);
  const merge = async (theirs: string) =>
    writer.commitTree(
      await writer.mergeTrees(base, theirs),
      [base, theirs],
      messageOf(pull, request),
      { author: committer, committer },
    );
  try {
    switch (request.style) {
      case 'merge':
        return await merge(pull.headSha);
      case 'squash':
        return await writer.commitTree(
          await writer.mergeTrees(base, pull.headSha),
          [base],
          messageOf(pull, request),
          {
            author: { ...host.signatureOf(pull.user), atMs: committer.atMs },
            committer,
          },
        );
      case 'rebase':
        return await writer.rebase(base, pull.headSha, committer);
      case 'rebase-merge':
        return await merge(await writer.rebase(base, pull.headSha, committer));
      case 'fast-forward-only':
        if (!(await git.isAncestor(base, pull.headSha))) {
          throw new HostError(409, 'merge push out of date');
        }
        return pull.headSha;
      default:
        throw new HostError(
          405,
          `${
            request.style satisfies never
          } is not allowed an allowed merge style for this repository`,
        );
    }
  } catch (error) {
    if (error instanceof MergeConflictError) {
      throw new HostError(409, error.message, {
        Style: request.style,
        StdOut: error.output,
      });
    }
    throw error;
  }
}

/** The title that the user gave, or the one that Gitea takes by default, and the text below it. */
function messageOf(
  { title, index, head, base }: PullRequest,
  request: MergeRequest,
): string {
  const ownTitle = request.title?.trim();
  const first =
    ownTitle ||
    (request.style === 'squash'
      ? `${title} (#${index})`
      : `Merge pull request '${title}' (#${index}) from ${head} into ${base}`);
  const text = request.message?.trim();
  return text ? `${first}\n\n${text}` : first;
}

/** The branch goes, unless somebody still needs it. */
async function deleteHead(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  user: KnownUser,
): Promise<void> {
  const head = await repository.git.branchHead(pull.head);
  const isNeeded =
    pull.head === repository.defaultBranch ||
    protectionOf(repository.protections, pull.head) !== undefined ||
    repository.pulls.some(
      other =>
        other.state === 'open' &&
        (other.head === pull.head || other.base === pull.head),
    );
  if (head === pull.headSha && !isNeeded) {
    await moveBranch(
      host,
      repository,
      { branch: pull.head, from: head, to: noCommit },
      user,
    );
  }
}

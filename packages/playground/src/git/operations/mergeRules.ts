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

import { BranchProtection, protectionOf } from '../model/BranchProtection';
import { allows, KnownUser } from '../model/GitUser';
import { HostError, notFound } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import {
  latestReviews,
  latestStatuses,
  PullRequest,
} from '../model/PullRequest';

/** Whether somebody may push to a protected branch without a pull request. */
export function maySkipReview(
  rule: BranchProtection,
  user: KnownUser,
): boolean {
  return (
    rule.enablePush &&
    (!rule.pushWhitelist || rule.pushWhitelist.includes(user.name))
  );
}

/** Whether somebody may merge into a branch. */
export function mayMerge(
  repository: HostedRepository,
  branch: string,
  user: KnownUser | undefined,
): boolean {
  const rule = protectionOf(repository.protections, branch);
  return (
    user !== undefined &&
    allows(repository.rightOf(user), 'write') &&
    (!rule?.mergeWhitelist || rule.mergeWhitelist.includes(user.name))
  );
}

/** Whether git can merge it and its author means it: what Gitea calls `mergeable`. */
export async function isMergeable(
  repository: HostedRepository,
  pull: PullRequest,
): Promise<boolean> {
  if (pull.merge) {
    return true;
  }
  const base = await repository.git.branchHead(pull.base);
  return (
    base !== undefined &&
    !isWorkInProgress(pull) &&
    (await repository.writer.isMergeable(base, pull.headSha))
  );
}

/** By its title, as Gitea does by default. */
export function isWorkInProgress({ title }: PullRequest): boolean {
  return /^(wip:|\[wip\])/i.test(title);
}

/**
 * Why this pull request may not be merged by this user now.
 *
 * @throws HostError 404 for one that is closed, 405 with the reason for any other
 */
export async function demandMergeable(
  repository: HostedRepository,
  pull: PullRequest,
  user: KnownUser,
): Promise<void> {
  if (pull.merge) {
    throw new HostError(405, 'The PR is already merged');
  }
  if (pull.state === 'closed') {
    throw notFound();
  }
  if (!mayMerge(repository, pull.base, user)) {
    throw new HostError(405, 'User not allowed to merge PR');
  }
  if (isWorkInProgress(pull)) {
    throw new HostError(405, 'Work in progress PRs cannot be merged');
  }
  if (!(await isMergeable(repository, pull))) {
    throw new HostError(405, 'Please try again later');
  }
  const missing = await unmetRule(repository, pull);
  if (missing) {
    throw new HostError(405, missing);
  }
}

/** The first rule of the base's protection that is not met, in Gitea's words. */
async function unmetRule(
  repository: HostedRepository,
  pull: PullRequest,
): Promise<string | undefined> {
  const rule = protectionOf(repository.protections, pull.base);
  if (!rule) {
    return undefined;
  }
  const statuses = latestStatuses(
    repository.statuses.filter(({ sha }) => sha === pull.headSha),
  );
  const isPassed = (context: string) =>
    statuses.some(
      status => status.context === context && status.state === 'success',
    );
  if (rule.statusCheckContexts && !rule.statusCheckContexts.every(isPassed)) {
    return 'Not all required status checks successful';
  }
  const reviews = latestReviews(pull).filter(({ official }) => official);
  const approvals = reviews.filter(({ state }) => state === 'APPROVED').length;
  if (approvals < rule.requiredApprovals) {
    return 'Does not have enough approvals';
  }
  if (
    rule.blockOnRejectedReviews &&
    reviews.some(({ state }) => state === 'REQUEST_CHANGES')
  ) {
    return 'There are requested changes';
  }
  const base = await repository.git.branchHead(pull.base);
  if (
    rule.blockOnOutdatedBranch &&
    base &&
    !(await repository.git.isAncestor(base, pull.headSha))
  ) {
    return 'The head branch is behind the base branch';
  }
  return undefined;
}

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

import { GitPullRequest } from '@database-platform/plugin-databases-node';
import {
  CheckItem,
  summarizeChecks,
  summarizeReviews,
  Verdict,
} from '../pulls';
import {
  GithubCheckRun,
  GithubPull,
  GithubReview,
  GithubStatus,
} from './githubTypes';

/**
 * What GitHub knows of a pull request, from its several answers.
 */
export interface GithubPullFacts {
  pull: GithubPull;
  reviews: readonly GithubReview[];
  checkRuns: readonly GithubCheckRun[];
  statuses: readonly GithubStatus[];
  /** Approvals that the base branch asks for; `undefined` when it could not be read. */
  required: number | undefined;
  problems: readonly string[];
}

/**
 * A pull request, in our words.
 */
export function githubPullRequest(facts: GithubPullFacts): GitPullRequest {
  const { pull, problems } = facts;
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    branch: pull.head.ref,
    base: pull.base.ref,
    headSha: pull.head.sha,
    state: githubStateOf(pull),
    draft: pull.draft ?? false,
    createdAt: pull.created_at,
    ...(pull.merged_at ? { mergedAt: pull.merged_at } : {}),
    ...(pull.closed_at ? { closedAt: pull.closed_at } : {}),
    // Before the merge this is a commit that GitHub made to try it.
    ...(pull.merged && pull.merge_commit_sha
      ? { mergeSha: pull.merge_commit_sha }
      : {}),
    ...(pull.user ? { author: pull.user.login } : {}),
    mergeable: mergeableOf(pull),
    checks: summarizeChecks([
      ...facts.checkRuns.map(fromCheckRun),
      ...facts.statuses.map(fromStatus),
    ]),
    reviews: summarizeReviews({
      verdicts: facts.reviews.flatMap(verdictOf),
      requestedFrom: [
        ...(pull.requested_reviewers ?? []).map(({ login }) => login),
        ...(pull.requested_teams ?? []).map(({ slug }) => slug),
      ],
      required: facts.required,
    }),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

export function githubStateOf({
  merged,
  state,
}: GithubPull): GitPullRequest['state'] {
  return merged ? 'merged' : state;
}

/** `null` while GitHub still looks for conflicts. */
function mergeableOf(pull: GithubPull): GitPullRequest['mergeable'] {
  if (pull.merged) {
    return 'yes';
  }
  if (pull.state !== 'open' || pull.mergeable === null) {
    return 'unknown';
  }
  return pull.mergeable ? 'yes' : 'conflict';
}

/** https://docs.github.com/en/rest/checks/runs: `conclusion` is there once `status` is `completed`. */
function fromCheckRun(run: GithubCheckRun): CheckItem {
  const isPassed = ['success', 'neutral', 'skipped'].includes(
    run.conclusion ?? '',
  );
  const finished = isPassed ? 'passed' : 'failed';
  return {
    name: run.name,
    state: run.status === 'completed' ? finished : 'pending',
    ...(run.output.title ? { description: run.output.title } : {}),
    ...(run.details_url ? { url: run.details_url } : {}),
  };
}

/** https://docs.github.com/en/rest/commits/statuses: error, failure, pending or success. */
function fromStatus(status: GithubStatus): CheckItem {
  const states: Readonly<Record<string, CheckItem['state']>> = {
    success: 'passed',
    pending: 'pending',
  };
  return {
    name: status.context,
    state: states[status.state] ?? 'failed',
    ...(status.description ? { description: status.description } : {}),
    ...(status.target_url ? { url: status.target_url } : {}),
  };
}

/** A comment alone does not change what somebody said before. */
function verdictOf(review: GithubReview): Verdict[] {
  const kinds: Readonly<Record<string, Verdict['kind']>> = {
    APPROVED: 'approved',
    CHANGES_REQUESTED: 'changes requested',
    DISMISSED: 'withdrawn',
  };
  const kind = kinds[review.state];
  return kind && review.user
    ? [
        {
          name: review.user.login,
          kind,
          counts: mayApprove(review.author_association),
          ...(review.submitted_at ? { at: review.submitted_at } : {}),
        },
      ]
    : [];
}

/** Only approvals of people with the right to write count. Whether they have it now is not in the answer; that they belong to the repository is. */
function mayApprove(association: string): boolean {
  return ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);
}

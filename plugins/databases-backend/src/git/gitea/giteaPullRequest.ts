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
import { summarizeChecks, summarizeReviews, Verdict } from '../pulls';
import { GiteaCombinedStatus, GiteaPull, GiteaReview } from './giteaSchemas';

/** For so long after a change of a pull request Gitea may still be looking for conflicts, and says "not mergeable" meanwhile. */
const CHECKING_MS = 10_000;

/**
 * What Gitea knows of a pull request, from its several answers.
 */
export interface GiteaPullFacts {
  pull: GiteaPull;
  reviews: readonly GiteaReview[];
  status: GiteaCombinedStatus | undefined;
  /** Approvals that the base branch asks for; `undefined` when it could not be read. */
  required: number | undefined;
  problems: readonly string[];
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * A pull request, in our words.
 */
export function giteaPullRequest(facts: GiteaPullFacts): GitPullRequest {
  const { pull, problems } = facts;
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    branch: pull.head.label,
    base: pull.base.label,
    headSha: pull.head.sha,
    state: giteaStateOf(pull),
    draft: pull.draft ?? false,
    createdAt: iso(pull.created_at),
    ...(pull.merged_at ? { mergedAt: iso(pull.merged_at) } : {}),
    ...(pull.closed_at ? { closedAt: iso(pull.closed_at) } : {}),
    ...(pull.merged && pull.merge_commit_sha
      ? { mergeSha: pull.merge_commit_sha }
      : {}),
    ...(pull.user ? { author: pull.user.login } : {}),
    mergeable: giteaMergeable(facts),
    checks: giteaChecks(facts.status),
    reviews: giteaReviews(facts),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

export function giteaStateOf({
  merged,
  state,
}: GiteaPull): GitPullRequest['state'] {
  if (merged) {
    return 'merged';
  }
  return state === 'open' ? 'open' : 'closed';
}

/**
 * `mergeable` is false while Gitea looks for conflicts and for work in progress too: `func (pr *PullRequest) Mergeable` in
 * https://github.com/go-gitea/gitea/blob/v1.25.2/models/issues/pull.go
 */
export function giteaMergeable({
  pull,
  now,
}: Pick<GiteaPullFacts, 'pull' | 'now'>): GitPullRequest['mergeable'] {
  if (pull.merged || pull.mergeable) {
    return 'yes';
  }
  const age = now - Date.parse(pull.updated_at ?? pull.created_at);
  return pull.draft || pull.state !== 'open' || age < CHECKING_MS
    ? 'unknown'
    : 'conflict';
}

function giteaChecks(
  status: GiteaCombinedStatus | undefined,
): GitPullRequest['checks'] {
  return summarizeChecks(
    (status?.statuses ?? []).map(item => ({
      name: item.context,
      state: checkStateOf(item.status),
      ...(item.description ? { description: item.description } : {}),
      ...(item.target_url ? { url: item.target_url } : {}),
    })),
  );
}

/** `modules/commitstatus`: pending, success, error, failure, warning, skipped. */
function checkStateOf(status: string): 'pending' | 'passed' | 'failed' {
  switch (status) {
    case 'success':
    case 'warning':
    case 'skipped':
      return 'passed';
    case 'error':
    case 'failure':
      return 'failed';
    default:
      return 'pending';
  }
}

function giteaReviews({
  reviews,
  required,
}: GiteaPullFacts): GitPullRequest['reviews'] {
  return summarizeReviews({
    verdicts: reviews.flatMap(verdictOf),
    requestedFrom: requestedFrom(reviews),
    required,
  });
}

/** `requested_reviewers` of the pull request is no help: it has everybody who ever reviewed. */
function requestedFrom(reviews: readonly GiteaReview[]): string[] {
  const last = new Map<string, string>();
  reviews.forEach(({ user, team, state }) => {
    const name = user?.login ?? team?.name;
    if (name !== undefined && state !== 'PENDING') {
      last.set(name, state);
    }
  });
  return [...last]
    .filter(([, state]) => state === 'REQUEST_REVIEW')
    .map(([name]) => name);
}

function verdictOf(review: GiteaReview): Verdict[] {
  const kinds: Readonly<Record<string, Verdict['kind']>> = {
    APPROVED: 'approved',
    REQUEST_CHANGES: 'changes requested',
  };
  const kind = kinds[review.state];
  return kind && review.user
    ? [
        {
          name: review.user.login,
          kind: review.dismissed ? 'withdrawn' : kind,
          counts: review.official ?? false,
          ...(review.submitted_at ? { at: iso(review.submitted_at) } : {}),
        },
      ]
    : [];
}

/** Gitea writes times with the server's own offset. */
function iso(time: string): string {
  return new Date(time).toISOString();
}

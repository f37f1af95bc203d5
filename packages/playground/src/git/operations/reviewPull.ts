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

import { GitHost } from '../model/GitHost';
import { allows, KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { PullRequest, Review, ReviewState } from '../model/PullRequest';

/** What a reviewer sends. */
export interface NewReview {
  event: ReviewState;
  body: string;
  /** The commit that was looked at; the head if empty. */
  commit?: string;
}

/**
 * Adds a review.
 *
 * @throws HostError 422 for one's own pull request, for a review that says nothing, and for a closed pull request
 */
export function reviewPull(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  { event, body, commit }: NewReview,
  user: KnownUser,
): Review {
  const isOwn = pull.user.id === user.id;
  if (isOwn && event === 'APPROVED') {
    throw new HostError(422, 'approve your own pull is not allowed');
  }
  if (isOwn && event === 'REQUEST_CHANGES') {
    throw new HostError(422, 'reject your own pull is not allowed');
  }
  if (event === 'COMMENT' && !body.trim()) {
    throw new HostError(
      422,
      `review event ${event} requires a body or a comment`,
    );
  }
  if (event !== 'APPROVED' && !body.trim()) {
    throw new HostError(422, `review event ${event} requires a body`);
  }
  if (pull.state === 'closed' && event !== 'COMMENT') {
    throw new HostError(422, "can't submit review for a closed or merged PR");
  }
  // An answer is what was asked for.
  pull.reviews = pull.reviews.filter(
    review => review.state !== 'REQUEST_REVIEW' || review.user.id !== user.id,
  );
  return add(host, repository, pull, event, body, commit, user);
}

/** Asks somebody for a review; asking twice is asking once. */
export function requestReview(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  reviewer: KnownUser,
): Review | undefined {
  if (pull.state === 'closed') {
    throw new HostError(
      403,
      `can't request review of a closed or merged PR [id: 0, reviewer_id: ${reviewer.id}]`,
    );
  }
  if (reviewer.id === pull.user.id) {
    throw new HostError(
      422,
      `invalid review request [reason: poster of pr can't be reviewer, user_id: ${reviewer.id}, repo_id: ${repository.id}]`,
    );
  }
  if (!repository.rightOf(reviewer)) {
    throw new HostError(
      422,
      `invalid review request [reason: Reviewer can't read, user_id: ${reviewer.id}, repo_id: ${repository.id}]`,
    );
  }
  const isAsked = pull.reviews.some(
    ({ state, user }) => state === 'REQUEST_REVIEW' && user.id === reviewer.id,
  );
  return isAsked
    ? undefined
    : add(host, repository, pull, 'REQUEST_REVIEW', '', '', reviewer);
}

/** Takes the request back. */
export function withdrawRequest(pull: PullRequest, reviewer: KnownUser): void {
  pull.reviews = pull.reviews.filter(
    ({ state, user }) => state !== 'REQUEST_REVIEW' || user.id !== reviewer.id,
  );
}

function add(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  state: ReviewState,
  body: string,
  commit: string | undefined,
  user: KnownUser,
): Review {
  const now = host.clock.now();
  const review: Review = {
    id: host.nextId(),
    user,
    state,
    body,
    commit: commit ?? pull.headSha,
    official: allows(repository.rightOf(user), 'write'),
    dismissed: false,
    submittedMs: now,
    updatedMs: now,
  };
  pull.reviews.push(review);
  pull.updatedMs = now;
  return review;
}

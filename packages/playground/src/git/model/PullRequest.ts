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

import { KnownUser } from './GitUser';

/** What a reviewer said. */
export type ReviewState =
  | 'APPROVED'
  | 'REQUEST_CHANGES'
  | 'COMMENT'
  | 'PENDING'
  | 'REQUEST_REVIEW';

/** One review of a pull request. */
export interface Review {
  id: number;
  user: KnownUser;
  state: ReviewState;
  body: string;
  /** The head that was looked at. */
  commit: string;
  /** Whether the reviewer's word counts for a protected branch: somebody with the right to write. */
  official: boolean;
  dismissed: boolean;
  submittedMs: number;
  updatedMs: number;
}

/** A remark below a pull request. */
export interface Comment {
  id: number;
  user: KnownUser;
  body: string;
  createdMs: number;
  updatedMs: number;
}

/** A tag for pull requests. */
export interface Label {
  id: number;
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string;
}

/** How a pull request came into its base. */
export interface Merge {
  commit: string;
  by: KnownUser;
  atMs: number;
}

/** A proposal to bring one branch into another of the same repository. */
export interface PullRequest {
  /** Unique in the host. */
  id: number;
  /** Number in its repository. */
  index: number;
  user: KnownUser;
  title: string;
  body: string;
  base: string;
  head: string;
  /** The last commit of the head that was seen; it outlives the branch. */
  headSha: string;
  mergeBase: string;
  state: 'open' | 'closed';
  merge?: Merge;
  labels: Label[];
  assignees: KnownUser[];
  reviews: Review[];
  comments: Comment[];
  createdMs: number;
  updatedMs: number;
  closedMs?: number;
}

/** What a program says of a commit. */
export type StatusState =
  | 'pending'
  | 'success'
  | 'error'
  | 'failure'
  | 'warning';

/** One word of one program about one commit. */
export interface CommitStatus {
  id: number;
  sha: string;
  state: StatusState;
  context: string;
  description: string;
  targetUrl: string;
  creator: KnownUser;
  createdMs: number;
}

/** The last word of each reviewer: approvals and refusals that a newer one replaced do not count. */
export function latestReviews(pull: PullRequest): Review[] {
  const latest = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (
      !review.dismissed &&
      (review.state === 'APPROVED' || review.state === 'REQUEST_CHANGES')
    ) {
      latest.set(review.user.id, review);
    }
  }
  return [...latest.values()];
}

/** Those who are asked for a review and have not answered. */
export function requestedReviewers(pull: PullRequest): KnownUser[] {
  return pull.reviews
    .filter(({ state }) => state === 'REQUEST_REVIEW')
    .map(({ user }) => user);
}

/** The latest status of each context. */
export function latestStatuses(
  statuses: readonly CommitStatus[],
): CommitStatus[] {
  const latest = new Map<string, CommitStatus>();
  for (const status of statuses) {
    latest.set(status.context, status);
  }
  return [...latest.values()].sort((a, b) => b.id - a.id);
}

/** What several statuses say together: failed if one failed, well if all are, else pending; undefined where there is none. */
export function combinedState(
  statuses: readonly CommitStatus[],
): StatusState | undefined {
  if (statuses.length === 0) {
    return undefined;
  }
  const states = statuses.map(({ state }) => state);
  if (states.some(state => state === 'error' || state === 'failure')) {
    return 'failure';
  }
  return states.every(state => state === 'success' || state === 'warning')
    ? 'success'
    : 'pending';
}

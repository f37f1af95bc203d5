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
import { KnownUser } from '../model/GitUser';
import { HostedRepository } from '../model/HostedRepository';
import { Comment, Label, PullRequest, Review } from '../model/PullRequest';
import { isMergeable, isWorkInProgress } from '../operations/mergeRules';
import { apiTime } from './formats';
import { repositoryJson } from './repositoryJson';
import { Urls } from './Urls';
import { userJson } from './userJson';

/** What the shapes of a pull request need to know. */
export interface PullContext {
  host: GitHost;
  urls: Urls;
  repository: HostedRepository;
  user: KnownUser | undefined;
}

/** Gitea's `PullRequest`; lists leave out how much it changes. */
export async function pullJson(
  { urls, repository, user }: PullContext,
  pull: PullRequest,
  isWhole: boolean,
): Promise<Record<string, unknown>> {
  const { git } = repository;
  const url = urls.pull(repository, pull);
  const base = await git.branchHead(pull.base);
  const head = await git.branchHead(pull.head);
  const repo = repositoryJson(repository, urls, user);
  const reviewComments = pull.reviews.filter(
    ({ state }) => state !== 'REQUEST_REVIEW',
  ).length;
  return {
    id: pull.id,
    url,
    number: pull.index,
    user: userJson(pull.user, urls, user),
    title: pull.title,
    body: pull.body,
    labels: pull.labels.map(label => labelJson(label, urls, repository)),
    milestone: null,
    assignee: pull.assignees[0]
      ? userJson(pull.assignees[0], urls, user)
      : null,
    assignees: pull.assignees.map(assignee => userJson(assignee, urls, user)),
    requested_reviewers: reviewers(pull).map(reviewer =>
      userJson(reviewer, urls),
    ),
    requested_reviewers_teams: isWhole ? [] : null,
    state: pull.state,
    draft: isWorkInProgress(pull),
    is_locked: false,
    comments: pull.comments.length,
    ...(reviewComments > 0 && { review_comments: reviewComments }),
    ...(isWhole && (await changeCounts(repository, pull))),
    html_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    mergeable: await isMergeable(repository, pull),
    merged: pull.merge !== undefined,
    merged_at: pull.merge ? apiTime(pull.merge.atMs) : null,
    merge_commit_sha: pull.merge?.commit ?? null,
    merged_by: pull.merge ? userJson(pull.merge.by, urls) : null,
    allow_maintainer_edit: false,
    base: {
      label: pull.base,
      ref: pull.base,
      sha: base ?? '',
      repo_id: repository.id,
      repo,
    },
    head: {
      label: pull.head,
      ref: head ? pull.head : `refs/pull/${pull.index}/head`,
      sha: pull.headSha,
      repo_id: repository.id,
      repo,
    },
    merge_base: pull.mergeBase,
    due_date: null,
    created_at: apiTime(pull.createdMs),
    updated_at: apiTime(pull.updatedMs),
    closed_at: pull.closedMs === undefined ? null : apiTime(pull.closedMs),
    pin_order: 0,
  };
}

/** Gitea lists those who are asked together with those who have answered. */
function reviewers({ reviews }: PullRequest): KnownUser[] {
  const users = new Map(
    reviews
      .filter(({ state }) => state !== 'COMMENT' && state !== 'PENDING')
      .map(({ user }) => [user.id, user]),
  );
  return [...users.values()];
}

async function changeCounts(
  { git }: HostedRepository,
  { mergeBase, headSha }: PullRequest,
) {
  const changes = await git.fileChanges(mergeBase, headSha);
  const sum = (of: 'additions' | 'deletions') =>
    changes.reduce((total, change) => total + change[of], 0);
  return {
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: changes.length,
  };
}

/** Gitea's `PullReview`. */
export function reviewJson(
  { urls, repository, user }: PullContext,
  pull: PullRequest,
  review: Review,
): Record<string, unknown> {
  const url = urls.pull(repository, pull);
  return {
    id: review.id,
    user: userJson(review.user, urls, user),
    team: null,
    state: review.state,
    body: review.body,
    commit_id: review.commit,
    stale: review.commit !== '' && review.commit !== pull.headSha,
    official: review.official,
    dismissed: review.dismissed,
    comments_count: 0,
    submitted_at: apiTime(review.submittedMs),
    updated_at: apiTime(review.updatedMs),
    html_url:
      review.state === 'REQUEST_REVIEW'
        ? ''
        : `${url}#issuecomment-${review.id}`,
    pull_request_url: url,
  };
}

/** Gitea's `Comment` of a pull request. */
export function commentJson(
  { urls, repository }: PullContext,
  pull: PullRequest,
  comment: Comment,
): Record<string, unknown> {
  const url = urls.pull(repository, pull);
  return {
    id: comment.id,
    html_url: `${url}#issuecomment-${comment.id}`,
    pull_request_url: url,
    issue_url: '',
    user: userJson(comment.user, urls),
    original_author: '',
    original_author_id: 0,
    body: comment.body,
    assets: [],
    created_at: apiTime(comment.createdMs),
    updated_at: apiTime(comment.updatedMs),
  };
}

/** Gitea's `Label`. */
export function labelJson(
  label: Label,
  urls: Urls,
  repository: HostedRepository,
): Record<string, unknown> {
  return {
    id: label.id,
    name: label.name,
    exclusive: false,
    is_archived: false,
    color: label.color,
    description: label.description,
    url: `${urls.api(repository)}/labels/${label.id}`,
  };
}

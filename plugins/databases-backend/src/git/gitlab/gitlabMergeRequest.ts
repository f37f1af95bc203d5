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
  CommitStatusSchema,
  ExpandedMergeRequestSchema,
  MergeRequestReviewerSchema,
} from '@gitbeaker/rest';
import {
  CheckItem,
  summarizeChecks,
  summarizeReviews,
  Verdict,
} from '../pulls';

/**
 * The approvals of a merge request as GitLab answers them: `approvals_required` only where its licence has such rules, `approved_at` from 18.7 on.
 */
export interface GitlabApprovals {
  approvals_required?: number;
  approved_by?: ReadonlyArray<{
    user: { username: string };
    approved_at?: string | null;
  }>;
}

/**
 * What GitLab knows of a merge request, from its several answers.
 */
export interface GitlabMergeRequestFacts {
  mergeRequest: ExpandedMergeRequestSchema;
  /** `undefined` when they could not be read. */
  approvals: GitlabApprovals | undefined;
  reviewers: readonly MergeRequestReviewerSchema[];
  statuses: readonly CommitStatusSchema[];
  problems: readonly string[];
}

/**
 * A merge request, in our words.
 */
export function gitlabMergeRequest(
  facts: GitlabMergeRequestFacts,
): GitPullRequest {
  const { mergeRequest, problems } = facts;
  const state = gitlabStateOf(mergeRequest);
  const mergeSha = state === 'merged' ? mergeShaOf(mergeRequest) : undefined;
  return {
    number: mergeRequest.iid,
    url: mergeRequest.web_url,
    title: mergeRequest.title,
    body: mergeRequest.description ?? '',
    branch: mergeRequest.source_branch,
    base: mergeRequest.target_branch,
    headSha: mergeRequest.sha,
    state,
    draft: mergeRequest.draft,
    createdAt: iso(mergeRequest.created_at),
    ...(mergeRequest.merged_at
      ? { mergedAt: iso(mergeRequest.merged_at) }
      : {}),
    ...closedAtOf(mergeRequest),
    ...(mergeSha ? { mergeSha } : {}),
    author: mergeRequest.author.username,
    mergeable: mergeableOf(mergeRequest),
    checks: summarizeChecks(checksOf(facts)),
    reviews: reviewsOf(facts),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

/** `locked` is a merge under way. */
export function gitlabStateOf({
  state,
}: ExpandedMergeRequestSchema): GitPullRequest['state'] {
  return state === 'merged' || state === 'closed' ? state : 'open';
}

/** One that is merged is closed too; GitLab only says so of the others. */
function closedAtOf({ closed_at, merged_at }: ExpandedMergeRequestSchema) {
  const at = closed_at ?? merged_at;
  return at ? { closedAt: iso(at) } : {};
}

/** Without a merge commit it is the squashed commit, without that the head itself, which was moved to the base branch. */
function mergeShaOf(mergeRequest: ExpandedMergeRequestSchema): string {
  return (
    mergeRequest.merge_commit_sha ??
    mergeRequest.squash_commit_sha ??
    mergeRequest.sha
  );
}

/** https://docs.gitlab.com/api/merge_requests/#merge-status */
function mergeableOf(
  mergeRequest: ExpandedMergeRequestSchema,
): GitPullRequest['mergeable'] {
  if (mergeRequest.state === 'merged') {
    return 'yes';
  }
  // Older ones have no detailed status; newer ones know more than the types do.
  const status: string =
    mergeRequest.detailed_merge_status ?? mergeRequest.merge_status;
  const isChecking = [
    'unchecked',
    'checking',
    'preparing',
    'approvals_syncing',
    'cannot_be_merged_recheck',
    'cannot_be_merged_rechecking',
  ].includes(status);
  if (mergeRequest.state !== 'opened' || isChecking) {
    return 'unknown';
  }
  return mergeRequest.has_conflicts || status === 'conflict'
    ? 'conflict'
    : 'yes';
}

function checksOf({
  mergeRequest,
  statuses,
}: GitlabMergeRequestFacts): CheckItem[] {
  const items = statuses.map(fromStatus);
  const { head_pipeline: pipeline } = mergeRequest;
  // A pipeline of the merge result runs on a commit of its own, whose jobs are not among the statuses of the head.
  return pipeline && (items.length === 0 || pipeline.sha !== mergeRequest.sha)
    ? [
        ...items,
        {
          name: `pipeline ${pipeline.id}`,
          state: checkStateOf(pipeline.status, false),
          url: pipeline.web_url,
        },
      ]
    : items;
}

function fromStatus(status: CommitStatusSchema): CheckItem {
  return {
    name: status.name,
    state: checkStateOf(status.status, status.allow_failure),
    ...(status.description ? { description: status.description } : {}),
    ...(status.target_url ? { url: status.target_url } : {}),
  };
}

/** https://docs.gitlab.com/api/pipelines/: the statuses. A job that may fail, or that somebody may start, holds nothing up. */
function checkStateOf(status: string, mayFail: boolean): CheckItem['state'] {
  switch (status) {
    case 'success':
    case 'skipped':
      return 'passed';
    case 'failed':
    case 'canceled':
      return mayFail ? 'passed' : 'failed';
    case 'manual':
      return mayFail ? 'passed' : 'pending';
    default:
      return 'pending';
  }
}

function reviewsOf({
  approvals,
  reviewers,
}: GitlabMergeRequestFacts): GitPullRequest['reviews'] {
  const approved = (approvals?.approved_by ?? []).map(
    ({ user, approved_at }): Verdict => ({
      name: user.username,
      kind: 'approved',
      counts: true,
      ...(approved_at ? { at: iso(approved_at) } : {}),
    }),
  );
  const by = (states: ReadonlyArray<MergeRequestReviewerSchema['state']>) =>
    reviewers.filter(({ state }) => states.includes(state));
  const rejected = by(['requested_changes']).map(
    ({ user }): Verdict => ({
      name: user.username,
      kind: 'changes requested',
      counts: true,
    }),
  );
  return summarizeReviews({
    verdicts: [...approved, ...rejected],
    requestedFrom: by(['unreviewed', 'review_started']).map(
      ({ user }) => user.username,
    ),
    required: approvals && (approvals.approvals_required ?? 0),
  });
}

function iso(time: string): string {
  return new Date(time).toISOString();
}

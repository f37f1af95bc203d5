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
  CommitStatusSchema,
  ExpandedMergeRequestSchema,
} from '@gitbeaker/rest';
import {
  gitlabMergeRequest,
  GitlabMergeRequestFacts,
} from './gitlabMergeRequest';

const sha = 'a'.repeat(40);
const other = 'b'.repeat(40);
const opened = {
  iid: 3,
  web_url: 'https://gitlab.com/acme/databases/-/merge_requests/3',
  title: 'Resize orders-db',
  description: null,
  source_branch: 'databases/resize',
  target_branch: 'main',
  sha,
  state: 'opened',
  draft: false,
  created_at: '2026-01-01T01:00:00.000+01:00',
  merged_at: null,
  closed_at: null,
  merge_commit_sha: null,
  squash_commit_sha: null,
  author: { username: 'portal' },
  has_conflicts: false,
  merge_status: 'can_be_merged',
  head_pipeline: null,
};

function map(
  mergeRequest: object = {},
  facts: Partial<GitlabMergeRequestFacts> = {},
) {
  return gitlabMergeRequest({
    // Only what is read of it.
    mergeRequest: {
      ...opened,
      ...mergeRequest,
    } as unknown as ExpandedMergeRequestSchema,
    approvals: {},
    reviewers: [],
    statuses: [],
    problems: [],
    ...facts,
  });
}

function job(name: string, status: string, allow_failure = false) {
  return { name, status, allow_failure } as CommitStatusSchema;
}

describe('gitlabMergeRequest', () => {
  it('says times in UTC, and nothing that it does not know', () => {
    const pullRequest = map();
    expect(pullRequest.createdAt).toBe('2026-01-01T00:00:00.000Z');
    expect(Object.keys(pullRequest)).not.toEqual(
      expect.arrayContaining(['mergedAt']),
    );
    // Without a licence for approval rules nobody has to approve.
    expect(pullRequest.reviews).toEqual({
      state: 'none needed',
      approvedBy: [],
      required: 0,
      requestedFrom: [],
    });
    expect(map({}, { approvals: undefined }).reviews.state).toBe('waiting');
  });

  it.each([
    [{ detailed_merge_status: 'mergeable' }, 'yes'],
    [{ detailed_merge_status: 'not_approved' }, 'yes'],
    [{ detailed_merge_status: 'ci_must_pass' }, 'yes'],
    [{ detailed_merge_status: 'conflict' }, 'conflict'],
    [
      { detailed_merge_status: 'broken_status', has_conflicts: true },
      'conflict',
    ],
    [{ detailed_merge_status: 'checking', has_conflicts: true }, 'unknown'],
    [{ merge_status: 'unchecked' }, 'unknown'],
    [{ merge_status: 'cannot_be_merged', has_conflicts: true }, 'conflict'],
    [{ state: 'merged', merged_at: opened.created_at }, 'yes'],
    [{ state: 'closed', closed_at: opened.created_at }, 'unknown'],
  ] as const)('makes of %j: mergeable %s', (mergeRequest, mergeable) => {
    expect(map(mergeRequest).mergeable).toBe(mergeable);
  });

  it('finds the commit on the base branch, however it was merged', () => {
    const merged = { state: 'merged', merged_at: opened.created_at };
    expect(map({ ...merged, merge_commit_sha: other }).mergeSha).toBe(other);
    expect(map({ ...merged, squash_commit_sha: other }).mergeSha).toBe(other);
    expect(map(merged).mergeSha).toBe(sha);
    expect(map(merged)).toMatchObject({
      mergedAt: '2026-01-01T00:00:00.000Z',
      closedAt: '2026-01-01T00:00:00.000Z',
    });
    // A merge under way is not one yet.
    expect(map({ state: 'locked', merge_commit_sha: other })).toMatchObject({
      state: 'open',
    });
    expect(
      map({ state: 'locked', merge_commit_sha: other }),
    ).not.toHaveProperty('mergeSha');
  });

  it('joins jobs and pipelines', () => {
    const statuses = [
      job('lint', 'success'),
      job('deploy', 'manual', true),
      job('flaky', 'failed', true),
    ];
    expect(map({}, { statuses }).checks.state).toBe('passed');
    const running = [...statuses, job('test', 'running')];
    expect(map({}, { statuses: running }).checks.state).toBe('pending');
    const failed = [...running, job('policy', 'failed')];
    expect(map({}, { statuses: failed }).checks.state).toBe('failed');

    const pipeline = { id: 7, sha, status: 'running', web_url: 'https://x' };
    const names = (mergeRequest: object) =>
      map(mergeRequest, { statuses }).checks.items.map(({ name }) => name);
    expect(names({ head_pipeline: pipeline })).not.toContain('pipeline 7');
    expect(names({ head_pipeline: { ...pipeline, sha: other } })).toContain(
      'pipeline 7',
    );
    expect(map({ head_pipeline: pipeline }).checks).toEqual({
      state: 'pending',
      items: [{ name: 'pipeline 7', state: 'pending', url: 'https://x' }],
    });
  });
});

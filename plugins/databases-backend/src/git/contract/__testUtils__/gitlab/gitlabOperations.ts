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

/**
 * An operation of GitLab's API, as far as it is used: JSON schemas of what may be sent and of what is read of the answer.
 */
export interface GitlabOperationShape {
  /** `GET /projects/{id}`, below `/api/v4`. */
  name: string;
  /** Where GitLab documents it. */
  source: string;
  query?: Record<string, object>;
  body?: object;
  /** Of a success. */
  answer?: object;
}

const DOCS = 'https://docs.gitlab.com/api';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const whole = { type: 'integer' };
const flag = { type: 'boolean' };
const sha = { type: 'string', pattern: '^[0-9a-f]{40}$' };
const shaOrNull = { anyOf: [sha, { type: 'null' }] };
const time = { type: 'string', format: 'date-time' };
const timeOrNull = { anyOf: [time, { type: 'null' }] };

/** Everything in it is there; GitLab may answer more. */
function answered(properties: Record<string, object>) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** Nothing else may be sent. */
function sent(properties: Record<string, object>, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object) {
  return { type: 'array', items };
}

const user = answered({ id: whole, username: text, name: text, state: text });
const access = {
  anyOf: [answered({ access_level: whole }), { type: 'null' }],
};
const commit = answered({
  id: sha,
  parent_ids: list(sha),
  message: text,
  author_name: text,
  author_email: text,
});
const branch = answered({ name: text, commit, protected: flag });
const mergeRequest = answered({
  id: whole,
  iid: whole,
  project_id: whole,
  title: text,
  description: textOrNull,
  state: { enum: ['opened', 'closed', 'locked', 'merged'] },
  created_at: time,
  merged_at: timeOrNull,
  closed_at: timeOrNull,
  source_branch: text,
  target_branch: text,
  source_project_id: whole,
  target_project_id: whole,
  author: user,
  reviewers: list(user),
  labels: list(text),
  draft: flag,
  merge_status: {
    enum: [
      'unchecked',
      'checking',
      'can_be_merged',
      'cannot_be_merged',
      'cannot_be_merged_recheck',
    ],
  },
  detailed_merge_status: text,
  sha,
  merge_commit_sha: shaOrNull,
  squash_commit_sha: shaOrNull,
  web_url: text,
  has_conflicts: flag,
});
const oneMergeRequest = {
  ...mergeRequest,
  required: [...mergeRequest.required, 'head_pipeline'],
};

/** The operations that the adapter uses. */
export const gitlabOperations: readonly GitlabOperationShape[] = [
  {
    name: 'GET /projects/{id}',
    source: `${DOCS}/projects/#retrieve-a-project`,
    answer: answered({
      id: whole,
      default_branch: text,
      archived: flag,
      permissions: answered({ project_access: access, group_access: access }),
    }),
  },
  {
    name: 'GET /projects/{id}/repository/branches/{branch}',
    source: `${DOCS}/branches/#get-single-repository-branch`,
    answer: branch,
  },
  {
    name: 'DELETE /projects/{id}/repository/branches/{branch}',
    source: `${DOCS}/branches/#delete-repository-branch`,
  },
  {
    name: 'GET /projects/{id}/repository/files/{file_path}',
    source: `${DOCS}/repository_files/#get-file-from-repository`,
    query: { ref: text },
    answer: answered({
      file_path: text,
      encoding: { const: 'base64' },
      content: text,
      blob_id: sha,
      commit_id: sha,
    }),
  },
  {
    name: 'GET /projects/{id}/repository/commits/{sha}',
    source: `${DOCS}/commits/#get-a-single-commit`,
    query: { stats: flag },
    answer: commit,
  },
  {
    name: 'GET /projects/{id}/repository/commits/{sha}/diff',
    source: `${DOCS}/commits/#get-commit-diff`,
    query: { unidiff: flag },
    answer: list(
      answered({
        old_path: text,
        new_path: text,
        new_file: flag,
        renamed_file: flag,
        deleted_file: flag,
      }),
    ),
  },
  {
    name: 'GET /projects/{id}/repository/commits/{sha}/statuses',
    source: `${DOCS}/commits/#list-commit-statuses`,
    query: {
      ref: text,
      stage: text,
      name: text,
      all: flag,
    },
    answer: list(
      answered({
        id: whole,
        sha,
        name: text,
        status: {
          enum: [
            'created',
            'waiting_for_resource',
            'preparing',
            'pending',
            'running',
            'success',
            'failed',
            'canceled',
            'skipped',
            'manual',
            'scheduled',
          ],
        },
        allow_failure: flag,
        description: textOrNull,
        target_url: textOrNull,
      }),
    ),
  },
  {
    name: 'POST /projects/{id}/repository/commits',
    source: `${DOCS}/commits/#create-a-commit-with-multiple-files-and-actions`,
    body: sent(
      {
        branch: text,
        commit_message: text,
        start_branch: text,
        start_sha: sha,
        author_email: text,
        author_name: text,
        stats: flag,
        force: flag,
        actions: list(
          sent(
            {
              action: { enum: ['create', 'delete', 'move', 'update', 'chmod'] },
              file_path: text,
              previous_path: text,
              content: text,
              encoding: { enum: ['text', 'base64'] },
              last_commit_id: text,
              execute_filemode: flag,
            },
            ['action', 'file_path'],
          ),
        ),
      },
      ['branch', 'commit_message', 'actions'],
    ),
    answer: commit,
  },
  {
    name: 'GET /projects/{id}/repository/merge_base',
    source: `${DOCS}/repositories/#merge-base`,
    query: { 'refs[]': list(text) },
    answer: commit,
  },
  {
    name: 'GET /projects/{id}/merge_requests',
    source: `${DOCS}/merge_requests/#list-project-merge-requests`,
    query: {
      source_branch: text,
      target_branch: text,
      state: { enum: ['opened', 'closed', 'locked', 'merged'] },
      order_by: { enum: ['created_at', 'updated_at', 'merged_at', 'title'] },
      sort: { enum: ['asc', 'desc'] },
      per_page: { type: 'string', pattern: '^\\d{1,3}$' },
    },
    answer: list(mergeRequest),
  },
  {
    name: 'POST /projects/{id}/merge_requests',
    source: `${DOCS}/merge_requests/#create-mr`,
    body: sent(
      {
        source_branch: text,
        target_branch: text,
        title: text,
        description: text,
        remove_source_branch: flag,
        labels: text,
        reviewer_ids: list(whole),
      },
      ['source_branch', 'target_branch', 'title'],
    ),
    answer: oneMergeRequest,
  },
  {
    name: 'GET /projects/{id}/merge_requests/{iid}',
    source: `${DOCS}/merge_requests/#get-single-mr`,
    answer: oneMergeRequest,
  },
  {
    name: 'PUT /projects/{id}/merge_requests/{iid}',
    source: `${DOCS}/merge_requests/#update-mr`,
    body: sent({
      add_labels: text,
      reviewer_ids: list(whole),
      state_event: { enum: ['close', 'reopen'] },
      title: text,
      description: text,
    }),
    answer: oneMergeRequest,
  },
  {
    name: 'GET /projects/{id}/merge_requests/{iid}/approvals',
    source: `${DOCS}/merge_request_approvals/#single-merge-request-approval`,
    // Without a licence for approval rules GitLab leaves `approvals_required` out; `approved_at` is new.
    answer: answered({ approved_by: list(answered({ user })) }),
  },
  {
    name: 'GET /projects/{id}/merge_requests/{iid}/reviewers',
    source: `${DOCS}/merge_requests/#get-single-merge-request-reviewers`,
    answer: list(
      answered({
        user,
        state: {
          enum: [
            'unreviewed',
            'review_started',
            'reviewed',
            'requested_changes',
            'approved',
            'unapproved',
          ],
        },
        created_at: time,
      }),
    ),
  },
  {
    name: 'GET /projects/{id}/merge_requests/{iid}/notes',
    source: `${DOCS}/notes/#list-all-merge-request-notes`,
    query: { per_page: { type: 'string', pattern: '^\\d{1,3}$' } },
    answer: list(answered({ id: whole, body: text, system: flag })),
  },
  {
    name: 'POST /projects/{id}/merge_requests/{iid}/notes',
    source: `${DOCS}/notes/#create-new-merge-request-note`,
    body: sent({ body: text }, ['body']),
    answer: answered({ id: whole, body: text }),
  },
  {
    name: 'GET /projects/{id}/labels/{label_id}',
    source: `${DOCS}/labels/#get-a-single-project-label`,
    answer: answered({ id: whole, name: text }),
  },
  {
    name: 'GET /users',
    source: `${DOCS}/users/#list-users`,
    query: { username: text },
    answer: list(user),
  },
];

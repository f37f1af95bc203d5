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

/** What a field holds: a JSON type, or several where a value may be missing. */
type FieldType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'array'
  | 'object'
  | 'null'
  | 'string|null'
  | 'number|null'
  | 'array|null'
  | 'object|null'
  | 'string|absent'
  | 'number|absent';

/** Fields of an answer, all of them. */
export type Shape = Readonly<Record<string, FieldType>>;

function fields(type: FieldType, names: string): Shape {
  return Object.fromEntries(
    names
      .split(/\s+/)
      .filter(Boolean)
      .map(name => [name, type]),
  );
}

/** The shapes of Gitea 1.25's answers, as its `modules/structs` declare them and its API sends them. */
export const shapes = {
  user: {
    ...fields(
      'number',
      'id source_id followers_count following_count starred_repos_count',
    ),
    ...fields(
      'string',
      `login login_name full_name email avatar_url html_url language last_login created location website description
      visibility username`,
    ),
    ...fields('boolean', 'is_admin restricted active prohibit_login'),
  },
  repository: {
    ...fields(
      'number',
      'id size stars_count forks_count watchers_count open_issues_count open_pr_counter release_counter',
    ),
    ...fields(
      'string',
      `name full_name description language languages_url html_url url link ssh_url clone_url original_url website
      default_branch created_at updated_at archived_at projects_mode default_merge_style avatar_url mirror_interval
      object_format_name mirror_updated`,
    ),
    ...fields(
      'boolean',
      `empty private fork template mirror archived has_code has_issues has_wiki has_pull_requests has_projects
      has_releases has_packages has_actions ignore_whitespace_conflicts allow_merge_commits allow_rebase
      allow_rebase_explicit allow_squash_merge allow_fast_forward_only_merge allow_rebase_update allow_manual_merge
      autodetect_manual_merge default_delete_branch_after_merge default_allow_maintainer_edit internal`,
    ),
    ...fields('object', 'owner permissions internal_tracker'),
    ...fields('array', 'topics licenses'),
  },
  branch: {
    ...fields('string', 'name effective_branch_protection_name'),
    ...fields(
      'boolean',
      'protected enable_status_check user_can_push user_can_merge',
    ),
    required_approvals: 'number',
    status_check_contexts: 'array|null',
    commit: 'object',
  },
  branchCommit: {
    ...fields('string', 'id message url timestamp'),
    ...fields('object', 'author committer verification'),
    ...fields('array|null', 'added removed modified'),
  },
  commit: {
    ...fields('string', 'url sha created html_url'),
    ...fields('object', 'commit stats'),
    ...fields('object|null', 'author committer'),
    ...fields('array', 'parents files'),
  },
  contents: {
    ...fields(
      'string',
      'name path sha last_commit_sha last_committer_date last_author_date type url html_url git_url',
    ),
    ...fields(
      'string|null',
      'encoding content target download_url submodule_git_url',
    ),
    size: 'number',
    _links: 'object',
  },
  tree: {
    ...fields('string', 'sha url'),
    tree: 'array',
    truncated: 'boolean',
    ...fields('number', 'page total_count'),
  },
  treeEntry: {
    ...fields('string', 'path mode type sha url'),
    size: 'number',
  },
  pull: {
    ...fields('number', 'id number comments pin_order'),
    ...fields(
      'number|absent',
      'review_comments additions deletions changed_files',
    ),
    ...fields(
      'string',
      'url title body state html_url diff_url patch_url merge_base created_at updated_at',
    ),
    ...fields('string|null', 'merged_at merge_commit_sha due_date closed_at'),
    ...fields(
      'boolean',
      'draft is_locked mergeable merged allow_maintainer_edit',
    ),
    ...fields(
      'array|null',
      'labels assignees requested_reviewers requested_reviewers_teams',
    ),
    ...fields('object|null', 'milestone assignee merged_by'),
    ...fields('object', 'user base head'),
  },
  pullBranch: {
    ...fields('string', 'label ref sha'),
    repo_id: 'number',
    repo: 'object',
  },
  changedFile: {
    ...fields('string', 'filename status html_url contents_url raw_url'),
    ...fields('number', 'additions deletions changes'),
    previous_filename: 'string|absent',
  },
  review: {
    ...fields('number', 'id comments_count'),
    ...fields('object|null', 'user team'),
    ...fields(
      'string',
      'state body commit_id submitted_at updated_at html_url pull_request_url',
    ),
    ...fields('boolean', 'stale official dismissed'),
  },
  comment: {
    ...fields('number', 'id original_author_id'),
    ...fields(
      'string',
      'html_url pull_request_url issue_url original_author body created_at updated_at',
    ),
    user: 'object',
    assets: 'array',
  },
  label: {
    ...fields('string', 'name color description url'),
    id: 'number',
    ...fields('boolean', 'exclusive is_archived'),
  },
  status: {
    ...fields(
      'string',
      'status target_url description url context created_at updated_at',
    ),
    id: 'number',
    creator: 'object',
  },
  combinedStatus: {
    ...fields('string', 'state sha commit_url url'),
    total_count: 'number',
    statuses: 'array|null',
    repository: 'object',
  },
  changedFiles: {
    files: 'array',
    ...fields('object', 'commit verification'),
  },
  fileCommit: {
    ...fields('string', 'url sha created html_url message'),
    ...fields('object', 'author committer tree'),
    parents: 'array',
  },
  error: { ...fields('string', 'message url') },
  notFound: { ...fields('string', 'message url'), errors: 'array|null' },
} satisfies Record<string, Shape>;

/** The fields that differ from the shape, in words; none where the value has it exactly. */
export function differences(value: unknown, shape: Shape): string[] {
  if (typeOf(value) !== 'object') {
    return [`it is no object but ${typeOf(value)}`];
  }
  const record = value as Record<string, unknown>;
  const names = new Set([...Object.keys(shape), ...Object.keys(record)]);
  return [...names].flatMap(name => {
    const allowed: string[] = shape[name]?.split('|') ?? [];
    const found = name in record ? typeOf(record[name]) : 'absent';
    return allowed.includes(found)
      ? []
      : [`${name} is ${found}, not ${shape[name] ?? 'absent'}`];
  });
}

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}

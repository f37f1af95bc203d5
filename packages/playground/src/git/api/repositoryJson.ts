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

import { allows, KnownUser } from '../model/GitUser';
import { HostedRepository } from '../model/HostedRepository';
import { apiTime, epoch, zeroTime } from './formats';
import { Urls } from './Urls';
import { userJson } from './userJson';

/** Gitea's `Repository`, with what the viewer may do there. */
export function repositoryJson(
  repository: HostedRepository,
  urls: Urls,
  viewer: KnownUser | undefined,
): Record<string, unknown> {
  const right = repository.rightOf(viewer);
  return {
    id: repository.id,
    owner: userJson(repository.owner, urls, viewer),
    name: repository.name,
    full_name: repository.fullName,
    description: repository.description,
    empty: false,
    private: repository.isPrivate,
    fork: false,
    template: false,
    mirror: false,
    size: 0,
    language: '',
    languages_url: `${urls.api(repository)}/languages`,
    html_url: urls.html(repository),
    url: urls.api(repository),
    link: '',
    ssh_url: '',
    clone_url: urls.clone(repository),
    original_url: '',
    website: '',
    stars_count: 0,
    forks_count: 0,
    watchers_count: 0,
    open_issues_count: 0,
    open_pr_counter: repository.pulls.filter(({ state }) => state === 'open')
      .length,
    release_counter: 0,
    default_branch: repository.defaultBranch,
    archived: repository.isArchived,
    created_at: apiTime(repository.createdMs),
    updated_at: apiTime(repository.updatedMs),
    archived_at: epoch,
    permissions: {
      admin: allows(right, 'admin'),
      push: allows(right, 'write'),
      pull: allows(right, 'read'),
    },
    has_code: true,
    has_issues: true,
    internal_tracker: {
      enable_time_tracker: false,
      allow_only_contributors_to_track_time: true,
      enable_issue_dependencies: false,
    },
    has_wiki: false,
    has_pull_requests: true,
    has_projects: false,
    projects_mode: 'all',
    has_releases: false,
    has_packages: false,
    has_actions: false,
    ignore_whitespace_conflicts: false,
    allow_merge_commits: true,
    allow_rebase: true,
    allow_rebase_explicit: true,
    allow_squash_merge: true,
    allow_fast_forward_only_merge: true,
    allow_rebase_update: true,
    allow_manual_merge: false,
    autodetect_manual_merge: false,
    default_delete_branch_after_merge: false,
    default_merge_style: 'merge',
    default_allow_maintainer_edit: false,
    avatar_url: '',
    internal: false,
    mirror_interval: '',
    object_format_name: 'sha1',
    mirror_updated: zeroTime,
    topics: [],
    licenses: [],
  };
}

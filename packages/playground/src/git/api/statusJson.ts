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

import { KnownUser } from '../model/GitUser';
import { HostedRepository } from '../model/HostedRepository';
import {
  combinedState,
  CommitStatus,
  latestStatuses,
} from '../model/PullRequest';
import { apiTime } from './formats';
import { repositoryJson } from './repositoryJson';
import { Urls } from './Urls';
import { userJson } from './userJson';

/** Gitea's `CommitStatus`: its state is called `status` here, and `state` where it is sent. */
export function statusJson(
  status: CommitStatus,
  urls: Urls,
  repository: HostedRepository,
): Record<string, unknown> {
  const created = apiTime(status.createdMs);
  return {
    id: status.id,
    status: status.state,
    target_url: status.targetUrl,
    description: status.description,
    url: `${urls.api(repository)}/statuses/${status.sha}`,
    context: status.context,
    creator: userJson(status.creator, urls),
    created_at: created,
    updated_at: created,
  };
}

/** Gitea's `CombinedStatus`. */
export function combinedStatusJson(
  sha: string,
  urls: Urls,
  repository: HostedRepository,
  viewer: KnownUser | undefined,
): Record<string, unknown> {
  const latest = latestStatuses(
    repository.statuses.filter(status => status.sha === sha),
  );
  const url = `${urls.api(repository)}/commits/${sha}`;
  return {
    state: combinedState(latest) ?? '',
    sha,
    total_count: latest.length,
    statuses:
      latest.length > 0
        ? latest.map(status => statusJson(status, urls, repository))
        : null,
    repository: repositoryJson(repository, urls, viewer),
    commit_url: url,
    url: `${url}/status`,
  };
}

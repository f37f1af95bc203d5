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
import { HostError, notFound } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { Label, PullRequest } from '../model/PullRequest';
import { requestReview } from './reviewPull';

/** A pull request to be opened. */
export interface NewPull {
  title: string;
  body: string;
  head: string;
  base: string;
  labelIds: readonly number[];
  assignees: readonly string[];
  reviewers: readonly string[];
  teamReviewers?: readonly string[];
}

/**
 * Opens a pull request.
 *
 * @throws HostError 404 for branches that are not there, 409 when there is one of these branches already, 422 for one that would change nothing
 */
export function openPull(
  host: GitHost,
  repository: HostedRepository,
  wanted: NewPull,
  user: KnownUser,
): Promise<PullRequest> {
  return repository.mutex.run(async () => {
    const { base, title, body } = wanted;
    // `owner:branch` names the same repository: there are no forks here.
    const head = wanted.head.startsWith(`${repository.owner.name}:`)
      ? wanted.head.slice(repository.owner.name.length + 1)
      : wanted.head;
    if (head === base) {
      throw new HostError(
        422,
        'Invalid PullRequest: There are no changes between the head and the base',
      );
    }
    const baseSha = await repository.git.branchHead(base);
    const headSha = await repository.git.branchHead(head);
    if (!baseSha || !headSha) {
      throw notFound();
    }
    const mergeBase = await repository.git.mergeBase(baseSha, headSha);
    if (!mergeBase) {
      throw new HostError(
        422,
        'Invalid PullRequest: the branches have no common ancestor',
      );
    }
    const existing = repository.pulls.find(
      pull => pull.state === 'open' && pull.head === head && pull.base === base,
    );
    if (existing) {
      throw new HostError(
        409,
        `pull request already exists for these targets [id: ${existing.id}, issue_id: ${existing.index}, head_repo_id: ${repository.id}, base_repo_id: ${repository.id}, head_branch: ${head}, base_branch: ${base}]`,
      );
    }
    const now = host.clock.now();
    const pull: PullRequest = {
      id: host.nextId(),
      index: repository.pulls.length + 1,
      user,
      title,
      body,
      base,
      head,
      headSha,
      mergeBase,
      state: 'open',
      labels: labelsOf(repository, wanted.labelIds),
      assignees: wanted.assignees.map(name => findUser(host, name)),
      reviews: [],
      comments: [],
      createdMs: now,
      updatedMs: now,
    };
    const reviewers = wanted.reviewers.map(name => findUser(host, name));
    demandNoTeams(repository, wanted.teamReviewers ?? []);
    await repository.git.updateRef(`refs/pull/${pull.index}/head`, headSha);
    repository.pulls.push(pull);
    for (const reviewer of reviewers) {
      requestReview(host, repository, pull, reviewer);
    }
    host.announce({
      kind: 'pull_request',
      action: 'opened',
      repository,
      pull,
      user,
    });
    return pull;
  });
}

/** The labels with these ids; those that do not exist are left out, as Gitea does. */
export function labelsOf(
  repository: HostedRepository,
  ids: readonly number[],
): Label[] {
  return repository.labels.filter(({ id }) => ids.includes(id));
}

/** @throws HostError 404 */
export function findUser(host: GitHost, name: string): KnownUser {
  const user = host.user(name);
  if (!user) {
    throw new HostError(404, `User '${name}' not exist`, { errors: null });
  }
  return user;
}

/**
 * The host has organisations and no teams in them: one that is named does not exist. Users have none to name, and are not asked.
 *
 * @throws HostError 404
 */
export function demandNoTeams(
  repository: HostedRepository,
  teams: readonly string[],
): void {
  if (repository.owner.isOrganization && teams.length > 0) {
    throw new HostError(404, `Team '${teams[0]}' not exist`, { errors: null });
  }
}

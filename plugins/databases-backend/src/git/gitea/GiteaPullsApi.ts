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
import { encodePath } from '../address';
import { ForgePulls, OperationTime } from '../host';
import { orProblem } from '../pulls';
import { PAGE_SIZE } from './GiteaClient';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';
import {
  giteaMergeable,
  giteaPullRequest,
  giteaStateOf,
} from './giteaPullRequest';
import {
  combinedStatusSchema,
  commentSchema,
  GiteaCombinedStatus,
  GiteaPull,
  GiteaReview,
  ignoredSchema,
  pullRequestSchema,
  reviewSchema,
} from './giteaSchemas';

/**
 * After a push to the base branch Gitea looks for conflicts anew, and says "not mergeable" until it has; for pull requests that nothing happened to for a
 * week it only begins to look when somebody asks (`services/pull/check.go`, DELAY_CHECK_FOR_INACTIVE_DAYS).
 */
const LOOKS_AGAIN = 2;
const LOOKS_AGAIN_AFTER_MS = 1000;

/** More checks than any commit has. */
const MAX_STATUS_PAGES = 20;

/**
 * Pull requests of one repository on a Gitea, within one operation.
 */
export class GiteaPullsApi implements ForgePulls<GiteaPull> {
  readonly #api: GiteaRepositoryApi;
  readonly #time: OperationTime;

  constructor(api: GiteaRepositoryApi, time: OperationTime) {
    this.#api = api;
    this.#time = time;
  }

  get(number: number): Promise<GiteaPull | undefined> {
    const path = `${this.#api.path}/pulls/${number}`;
    return this.#api.orMissing(this.#api.client.get(path, pullRequestSchema));
  }

  create({
    branch,
    ...request
  }: Parameters<ForgePulls<GiteaPull>['create']>[0]): Promise<GiteaPull> {
    const path = `${this.#api.path}/pulls`;
    return this.#api.client.request('POST', path, pullRequestSchema, {
      body: { ...request, head: branch },
    });
  }

  async close(number: number): Promise<void> {
    const path = `${this.#api.path}/pulls/${number}`;
    await this.#api.client.request('PATCH', path, ignoredSchema, {
      body: { state: 'closed' },
    });
  }

  async find(
    branch: string,
    base: string,
    which: 'open' | 'all',
  ): Promise<GiteaPull | undefined> {
    const found = await this.#findAny(branch, base);
    return found && (which === 'all' || giteaStateOf(found) === 'open')
      ? found
      : undefined;
  }

  /**
   * The open pull request of a branch, else its newest one.
   *
   * @remarks
   * Gitea cannot list by branch, and the one that it answers for a branch is any of its pull requests, in practice the oldest. Only when that one is closed
   * has the list to be read, newest first, down to it.
   */
  async #findAny(branch: string, base: string): Promise<GiteaPull | undefined> {
    const { client, path } = this.#api;
    const any = await this.#api.orMissing(
      client.get(
        `${path}/pulls/${encodeURIComponent(base)}/${encodePath(branch)}`,
        pullRequestSchema,
      ),
    );
    if (!any || giteaStateOf(any) === 'open') {
      return any;
    }
    const newest = client.list(`${path}/pulls`, pullRequestSchema, {
      state: 'all',
      base_branch: base,
    });
    for await (const pull of newest) {
      if (pull.number <= any.number) {
        break;
      }
      if (isOf(pull, branch, base)) {
        return pull;
      }
    }
    return any;
  }

  async comment(number: number, text: string): Promise<void> {
    const path = `${this.#api.path}/issues/${number}/comments`;
    const { client } = this.#api;
    const comments = await client.get(path, commentSchema.array());
    if (!comments.some(({ body }) => body.trim() === text.trim())) {
      await client.request('POST', path, ignoredSchema, {
        body: { body: text },
      });
    }
  }

  numberOf({ number }: GiteaPull): number {
    return number;
  }

  stateOf(pull: GiteaPull): GitPullRequest['state'] {
    return giteaStateOf(pull);
  }

  async describe(read: GiteaPull): Promise<GitPullRequest> {
    const pull = await this.#settled(read);
    const problems: string[] = [];
    const [reviews, status, base] = await Promise.all([
      orProblem(problems, 'Gitea does not show the reviews', [], () =>
        this.#reviews(pull.number),
      ),
      orProblem(problems, 'Gitea does not show the checks', undefined, () =>
        this.#statuses(pull.head.sha),
      ),
      this.#api.branch(pull.base.label),
    ]);
    return giteaPullRequest({
      pull,
      reviews,
      status,
      required: base ? base.required_approvals ?? 0 : undefined,
      problems,
      now: this.#time.now(),
    });
  }

  /** The pull request once Gitea knows whether it conflicts. */
  async #settled(read: GiteaPull): Promise<GiteaPull> {
    const { now, pause } = this.#time;
    let pull = read;
    for (let look = 0; look < LOOKS_AGAIN; look += 1) {
      if (giteaMergeable({ pull, now: now() }) !== 'conflict') {
        break;
      }
      await pause(LOOKS_AGAIN_AFTER_MS);
      pull = (await this.get(pull.number)) ?? pull;
    }
    return pull;
  }

  /** Page after page; a page that is not full is the last one. */
  async #statuses(sha: string): Promise<GiteaCombinedStatus> {
    const statuses: NonNullable<GiteaCombinedStatus['statuses']> = [];
    for (let page = 1; page <= MAX_STATUS_PAGES; page += 1) {
      const answer = await this.#api.client.get(
        `${this.#api.path}/commits/${sha}/status`,
        combinedStatusSchema,
        { limit: PAGE_SIZE, page },
      );
      statuses.push(...(answer.statuses ?? []));
      if ((answer.statuses ?? []).length < PAGE_SIZE) {
        break;
      }
    }
    return { statuses };
  }

  async #reviews(number: number): Promise<GiteaReview[]> {
    const reviews: GiteaReview[] = [];
    const path = `${this.#api.path}/pulls/${number}/reviews`;
    for await (const review of this.#api.client.list(path, reviewSchema)) {
      reviews.push(review);
    }
    return reviews;
  }
}

/** From a branch of this repository, not of a fork. */
function isOf(pull: GiteaPull, branch: string, base: string): boolean {
  return (
    pull.head.label === branch &&
    pull.base.label === base &&
    pull.head.repo_id === pull.base.repo_id
  );
}

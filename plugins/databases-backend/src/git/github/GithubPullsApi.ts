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
import { ForgePulls } from '../host';
import { orProblem } from '../pulls';
import { githubPullRequest, githubStateOf } from './githubPullRequest';
import { GithubRepositoryApi } from './GithubRepositoryApi';
import { githubRequiredApprovals } from './githubRequiredApprovals';
import {
  GithubCheckRun,
  GithubPull,
  GithubReview,
  GithubStatus,
} from './githubTypes';

/** GitHub keeps a thousand statuses of a commit. */
const MAX_STATUS_PAGES = 10;

/**
 * Pull requests of one repository on a GitHub, within one operation.
 */
export class GithubPullsApi implements ForgePulls<GithubPull> {
  readonly #api: GithubRepositoryApi;

  constructor(api: GithubRepositoryApi) {
    this.#api = api;
  }

  async get(number: number): Promise<GithubPull | undefined> {
    const { names, rest } = this.#api;
    const found = await this.#api.orMissing(
      rest.pulls.get({ ...names, pull_number: number }),
    );
    return found?.data;
  }

  async create({
    branch,
    ...request
  }: Parameters<ForgePulls<GithubPull>['create']>[0]): Promise<GithubPull> {
    const { names, rest } = this.#api;
    return (await rest.pulls.create({ ...names, ...request, head: branch }))
      .data;
  }

  async close(number: number): Promise<void> {
    const { names, rest } = this.#api;
    await rest.pulls.update({ ...names, pull_number: number, state: 'closed' });
  }

  async find(
    branch: string,
    base: string,
    state: 'open' | 'all',
  ): Promise<GithubPull | undefined> {
    const { names, rest } = this.#api;
    const { data } = await rest.pulls.list({
      ...names,
      head: `${names.owner}:${branch}`,
      base,
      state,
      sort: 'created',
      direction: 'desc',
      per_page: 1,
    });
    return data.length > 0 ? this.get(data[0].number) : undefined;
  }

  async comment(number: number, text: string): Promise<void> {
    const { names, octokit, rest } = this.#api;
    const issue = { ...names, issue_number: number };
    const comments = await octokit.paginate(rest.issues.listComments, {
      ...issue,
      per_page: 100,
    });
    if (!comments.some(({ body }) => body?.trim() === text.trim())) {
      await rest.issues.createComment({ ...issue, body: text });
    }
  }

  reviews(number: number): Promise<GithubReview[]> {
    const { names, octokit, rest } = this.#api;
    return octokit.paginate(rest.pulls.listReviews, {
      ...names,
      pull_number: number,
      per_page: 100,
    });
  }

  numberOf({ number }: GithubPull): number {
    return number;
  }

  stateOf(pull: GithubPull): GitPullRequest['state'] {
    return githubStateOf(pull);
  }

  async describe(pull: GithubPull): Promise<GitPullRequest> {
    const { names, octokit, rest } = this.#api;
    const problems: string[] = [];
    const commit = { ...names, ref: pull.head.sha, per_page: 100 };
    const [reviews, checkRuns, statuses, required] = await Promise.all([
      orProblem<GithubReview[]>(
        problems,
        'GitHub does not show the reviews',
        [],
        () => this.reviews(pull.number),
      ),
      orProblem<GithubCheckRun[]>(
        problems,
        'GitHub does not show the checks of apps and workflows',
        [],
        () => octokit.paginate(rest.checks.listForRef, commit),
      ),
      orProblem<GithubStatus[]>(
        problems,
        'GitHub does not show the commit statuses',
        [],
        () => this.#statuses(commit),
      ),
      githubRequiredApprovals(this.#api, pull.base.ref),
    ]);
    return githubPullRequest({
      pull,
      reviews,
      checkRuns,
      statuses,
      required,
      problems,
    });
  }

  /** Octokit does not take this answer for a list: it has the statuses of the commit page by page. */
  async #statuses(commit: {
    owner: string;
    repo: string;
    ref: string;
    per_page: number;
  }): Promise<GithubStatus[]> {
    const statuses: GithubStatus[] = [];
    for (let page = 1; page <= MAX_STATUS_PAGES; page += 1) {
      const { data } = await this.#api.rest.repos.getCombinedStatusForRef({
        ...commit,
        page,
      });
      statuses.push(...data.statuses);
      if (data.statuses.length === 0 || statuses.length >= data.total_count) {
        break;
      }
    }
    return statuses;
  }
}

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
  GitPullRequest,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { orProblem } from '../pulls';
import { githubPullRequest } from './githubPullRequest';
import { GithubRepositoryApi } from './GithubRepositoryApi';
import { githubRequiredApprovals } from './githubRequiredApprovals';
import {
  GithubCheckRun,
  GithubPull,
  GithubReview,
  GithubStatus,
} from './githubTypes';

/**
 * Pull requests of one repository on a GitHub, within one operation.
 */
export class GithubPullsApi {
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

  async create(request: {
    head: string;
    base: string;
    title: string;
    body: string;
  }): Promise<GithubPull> {
    const { names, rest } = this.#api;
    return (await rest.pulls.create({ ...names, ...request })).data;
  }

  async close(number: number): Promise<void> {
    const { names, rest } = this.#api;
    await rest.pulls.update({ ...names, pull_number: number, state: 'closed' });
  }

  /** The newest pull request of a branch of this repository, not of a fork. */
  async find(
    { owner }: GitRepository,
    branch: string,
    base: string,
    state: 'open' | 'all',
  ): Promise<GithubPull | undefined> {
    const { names, rest } = this.#api;
    const { data } = await rest.pulls.list({
      ...names,
      head: `${owner}:${branch}`,
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

  /** Joins a pull request with its reviews, its checks and the rules of its base branch. */
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
        async () =>
          (
            await rest.repos.getCombinedStatusForRef(commit)
          ).data.statuses,
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
}

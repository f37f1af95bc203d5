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
  MergeRequestApprovals,
  MergeRequestNotes,
  MergeRequestReviewerSchema,
  MergeRequests,
} from '@gitbeaker/rest';
import { ForgePulls } from '../host';
import { orProblem } from '../pulls';
import {
  GitlabApprovals,
  gitlabMergeRequest,
  gitlabStateOf,
} from './gitlabMergeRequest';
import { GitlabRepositoryApi } from './GitlabRepositoryApi';

/**
 * Merge requests of one project on a GitLab, within one operation.
 */
export class GitlabMergeRequestsApi
  implements ForgePulls<ExpandedMergeRequestSchema>
{
  readonly #api: GitlabRepositoryApi;
  readonly #mergeRequests: MergeRequests;

  constructor(api: GitlabRepositoryApi) {
    this.#api = api;
    this.#mergeRequests = new MergeRequests(api.resources);
  }

  get(number: number): Promise<ExpandedMergeRequestSchema | undefined> {
    const { project } = this.#api;
    return this.#api.orMissing(this.#mergeRequests.show(project, number));
  }

  create({
    branch,
    base,
    title,
    body,
  }: Parameters<
    ForgePulls<ExpandedMergeRequestSchema>['create']
  >[0]): Promise<ExpandedMergeRequestSchema> {
    return this.#mergeRequests.create(this.#api.project, branch, base, title, {
      description: body,
      removeSourceBranch: true,
    });
  }

  async close(number: number): Promise<void> {
    await this.#mergeRequests.edit(this.#api.project, number, {
      stateEvent: 'close',
    });
  }

  async addLabels(number: number, labels: readonly string[]): Promise<void> {
    await this.#mergeRequests.edit(this.#api.project, number, {
      addLabels: labels.join(','),
    });
  }

  /** @returns the names of those who are asked now. */
  async setReviewers(
    number: number,
    ids: readonly number[],
  ): Promise<readonly string[]> {
    const edited = await this.#mergeRequests.edit(this.#api.project, number, {
      reviewerIds: [...ids],
    });
    return (edited.reviewers ?? []).map(({ username }) => username);
  }

  async find(
    branch: string,
    base: string,
    which: 'open' | 'all',
  ): Promise<ExpandedMergeRequestSchema | undefined> {
    const found = await this.#mergeRequests.all({
      projectId: this.#api.project,
      sourceBranch: branch,
      targetBranch: base,
      // GitLab has no word for all of them.
      ...(which === 'open' ? { state: 'opened' as const } : {}),
      orderBy: 'created_at',
      sort: 'desc',
      perPage: 20,
      maxPages: 1,
    });
    const own = found.find(
      ({ source_project_id, target_project_id }) =>
        source_project_id === target_project_id,
    );
    return own && this.get(own.iid);
  }

  async comment(number: number, text: string): Promise<void> {
    const { project, resources } = this.#api;
    const notes = new MergeRequestNotes(resources);
    const comments = await notes.all(project, number, { perPage: 100 });
    if (!comments.some(({ body }) => body.trim() === text.trim())) {
      await notes.create(project, number, text);
    }
  }

  numberOf({ iid }: ExpandedMergeRequestSchema): number {
    return iid;
  }

  stateOf(mergeRequest: ExpandedMergeRequestSchema): GitPullRequest['state'] {
    return gitlabStateOf(mergeRequest);
  }

  async describe(
    mergeRequest: ExpandedMergeRequestSchema,
  ): Promise<GitPullRequest> {
    const { commits, project, resources } = this.#api;
    const { iid, sha } = mergeRequest;
    const problems: string[] = [];
    const [approvals, reviewers, statuses] = await Promise.all([
      orProblem<GitlabApprovals | undefined>(
        problems,
        'GitLab does not show the approvals',
        undefined,
        () =>
          new MergeRequestApprovals(resources).showConfiguration(project, {
            mergerequestIId: iid,
          }),
      ),
      orProblem<MergeRequestReviewerSchema[]>(
        problems,
        'GitLab does not show the reviewers',
        [],
        () => this.#mergeRequests.showReviewers(project, iid),
      ),
      orProblem<CommitStatusSchema[]>(
        problems,
        'GitLab does not show the checks',
        [],
        () => commits.allStatuses(project, sha),
      ),
    ]);
    return gitlabMergeRequest({
      mergeRequest,
      approvals,
      reviewers,
      statuses,
      problems,
    });
  }
}

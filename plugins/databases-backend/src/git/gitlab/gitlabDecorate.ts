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
  ExpandedMergeRequestSchema,
  ProjectLabels,
  Users,
} from '@gitbeaker/rest';
import { onStatus } from '../errors';
import { collectProblem, Decoration, missing, noSuchLabel } from '../pulls';
import { GitlabMergeRequestsApi } from './GitlabMergeRequestsApi';
import { GitlabRepositoryApi } from './GitlabRepositoryApi';

/**
 * Adds the labels and reviewers that a merge request does not have yet.
 *
 * @returns what the host does not know or refuses, in sentences
 */
export async function gitlabDecorate(
  api: GitlabRepositoryApi,
  mergeRequests: GitlabMergeRequestsApi,
  mergeRequest: ExpandedMergeRequestSchema,
  wanted: Decoration,
): Promise<string[]> {
  const problems: string[] = [];
  await collectProblem(problems, 'GitLab did not set the labels', () =>
    addLabels(api, mergeRequests, mergeRequest, wanted, problems),
  );
  await collectProblem(problems, 'GitLab did not ask for reviews', () =>
    requestReviews(api, mergeRequests, mergeRequest, wanted, problems),
  );
  (wanted.teamReviewers ?? []).forEach(team =>
    problems.push(
      `GitLab asks people for reviews, not groups: ${team} was left out.`,
    ),
  );
  return problems;
}

/** GitLab makes labels that it does not know: they are left out before. */
async function addLabels(
  { project, resources }: GitlabRepositoryApi,
  mergeRequests: GitlabMergeRequestsApi,
  { iid, labels }: ExpandedMergeRequestSchema,
  wanted: Decoration,
  problems: string[],
): Promise<void> {
  const present = (labels ?? []).map(label =>
    typeof label === 'string' ? label : label.name,
  );
  const known: string[] = [];
  for (const label of missing(wanted.labels, present)) {
    const found = await onStatus(
      [404],
      new ProjectLabels(resources).show(project, label),
      () => undefined,
    );
    if (found) {
      known.push(label);
    } else {
      problems.push(noSuchLabel(label));
    }
  }
  if (known.length > 0) {
    await mergeRequests.addLabels(iid, known);
  }
}

/** GitLab replaces the reviewers, and silently leaves out who may not see the project. */
async function requestReviews(
  { resources }: GitlabRepositoryApi,
  mergeRequests: GitlabMergeRequestsApi,
  { iid, reviewers }: ExpandedMergeRequestSchema,
  wanted: Decoration,
  problems: string[],
): Promise<void> {
  const present = reviewers ?? [];
  const people = missing(
    wanted.reviewers,
    present.map(({ username }) => username),
  );
  const ids = present.map(({ id }) => id);
  const leftOut = (name: string) =>
    problems.push(
      `GitLab did not ask ${name} for a review: it knows nobody of that name who may see the project.`,
    );
  const asked: string[] = [];
  for (const username of people) {
    const [user] = await new Users(resources).all({ username });
    if (user) {
      ids.push(user.id);
      asked.push(username);
    } else {
      leftOut(username);
    }
  }
  if (asked.length > 0) {
    const now = await mergeRequests.setReviewers(iid, ids);
    missing(asked, now).forEach(leftOut);
  }
}

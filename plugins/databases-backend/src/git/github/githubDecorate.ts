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

import { onStatus } from '../errors';
import { collectProblem, Decoration, missing, noSuchLabel } from '../pulls';
import { GithubPullsApi } from './GithubPullsApi';
import { GithubRepositoryApi } from './GithubRepositoryApi';
import { GithubPull } from './githubTypes';

/**
 * Adds the labels and reviewers that a pull request does not have yet.
 *
 * @returns what the host does not know or refuses, in sentences
 */
export async function githubDecorate(
  api: GithubRepositoryApi,
  pulls: GithubPullsApi,
  pull: GithubPull,
  wanted: Decoration,
): Promise<string[]> {
  const problems: string[] = [];
  const labels = missing(
    wanted.labels,
    pull.labels.map(({ name }) => name),
  );
  if (labels.length > 0) {
    await collectProblem(problems, 'GitHub did not set the labels', () =>
      addLabels(api, pull.number, labels, problems),
    );
  }
  await requestReviews(api, pulls, pull, wanted, problems);
  return problems;
}

/** GitHub makes labels that it does not know: they are left out before. */
async function addLabels(
  { names, rest }: GithubRepositoryApi,
  number: number,
  labels: readonly string[],
  problems: string[],
): Promise<void> {
  const known: string[] = [];
  for (const name of labels) {
    const found = await onStatus(
      [404],
      rest.issues.getLabel({ ...names, name }),
      () => undefined,
    );
    if (found) {
      known.push(name);
    } else {
      problems.push(noSuchLabel(name));
    }
  }
  if (known.length > 0) {
    await rest.issues.addLabels({
      ...names,
      issue_number: number,
      labels: known,
    });
  }
}

/** One at a time: GitHub takes none when it refuses one. */
async function requestReviews(
  { names, rest }: GithubRepositoryApi,
  pulls: GithubPullsApi,
  pull: GithubPull,
  { reviewers, teamReviewers }: Decoration,
  problems: string[],
): Promise<void> {
  const asked = (pull.requested_reviewers ?? []).map(({ login }) => login);
  const people = missing(reviewers, asked);
  // Who has reviewed is not asked any more, and must not be asked again.
  const reviewed =
    people.length > 0
      ? (await pulls.reviews(pull.number)).flatMap(
          ({ user }) => user?.login ?? [],
        )
      : [];
  const teams = missing(
    teamReviewers,
    (pull.requested_teams ?? []).map(({ slug }) => slug),
  );
  const requests = [
    ...missing(people, reviewed).map(name => ({
      name,
      body: { reviewers: [name] },
    })),
    ...teams.map(name => ({ name, body: { team_reviewers: [name] } })),
  ];
  for (const { name, body } of requests) {
    await collectProblem(
      problems,
      `GitHub did not ask ${name} for a review`,
      async () => {
        await rest.pulls.requestReviewers({
          ...names,
          pull_number: pull.number,
          ...body,
        });
      },
    );
  }
}

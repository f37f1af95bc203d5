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

import { collectProblem, Decoration, missing, noSuchLabel } from '../pulls';
import { onStatus } from '../errors';
import { encodePath } from '../address';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';
import { GiteaPull, ignoredSchema, labelSchema } from './giteaSchemas';

/**
 * Adds the labels and reviewers that a pull request does not have yet.
 *
 * @param owner - of the repository; organisations have labels too
 * @returns what the host does not know or refuses, in sentences
 */
export async function giteaDecorate(
  api: GiteaRepositoryApi,
  owner: string,
  pull: GiteaPull,
  wanted: Decoration,
): Promise<string[]> {
  const problems: string[] = [];
  await addLabels(api, owner, pull, wanted.labels ?? [], problems);
  const asked = {
    reviewers: (pull.requested_reviewers ?? []).map(({ login }) => login),
    team_reviewers: (pull.requested_reviewers_teams ?? []).map(
      ({ name }) => name,
    ),
  };
  const requests = [
    ...missing(wanted.reviewers, asked.reviewers).map(name => ({
      name,
      body: { reviewers: [name] },
    })),
    ...missing(wanted.teamReviewers, asked.team_reviewers).map(name => ({
      name,
      body: { team_reviewers: [name] },
    })),
  ];
  for (const { name, body } of requests) {
    await collectProblem(
      problems,
      `Gitea did not ask ${name} for a review`,
      async () => {
        await api.client.request(
          'POST',
          `${api.path}/pulls/${pull.number}/requested_reviewers`,
          ignoredSchema,
          { body },
        );
      },
    );
  }
  return problems;
}

async function addLabels(
  api: GiteaRepositoryApi,
  owner: string,
  pull: GiteaPull,
  labels: readonly string[],
  problems: string[],
): Promise<void> {
  const wanted = missing(
    labels,
    (pull.labels ?? []).map(({ name }) => name),
  );
  if (wanted.length === 0) {
    return;
  }
  await collectProblem(problems, 'Gitea did not set the labels', async () => {
    const known = await labelIds(api, owner);
    wanted
      .filter(label => !known.has(label))
      .forEach(label => problems.push(noSuchLabel(label)));
    const ids = wanted.flatMap(label => known.get(label) ?? []);
    if (ids.length > 0) {
      await api.client.request(
        'POST',
        `${api.path}/issues/${pull.number}/labels`,
        ignoredSchema,
        { body: { labels: ids } },
      );
    }
  });
}

/** Labels of the repository and, where its owner is an organisation, of that. */
async function labelIds(
  api: GiteaRepositoryApi,
  owner: string,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const read = async (path: string) => {
    for await (const { name, id } of api.client.list(path, labelSchema)) {
      ids.set(name, id);
    }
  };
  await onStatus(
    [403, 404],
    read(`/orgs/${encodePath(owner)}/labels`),
    () => {},
  );
  await read(`${api.path}/labels`);
  return ids;
}

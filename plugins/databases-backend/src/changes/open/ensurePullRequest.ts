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
import { ChangeDraft, ChangeRecord } from '../ChangeRecord';
import { Lease } from '../Lease';
import { readDraftWrites } from './draftWrites';
import {
  GitAccess,
  GitHostsByName,
  gitOptionsFor,
  requireGitHost,
} from './gitAccess';

/** The step that makes the branch; it is looked for among those of a change. */
export const COMMIT_STEP = 'commit';

/** Asks the host for what is there of a change, and makes what is missing. */
export async function ensurePullRequest(
  record: ChangeRecord,
  draft: ChangeDraft,
  lease: Lease,
  gitHosts: GitHostsByName,
  access: GitAccess,
): Promise<{ pullRequest: GitPullRequest; problems: readonly string[] }> {
  const { repository, branch, baseBranch } = record;
  const gitHost = requireGitHost(gitHosts, repository.host);
  const options = gitOptionsFor(repository, access);
  const known = await lease.step('find pull request', () =>
    gitHost.findPullRequest(repository, branch, baseBranch, options),
  );
  if (known) {
    return { pullRequest: known, problems: [] };
  }
  const files = await lease.step('read files', () =>
    readDraftWrites(draft, repository, async (from, path, sha) => {
      const file = await requireGitHost(gitHosts, from.host).readFile(
        from,
        path,
        sha,
        gitOptionsFor(from, access),
      );
      return file?.content;
    }),
  );
  await lease.step(COMMIT_STEP, () =>
    gitHost.commitToNewBranch(
      {
        repository,
        branch,
        baseBranch,
        baseSha: draft.baseSha,
        message: draft.message,
        author: draft.author,
        files,
      },
      options,
    ),
  );
  return lease.step('open pull request', () =>
    gitHost.openPullRequest(
      {
        repository,
        branch,
        base: baseBranch,
        title: draft.title,
        body: draft.body,
        labels: draft.labels,
        reviewers: draft.reviewers,
        teamReviewers: draft.teamReviewers,
      },
      options,
    ),
  );
}

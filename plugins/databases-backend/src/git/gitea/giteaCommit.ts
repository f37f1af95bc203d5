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

import { ConflictError } from '@backstage/errors';
import {
  GitFileChange,
  GitPerson,
} from '@database-platform/plugin-databases-node';
import { effectiveFiles, FileStep, inspectBranch } from '../commit';
import { GitResponseError } from '../errors';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';
import { changedFilesSchema, ignoredSchema } from './giteaSchemas';

/**
 * A commit for a branch of its own.
 */
export interface GiteaCommit {
  branch: string;
  baseBranch: string;
  baseSha: string;
  message: string;
  author?: GitPerson;
  files: readonly GitFileChange[];
}

/**
 * Makes a branch with one commit.
 *
 * @remarks
 * While the base branch is at the commit that was planned on, Gitea makes branch and commit in one step. When the base has moved on, the branch is made from
 * the commit first; should the second step fail, the branch is taken away again, or used by the next try.
 *
 * @param where - as in "the branch … of …": `acme/databases on Gitea`
 * @returns the commit
 */
export async function giteaCommit(
  api: GiteaRepositoryApi,
  commit: GiteaCommit,
  where: string,
): Promise<string> {
  const state = await inspectBranch(api, commit, where);
  if (state.kind === 'done') {
    return state.sha;
  }
  const steps = await effectiveFiles(
    commit.files,
    path => api.file(path, commit.baseSha),
    where,
  );
  if (state.kind === 'empty' && state.sha !== commit.baseSha) {
    await api.deleteBranch(commit.branch);
  }
  try {
    return state.kind === 'empty' && state.sha === commit.baseSha
      ? (await changeFiles(api, commit, steps, commit.branch)).sha
      : await onNewBranch(api, commit, steps);
  } catch (error) {
    if (!isCollision(error)) {
      throw error;
    }
    // Somebody else was faster: perhaps with the very same.
    const now = await inspectBranch(api, commit, where);
    if (now.kind === 'done') {
      return now.sha;
    }
    throw new ConflictError(
      `The branch ${commit.branch} of ${where} could not be made: ${error.words}`,
    );
  }
}

async function onNewBranch(
  api: GiteaRepositoryApi,
  commit: GiteaCommit,
  steps: readonly FileStep[],
): Promise<string> {
  const { branch, baseBranch, baseSha } = commit;
  if ((await api.branchHead(baseBranch)) === baseSha) {
    const made = await changeFiles(api, commit, steps, baseBranch);
    if (made.parent === baseSha) {
      return made.sha;
    }
    // The base moved in between: what was made stands on the wrong commit.
    await api.deleteBranch(branch);
  }
  await api.client.request('POST', `${api.path}/branches`, ignoredSchema, {
    body: { new_branch_name: branch, old_ref_name: baseSha },
  });
  try {
    return (await changeFiles(api, commit, steps, branch)).sha;
  } catch (error) {
    if (!isCollision(error) && error instanceof GitResponseError) {
      await api.deleteBranch(branch);
    }
    throw error;
  }
}

async function changeFiles(
  api: GiteaRepositoryApi,
  { branch, message, author }: GiteaCommit,
  steps: readonly FileStep[],
  from: string,
): Promise<{ sha: string; parent: string | undefined }> {
  const { commit } = await api.client.request(
    'POST',
    `${api.path}/contents`,
    changedFilesSchema,
    {
      body: {
        branch: from,
        ...(from === branch ? {} : { new_branch: branch }),
        message,
        ...(author ? { author } : {}),
        files: steps.map(operationOf),
      },
    },
  );
  return { sha: commit.sha, parent: commit.parents?.[0]?.sha };
}

function operationOf({ path, content, current }: FileStep) {
  // With the blob that is believed to be there: another one is refused.
  const sha = current ? { sha: current.sha } : {};
  if (content === undefined) {
    return { operation: 'delete', path, ...sha };
  }
  return {
    operation: current ? 'update' : 'create',
    path,
    content: Buffer.from(content, 'utf8').toString('base64'),
    ...sha,
  };
}

/** Branch or file exists already, or the file is not the one that was read. */
function isCollision(error: unknown): error is GitResponseError {
  return (
    error instanceof GitResponseError &&
    (error.status === 409 ||
      (error.status === 422 &&
        /already exists|does not match/i.test(error.words)))
  );
}

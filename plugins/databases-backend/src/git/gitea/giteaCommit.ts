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

import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  BranchState,
  effectiveFiles,
  FileStep,
  inspectBranch,
} from '../commit';
import { GitResponseError } from '../errors';
import { BranchCommit } from '../host';
import { GiteaRepositoryApi } from './GiteaRepositoryApi';
import { changedFilesSchema, ignoredSchema } from './giteaSchemas';

/** A Gitea that is asked for the same branch twice at once answers one of them 500. */
const ATTEMPTS = 3;

/**
 * Makes a branch with one commit.
 *
 * @remarks
 * While the base branch is at the commit that was planned on, Gitea makes branch and commit in one step. When the base has moved on, the branch is made from
 * the commit first; should the second step fail, the branch is taken away again, or used by the next try.
 *
 * @param where - as in "the branch … of …": `acme/databases on Gitea`
 * @param pause - waits for so many milliseconds
 * @returns the commit
 */
export async function giteaCommit(
  api: GiteaRepositoryApi,
  commit: BranchCommit,
  where: string,
  pause: (ms: number) => Promise<void>,
): Promise<string> {
  const read = (path: string) => api.file(path, commit.baseSha);
  for (let attempt = 1; ; attempt += 1) {
    const state = await inspectBranch(api, commit, where);
    if (state.kind === 'done') {
      return state.sha;
    }
    const steps = await effectiveFiles(commit.files, read, where);
    try {
      return await makeCommit(api, commit, steps, state);
    } catch (error) {
      if (!mayBeRace(error)) {
        throw error;
      }
      if (attempt === ATTEMPTS) {
        throw lastError(error, commit, where);
      }
      await pause(200 * attempt);
    }
  }
}

/** As long as the host answers everything else, a push that it cannot take for the third time is one that it must not take. */
function lastError(
  error: GitResponseError,
  { branch }: BranchCommit,
  where: string,
): Error {
  return error.status === 500
    ? new NotAllowedError(
        `The branch ${branch} of ${where} cannot be pushed to: Gitea answers 500, as it does when a rule of the repository protects the branch, or when a hook of the server refuses the push. Branches of this name must be allowed.`,
      )
    : new ConflictError(
        `The branch ${branch} of ${where} could not be made: ${error.words}`,
      );
}

async function makeCommit(
  api: GiteaRepositoryApi,
  commit: BranchCommit,
  steps: readonly FileStep[],
  state: BranchState,
): Promise<string> {
  if (state.kind === 'empty') {
    if (state.sha === commit.baseSha) {
      return (await changeFiles(api, commit, steps, commit.branch)).sha;
    }
    await api.deleteBranch(commit.branch);
  }
  return onNewBranch(api, commit, steps);
}

async function onNewBranch(
  api: GiteaRepositoryApi,
  commit: BranchCommit,
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
    if (error instanceof GitResponseError && !isCollision(error)) {
      await api.deleteBranch(branch);
    }
    throw error;
  }
}

async function changeFiles(
  api: GiteaRepositoryApi,
  { branch, message, author }: BranchCommit,
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

function mayBeRace(error: unknown): error is GitResponseError {
  return (
    isCollision(error) ||
    (error instanceof GitResponseError && error.status === 500)
  );
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

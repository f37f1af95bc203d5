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
  commitMadeMeanwhile,
  effectiveFiles,
  FileStep,
  inspectBranch,
} from '../commit';
import { onStatus } from '../errors';
import { BranchCommit } from '../host';
import { githubModes, ORDINARY } from './githubModes';
import { GithubRepositoryApi } from './GithubRepositoryApi';

/**
 * Makes a branch with one commit: tree and commit first, which nobody sees, then the branch in one step.
 *
 * @param where - as in "the branch … of …": `acme/databases on GitHub`
 * @returns the commit
 */
export async function githubCommit(
  api: GithubRepositoryApi,
  commit: BranchCommit,
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
  const sha = await createCommit(api, commit, steps);
  const { names, rest } = api;
  const ref = `heads/${commit.branch}`;
  const set: Promise<unknown> =
    state.kind === 'absent'
      ? rest.git.createRef({ ...names, ref: `refs/${ref}`, sha })
      : rest.git.updateRef({ ...names, ref, sha, force: false });
  return onStatus(
    [409, 422],
    set.then(() => sha),
    async error => {
      if (!/already exists|fast.?forward/i.test(error.words)) {
        throw error;
      }
      return commitMadeMeanwhile(api, commit, where, error.words);
    },
  );
}

async function createCommit(
  api: GithubRepositoryApi,
  { baseSha, message, author }: BranchCommit,
  steps: readonly FileStep[],
): Promise<string> {
  const { names, rest } = api;
  const base = await rest.git.getCommit({ ...names, commit_sha: baseSha });
  const written = steps.filter(({ content }) => content !== undefined);
  const modes = await githubModes(
    api,
    base.data.tree.sha,
    written.map(({ path }) => path),
  );
  const tree = await rest.git.createTree({
    ...names,
    base_tree: base.data.tree.sha,
    tree: steps.map(({ path, content }) => ({
      path,
      mode: modes.get(path) ?? ORDINARY,
      type: 'blob' as const,
      // No blob takes the file away.
      ...(content === undefined ? { sha: null } : { content }),
    })),
  });
  const commit = await rest.git.createCommit({
    ...names,
    message,
    tree: tree.data.sha,
    parents: [baseSha],
    ...(author ? { author } : {}),
  });
  return commit.data.sha;
}

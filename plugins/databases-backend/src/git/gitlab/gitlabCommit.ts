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

import { NotAllowedError } from '@backstage/errors';
import { CommitAction } from '@gitbeaker/rest';
import {
  commitMadeMeanwhile,
  effectiveFiles,
  FileStep,
  inspectBranch,
} from '../commit';
import { onStatus } from '../errors';
import { BranchCommit } from '../host';
import { GitlabRepositoryApi } from './GitlabRepositoryApi';

/**
 * Makes a branch with one commit, in one step.
 *
 * @param where - as in "the branch … of …": `acme/databases on GitLab`
 * @returns the commit
 */
export async function gitlabCommit(
  api: GitlabRepositoryApi,
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
  const { branch, message, author, baseSha } = commit;
  const made = api.commits
    .create(api.project, branch, message, steps.map(actionOf), {
      startSha: baseSha,
      // Only ever a branch that has no commit of its own.
      ...(state.kind === 'empty' ? { force: true } : {}),
      ...(author ? { authorName: author.name, authorEmail: author.email } : {}),
    })
    .then(({ id }) => id);
  return onStatus([400, 403, 409], made, async error => {
    if (error.status === 403) {
      // GitLab gives the same reason for an archived project and for a protected branch.
      const { archived } = await api.about();
      throw archived
        ? new NotAllowedError(
            `The branch ${branch} cannot be made: ${where} is archived, nobody can write to it.`,
          )
        : error;
    }
    if (!/already exists/i.test(error.words)) {
      throw error;
    }
    return commitMadeMeanwhile(api, commit, where, error.words);
  });
}

function actionOf({ path, content, current }: FileStep): CommitAction {
  if (content === undefined) {
    return { action: 'delete', filePath: path };
  }
  return {
    action: current ? 'update' : 'create',
    filePath: path,
    content: Buffer.from(content, 'utf8').toString('base64'),
    // As text, GitLab would change line ends by the project's attributes.
    encoding: 'base64',
  };
}

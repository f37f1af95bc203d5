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

import { GitHost } from '../model/GitHost';
import { protectionOf } from '../model/BranchProtection';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { GitSignature } from '../plumbing/GitObjects';
import { noCommit } from '../plumbing/GitRepository';
import { TreeEdit } from '../plumbing/GitWriter';
import { isBranchName } from './branchNames';
import { checkOperation, cleanPath } from './checkOperation';
import { FileOperation } from './FileOperation';
import { maySkipReview } from './mergeRules';
import { moveBranch } from './moveBranch';

/** Several operations as one commit. */
export interface FileChanges {
  files: readonly FileOperation[];
  /** The branch that the commit is made on top of; the default branch if empty. */
  branch?: string;
  /** The branch that it goes to, which must not exist; the same one if empty. */
  newBranch?: string;
  message?: string;
  author?: GitSignature;
  committer?: GitSignature;
  signoff?: boolean;
}

/** What came of it. */
export interface ChangedFiles {
  commit: string;
  branch: string;
  paths: readonly string[];
}

/**
 * Makes one commit out of several file operations, as Gitea's `POST …/contents` does.
 *
 * @throws HostError 403 for a protected branch, 404 for a branch or file that is not there, 422 for one that is there already or is another than believed
 */
export function changeFiles(
  host: GitHost,
  repository: HostedRepository,
  changes: FileChanges,
  user: KnownUser,
): Promise<ChangedFiles> {
  return repository.mutex.run(async () => {
    const branch = changes.branch || repository.defaultBranch;
    const target = changes.newBranch || branch;
    if (!isBranchName(target)) {
      throw new HostError(422, `[NewBranchName]: GitRefName`);
    }
    demandPush(repository, target, user);
    const head = await repository.git.branchHead(branch);
    const isEmpty =
      !head &&
      repository.pulls.length === 0 &&
      (await repository.git.branches()).length === 0;
    if (!head && !isEmpty) {
      throw new HostError(
        404,
        `branch does not exist [repo_id: ${repository.id} name: ${branch}]`,
      );
    }
    const operations = changes.files.map(file => ({
      ...file,
      path: cleanPath(file.path),
      fromPath: cleanPath(file.fromPath || file.path),
    }));
    if (target !== branch && (await repository.git.branchHead(target))) {
      throw new HostError(422, `branch already exists [name: ${target}]`);
    }
    const edits: TreeEdit[] = [];
    for (const file of operations) {
      edits.push(...(await checkOperation(repository.git, head, file)));
    }
    const base = head && (await repository.git.commit(head)).tree;
    const tree = await repository.writer.writeTree(base, edits);
    const committer =
      changes.committer ?? changes.author ?? host.signatureOf(user);
    const author =
      changes.author ?? changes.committer ?? host.signatureOf(user);
    const commit = await repository.writer.commitTree(
      tree,
      head ? [head] : [],
      messageOf(changes, committer),
      { author, committer },
    );
    await moveBranch(
      host,
      repository,
      {
        branch: target,
        from: target === branch ? head ?? noCommit : noCommit,
        to: commit,
      },
      user,
    );
    return {
      commit,
      branch: target,
      paths: operations.map(({ path }) => path),
    };
  });
}

/** @throws HostError 403 where only pull requests may bring commits */
export function demandPush(
  repository: HostedRepository,
  branch: string,
  user: KnownUser,
): void {
  const rule = protectionOf(repository.protections, branch);
  if (rule && !maySkipReview(rule, user)) {
    throw new HostError(
      403,
      'user should have a permission to write to the target branch',
    );
  }
}

function messageOf(changes: FileChanges, committer: GitSignature): string {
  const given = changes.message?.trim();
  const message = given || defaultMessage(changes.files);
  return changes.signoff
    ? `${message}\n\nSigned-off-by: ${committer.name} <${committer.email}>`
    : message;
}

/** As Gitea words it: one line for what is new, changed and gone. */
function defaultMessage(files: readonly FileOperation[]): string {
  const paths = (wanted: readonly FileOperation['operation'][]) =>
    files
      .filter(({ operation }) => wanted.includes(operation))
      .map(({ path }) => path)
      .join(', ');
  const lines = [
    ['Add', paths(['create'])],
    ['Update', paths(['update', 'upload', 'rename'])],
    ['Delete', paths(['delete'])],
  ];
  return lines
    .filter(([, list]) => list)
    .map(([verb, list]) => `${verb} ${list}`)
    .join('\n');
}

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
import { GitFileChange } from '@database-platform/plugin-databases-node';

/**
 * A change that is to be the one commit of a branch.
 */
export interface BranchChange {
  branch: string;
  baseSha: string;
  files: readonly GitFileChange[];
}

/**
 * What has to be read to know what a branch holds.
 */
export interface BranchReader {
  /** `undefined` when there is no such branch. */
  branchHead(branch: string): Promise<string | undefined>;
  /** @returns the parents of a commit, and the paths of the files that differ from the first of them. */
  commit(
    sha: string,
  ): Promise<{ parents: readonly string[]; paths: readonly string[] }>;
  /** `undefined` when there is no such file. */
  content(path: string, sha: string): Promise<string | undefined>;
  isAncestor(ancestorSha: string, descendantSha: string): Promise<boolean>;
}

/**
 * How far a change has come.
 */
export type BranchState =
  /** There is no such branch. */
  | { kind: 'absent' }
  /** The branch is there and everything on it is in the history of the base too. */
  | { kind: 'empty'; sha: string }
  /** The branch has the change as its one commit. */
  | { kind: 'done'; sha: string };

/**
 * Finds out whether a change is on its branch already, so that it can be tried again after anything.
 *
 * @param where - as in "the branch … of …": `acme/databases on GitHub`
 * @throws ConflictError when the branch has anything else.
 */
export async function inspectBranch(
  reader: BranchReader,
  change: BranchChange,
  where: string,
): Promise<BranchState> {
  const sha = await reader.branchHead(change.branch);
  if (!sha) {
    return { kind: 'absent' };
  }
  if (
    sha === change.baseSha ||
    (await reader.isAncestor(sha, change.baseSha))
  ) {
    return { kind: 'empty', sha };
  }
  if (await holdsChange(reader, sha, change)) {
    return { kind: 'done', sha };
  }
  throw new ConflictError(
    `The branch ${change.branch} of ${where} exists already with other content. Delete it, or close the pull request that it belongs to, and try again.`,
  );
}

async function holdsChange(
  reader: BranchReader,
  sha: string,
  { baseSha, files }: BranchChange,
): Promise<boolean> {
  const { parents, paths } = await reader.commit(sha);
  const wanted = new Set(files.map(({ path }) => path));
  if (parents.length !== 1 || !paths.every(path => wanted.has(path))) {
    return false;
  }
  const [parent] = parents;
  if (parent !== baseSha && !(await reader.isAncestor(parent, baseSha))) {
    return false;
  }
  for (const { path, content } of files) {
    if ((await reader.content(path, sha)) !== content) {
      return false;
    }
  }
  return true;
}

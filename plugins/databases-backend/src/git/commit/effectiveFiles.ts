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

import { ConflictError, InputError } from '@backstage/errors';
import { GitFileChange } from '@database-platform/plugin-databases-node';

/**
 * A change of a file with what is there now.
 */
export interface FileStep {
  path: string;
  /** `undefined` when the file goes. */
  content: string | undefined;
  /** `undefined` when there is no such file yet. */
  current: { content: string; sha: string } | undefined;
}

/**
 * Leaves out the files that are already as they should be: hosts refuse some of them, and make empty commits of others.
 *
 * @param read - reads a file at the commit that the change is made on
 * @param where - as in "the files of …": `acme/databases on GitHub`
 * @throws InputError when there are no files; ConflictError when nothing is left.
 */
export async function effectiveFiles(
  files: readonly GitFileChange[],
  read: (path: string) => Promise<{ content: string; sha: string } | undefined>,
  where: string,
): Promise<readonly FileStep[]> {
  if (files.length === 0) {
    throw new InputError('A commit needs at least one file.');
  }
  const steps: FileStep[] = [];
  for (const { path, content } of files) {
    const current = await read(path);
    if (current?.content !== content) {
      steps.push({ path, content, current });
    }
  }
  if (steps.length === 0) {
    throw nothingToCommit(where);
  }
  return steps;
}

/** What is to be written is there already. */
export function nothingToCommit(where: string): ConflictError {
  return new ConflictError(
    `There is nothing to commit: the files of ${where} are already as they should be.`,
  );
}

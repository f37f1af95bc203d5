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

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { GitRepository } from '../git/plumbing/GitRepository';

/** The text files of a repository by their paths, as they are at one commit. */
export type RepositoryFiles = ReadonlyMap<string, string>;

/** Reads a folder of this machine. */
export function readLocalFiles(root: string): RepositoryFiles {
  const files = new Map<string, string>();
  const entries = readdirSync(root, {
    recursive: true,
    withFileTypes: true,
  }).filter(entry => entry.isFile());
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    files.set(
      full.slice(root.length + 1).replaceAll('\\', '/'),
      readFileSync(full, 'utf8'),
    );
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a commit. */
export async function readCommitFiles(
  git: GitRepository,
  commit: string,
): Promise<RepositoryFiles> {
  const entries = (await git.entries(commit, { recursive: true })).filter(
    ({ type }) => type === 'blob',
  );
  const blobs = await git.blobs(entries.map(({ sha }) => sha));
  return new Map(
    entries.map(({ path, sha }) => [
      path,
      blobs.get(sha)?.toString('utf8') ?? '',
    ]),
  );
}

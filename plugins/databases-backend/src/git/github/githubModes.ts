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

import { InputError } from '@backstage/errors';
import { GithubRepositoryApi } from './GithubRepositoryApi';

/** What a file is that is nothing else. */
export const ORDINARY = '100644';

const EXECUTABLE = '100755';

/** What a file is besides its content: an ordinary one, or one that can be executed. */
export type GithubMode = typeof ORDINARY | typeof EXECUTABLE;

const LINK = '120000';
const FOLDER = '040000';

interface Entry {
  mode?: string;
  sha?: string;
}

interface Folder {
  /** By their names. */
  entries: ReadonlyMap<string | undefined, Entry>;
  /** Whether GitHub lists all of them; a hundred thousand are too many. */
  whole: boolean;
}

/**
 * Tells what files are that are written anew, so that they stay so. GitHub's answer with a file's content says nothing of it, and answers for a link with
 * what it leads to.
 *
 * @param root - the tree of the commit that the files are in
 * @returns by path; ordinary ones for files that are not there
 * @throws InputError for a link, and for what is behind one: to write there would put a file in the place of the link
 */
export async function githubModes(
  api: GithubRepositoryApi,
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, GithubMode>> {
  const folders = new Map<string, Promise<Folder>>();
  const folderOf = (sha: string) => {
    const known = folders.get(sha) ?? readFolder(api, sha);
    folders.set(sha, known);
    return known;
  };
  const modes = new Map<string, GithubMode>();
  for (const path of paths) {
    modes.set(path, await modeOf(path, root, folderOf));
  }
  return modes;
}

async function modeOf(
  path: string,
  root: string,
  folderOf: (sha: string) => Promise<Folder>,
): Promise<GithubMode> {
  let sha: string | undefined = root;
  let mode: string | undefined;
  for (const name of path.split('/')) {
    const folder: Folder | undefined =
      sha === undefined ? undefined : await folderOf(sha);
    const entry: Entry | undefined = folder?.entries.get(name);
    if (folder && !entry && !folder.whole) {
      throw new InputError(
        `Whether ${path} is a link cannot be told: a folder above it has more entries than GitHub lists.`,
      );
    }
    mode = entry?.mode;
    sha = mode === FOLDER ? entry?.sha : undefined;
    if (mode === LINK) {
      throw new InputError(
        `${path} is a link, or behind one: name the file itself.`,
      );
    }
  }
  return mode === EXECUTABLE ? EXECUTABLE : ORDINARY;
}

async function readFolder(
  { names, rest }: GithubRepositoryApi,
  sha: string,
): Promise<Folder> {
  const { data } = await rest.git.getTree({ ...names, tree_sha: sha });
  return {
    entries: new Map(data.tree.map(entry => [entry.path, entry])),
    whole: !data.truncated,
  };
}

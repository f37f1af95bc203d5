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

import { posix } from 'path';
import { HostError } from '../model/HostError';
import { GitTreeEntry } from '../plumbing/GitObjects';
import { GitRepository } from '../plumbing/GitRepository';
import { TreeEdit } from '../plumbing/GitWriter';
import { FileOperation } from './FileOperation';

/**
 * The path without leading slashes, dots and double slashes.
 *
 * @throws HostError 422 for a path outside of the repository or inside of `.git`
 */
export function cleanPath(path: string): string {
  const clean = posix.normalize(`/${path}`).slice(1).replace(/\/$/, '');
  const isBad =
    !clean ||
    clean.includes('\0') ||
    clean.split('/').some(part => part.toLowerCase() === '.git');
  if (isBad) {
    throw new HostError(
      422,
      `path contains a malformed path component [path: ${path}]`,
    );
  }
  return clean;
}

/**
 * What an operation does to the tree of a commit, after the checks that Gitea makes.
 *
 * @throws HostError 404 for a file that is not there, 422 for one that is, or that is another than believed
 */
export async function checkOperation(
  git: GitRepository,
  head: string | undefined,
  file: FileOperation & { fromPath: string },
): Promise<TreeEdit[]> {
  const { operation, path, fromPath, content, sha } = file;
  const source = head && (await git.entry(head, fromPath));
  if (operation === 'delete' && source && source.type !== 'blob') {
    throw fileMissing(path);
  }
  if (operation !== 'create') {
    if (!source && operation === 'delete') {
      throw fileMissing(path);
    }
    if (!source && operation !== 'upload') {
      throw new HostError(
        404,
        `object does not exist [id: , rel_path: ${posix.basename(fromPath)}]`,
      );
    }
    if (sha && sha !== (source ? source.sha : '')) {
      throw new HostError(
        422,
        `sha does not match [given: ${sha}, expected: ${
          source ? source.sha : ''
        }]`,
      );
    }
  }
  if (operation === 'delete') {
    return [{ path, delete: true }];
  }
  if (head) {
    await checkTarget(
      git,
      head,
      path,
      operation === 'create' || path !== fromPath,
    );
  }
  const moved: TreeEdit[] =
    path === fromPath ? [] : [{ path: fromPath, delete: true }];
  const bytes =
    operation === 'rename' && source && !content?.length
      ? await git.blob(source.sha)
      : content ?? Buffer.alloc(0);
  return [
    ...moved,
    {
      path,
      content: bytes,
      mode: source && source.mode === '100755' ? '100755' : '100644',
    },
  ];
}

function fileMissing(path: string): HostError {
  return new HostError(404, `repository file does not exist [path: ${path}]`);
}

/** Whether a file can be at this path: no file where a folder has to be, no folder where it is. */
async function checkTarget(
  git: GitRepository,
  head: string,
  path: string,
  mustBeNew: boolean,
): Promise<void> {
  const parts = path.split('/');
  for (let i = 1; i <= parts.length; i++) {
    const below = parts.slice(0, i).join('/');
    const entry: GitTreeEntry | undefined = await git.entry(head, below);
    if (!entry) {
      return;
    }
    const isLast = i === parts.length;
    if (!isLast && entry.type !== 'tree') {
      throw new HostError(
        422,
        `a file exists where you’re trying to create a subdirectory [path: ${below}]`,
      );
    }
    if (isLast && entry.mode === '120000') {
      throw new HostError(
        422,
        `a symbolic link exists where you’re trying to create a subdirectory [path: ${below}]`,
      );
    }
    if (isLast && entry.type === 'tree') {
      throw new HostError(
        422,
        `a directory exists where you’re trying to create a file [path: ${below}]`,
      );
    }
    if (isLast && mustBeNew) {
      throw new HostError(
        422,
        `repository file already exists [path: ${path}]`,
      );
    }
  }
}

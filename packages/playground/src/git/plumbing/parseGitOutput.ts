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

import { GitCommit, GitTreeEntry } from './GitObjects';

/** The field separator of the formats that we ask git for. */
const separator = '\x1f';
/** For `git log --format`. */
export const commitFormat = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%at',
  '%cn',
  '%ce',
  '%ct',
  '%B',
].join(separator);

/** Reads one commit that was printed in {@link commitFormat}. */
export function readCommit(text: string): GitCommit {
  const [sha, tree, parents, an, ae, at, cn, ce, ct, ...message] =
    text.split(separator);
  return {
    sha,
    tree,
    parents: parents ? parents.split(' ') : [],
    author: { name: an, email: ae, atMs: Number(at) * 1000 },
    committer: { name: cn, email: ce, atMs: Number(ct) * 1000 },
    // As it is stored: git ends a message with one line break.
    message: `${message.join(separator).replace(/\n+$/, '')}\n`,
  };
}

/** Reads one line of `git ls-tree -l`. */
export function readEntry(text: string): GitTreeEntry {
  const [info, path] = splitOnce(text, '\t');
  const [mode, type, sha, size] = info.split(/ +/);
  return {
    mode,
    type: type as GitTreeEntry['type'],
    sha,
    size: size === '-' ? 0 : Number(size),
    path,
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The lines that are not empty. */
export function lines(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

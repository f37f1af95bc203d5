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

import { GitCommit, GitSignature, GitTreeEntry } from './GitObjects';

/**
 * Reads a commit as git stores it.
 *
 * @param content - headers, an empty line, the message; see `git help cat-file`
 */
export function parseCommit(sha: string, content: Buffer): GitCommit {
  const text = content.toString('utf8');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const message = end < 0 ? '' : text.slice(end + 2);
  // Further lines of a header, such as those of a signature, begin with a space.
  const headers = head.split('\n').filter(line => !line.startsWith(' '));
  const all = (name: string) =>
    headers
      .filter(line => line.startsWith(`${name} `))
      .map(line => line.slice(name.length + 1));
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parseSignature(all('author')[0] ?? ''),
    committer: parseSignature(all('committer')[0] ?? ''),
    // Git ends a message with one line break.
    message: `${message.replace(/\n+$/, '')}\n`,
  };
}

/** `Name <name@example.org> 1700000000 +0100` */
function parseSignature(text: string): GitSignature {
  const [, name = '', email = '', seconds = '0'] =
    /^(.*?) ?<([^>]*)> (-?\d+)/.exec(text) ?? [];
  return { name, email, atMs: Number(seconds) * 1000 };
}

/** What a tree has at one level; the sizes of blobs are not in it. */
export function parseTree(content: Buffer): Omit<GitTreeEntry, 'size'>[] {
  const entries: Omit<GitTreeEntry, 'size'>[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(' ', at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space).padStart(6, '0');
    entries.push({
      mode,
      type: typeOf(mode),
      sha: content.toString('hex', end + 1, end + 21),
      path: content.toString('utf8', space + 1, end),
    });
    at = end + 21;
  }
  return entries;
}

function typeOf(mode: string): GitTreeEntry['type'] {
  switch (mode) {
    case '040000':
      return 'tree';
    case '160000':
      return 'commit';
    default:
      return 'blob';
  }
}

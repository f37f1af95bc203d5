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

import { createHash } from 'crypto';

/** The text files of a commit by their paths. */
export type Files = ReadonlyMap<string, string>;

/** A commit with everything that it has. */
export interface MemoryCommit {
  sha: string;
  tree: string;
  parents: readonly string[];
  files: Files;
  message: string;
  author: { name: string; email: string };
  at: string;
}

/** A change of files; `undefined` takes one away. */
export type Changes = ReadonlyArray<
  readonly [path: string, content: string | undefined]
>;

/** A name like the ones that git gives, from what it is a name of. */
export function hash(kind: string, value: unknown): string {
  const text = `${kind} ${JSON.stringify(value)}`;
  return createHash('sha1').update(text).digest('hex');
}

export function blobSha(content: string): string {
  return hash('blob', content);
}

export function treeSha(files: Files): string {
  return hash(
    'tree',
    [...files].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function withChanges(files: Files, changes: Changes): Files {
  const result = new Map(files);
  changes.forEach(([path, content]) =>
    content === undefined ? result.delete(path) : result.set(path, content),
  );
  return result;
}

/** What has to be done to the one to get the other. */
export function changesBetween(before: Files, after: Files): Changes {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(path => before.get(path) !== after.get(path))
    .sort()
    .map(path => [path, after.get(path)] as const);
}

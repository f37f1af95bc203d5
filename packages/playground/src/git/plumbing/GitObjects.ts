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

/** An object of a repository. */
export interface GitObject {
  /** Forty digits. */
  sha: string;
  type: 'commit' | 'tree' | 'blob' | 'tag';
  /** Bytes. */
  size: number;
}

/** An object and what is in it. */
export interface GitObjectContent extends GitObject {
  content: Buffer;
}

/** Who did something, and when. */
export interface GitSignature {
  name: string;
  email: string;
  /** Milliseconds since the epoch. */
  atMs: number;
}

/** A commit as `git log` tells it. */
export interface GitCommit {
  sha: string;
  tree: string;
  parents: readonly string[];
  author: GitSignature;
  committer: GitSignature;
  message: string;
}

/** One entry of a tree. */
export interface GitTreeEntry {
  /** Octal, six digits: `100644`, `100755`, `120000`, `040000`. */
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  /** Bytes of a blob; 0 for others. */
  size: number;
  /** From the root of the tree that was listed. */
  path: string;
}

/** A branch and the commit that it points to. */
export interface GitBranch {
  name: string;
  sha: string;
}

/** How many lines a file gained and lost between two commits. */
export interface GitFileChange {
  path: string;
  /** Where it was before, if it moved. */
  previousPath?: string;
  status: 'added' | 'deleted' | 'changed' | 'renamed';
  additions: number;
  deletions: number;
}

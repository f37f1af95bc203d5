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

import {
  GitBranch,
  GitCommit,
  GitFileChange,
  GitObjectContent,
  GitTreeEntry,
} from './GitObjects';
import { GitObjectReader } from './GitObjectReader';
import { initRepository } from './initRepository';
import { commitFormat, lines, readCommit, readEntry } from './parseGitOutput';
import { parseCommit, parseTree } from './parseGitObject';
import { readFileChanges } from './readFileChanges';
import { GitOutput, runGit, RunGitOptions } from './runGit';

/** The tree without any file, which git knows everywhere. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A bare repository on disk, read by git's own plumbing. Nothing here looks at who asks. */
export class GitRepository {
  readonly #objects: GitObjectReader;

  private constructor(
    /** Absolute path, ends with `.git`. */
    readonly directory: string,
  ) {
    this.#objects = new GitObjectReader(directory);
  }

  /** Makes an empty repository whose default branch is `main`. */
  static async init(directory: string): Promise<GitRepository> {
    await initRepository(directory);
    return new GitRepository(directory);
  }

  /** Runs git in this repository. */
  run(
    args: readonly string[],
    options: Omit<RunGitOptions, 'cwd'> = {},
  ): Promise<GitOutput> {
    return runGit(args, { ...options, cwd: this.directory });
  }

  /** The commit that a branch, a tag or the beginning of a commit's id stands for, in this order; undefined where there is none. */
  async resolve(ref: string): Promise<string | undefined> {
    const candidates = [`refs/heads/${ref}`, `refs/tags/${ref}`];
    if (ref.startsWith('refs/')) {
      candidates.unshift(ref);
    }
    if (/^[0-9a-f]{4,40}$/.test(ref)) {
      candidates.push(ref);
    }
    const found = await Promise.all(
      candidates.map(candidate => this.#objects.info(`${candidate}^{commit}`)),
    );
    return found.find(Boolean)?.sha;
  }

  /** The commit at the head of a branch. */
  async branchHead(name: string): Promise<string | undefined> {
    return (await this.#objects.info(`refs/heads/${name}^{commit}`))?.sha;
  }

  async branches(): Promise<GitBranch[]> {
    const { text } = await this.run([
      'for-each-ref',
      '--format=%(refname:lstrip=2) %(objectname)',
      'refs/heads',
    ]);
    return lines(text).map(line => {
      const end = line.lastIndexOf(' ');
      return { name: line.slice(0, end), sha: line.slice(end + 1) };
    });
  }

  async commit(sha: string): Promise<GitCommit> {
    const object = await this.#demand(`${sha}^{commit}`);
    return parseCommit(object.sha, object.content);
  }

  async #demand(name: string): Promise<GitObjectContent> {
    const object = await this.#objects.contents(name);
    if (!object) {
      throw new Error(`The repository has no ${name}`);
    }
    return object;
  }

  /** Commits, newest first, as `git log` with these arguments has them. */
  async log(args: readonly string[]): Promise<GitCommit[]> {
    const { text } = await this.run([
      'log',
      '-z',
      `--format=${commitFormat}`,
      ...args,
    ]);
    return text.split('\0').filter(Boolean).map(readCommit);
  }

  async countCommits(args: readonly string[]): Promise<number> {
    const { text } = await this.run(['rev-list', '--count', ...args]);
    return Number(text);
  }

  /** What lies below a path of a commit or tree; all of it, or one level. */
  async entries(
    treeish: string,
    options: { path?: string; recursive?: boolean } = {},
  ): Promise<GitTreeEntry[]> {
    const { path, recursive } = options;
    const { text } = await this.run([
      'ls-tree',
      '-z',
      '-l',
      ...(recursive ? ['-r', '-t'] : []),
      path ? `${treeish}:${path}` : treeish,
    ]);
    return text.split('\0').filter(Boolean).map(readEntry);
  }

  /** The entry at exactly this path, with the path as its name. */
  async entry(
    treeish: string,
    path: string,
  ): Promise<GitTreeEntry | undefined> {
    let tree = `${treeish}^{tree}`;
    const names = path.split('/');
    for (const [i, name] of names.entries()) {
      const { content } = await this.#demand(tree);
      const entry = parseTree(content).find(each => each.path === name);
      if (!entry) {
        return undefined;
      }
      if (i === names.length - 1) {
        const size =
          entry.type === 'blob'
            ? (await this.#objects.info(entry.sha))?.size ?? 0
            : 0;
        return { ...entry, size, path };
      }
      if (entry.type !== 'tree') {
        return undefined;
      }
      tree = entry.sha;
    }
    return undefined;
  }

  async blob(sha: string): Promise<Buffer> {
    return (await this.#demand(sha)).content;
  }

  /** Many blobs at once, by their ids. */
  async blobs(shas: readonly string[]): Promise<Map<string, Buffer>> {
    const wanted = [...new Set(shas)];
    return new Map(
      await Promise.all(
        wanted.map(
          async (sha): Promise<[string, Buffer]> => [sha, await this.blob(sha)],
        ),
      ),
    );
  }

  /** The bytes of a file at a commit; undefined where there is no such file. */
  async file(commit: string, path: string): Promise<Buffer | undefined> {
    const entry = await this.entry(commit, path);
    return entry?.type === 'blob' ? this.blob(entry.sha) : undefined;
  }

  /** The bytes of a blob that may not exist. */
  async tryBlob(sha: string): Promise<Buffer | undefined> {
    if (!/^[0-9a-f]{40}$/.test(sha)) {
      return undefined;
    }
    const object = await this.#objects.contents(sha);
    return object?.type === 'blob' ? object.content : undefined;
  }

  /** As {@link GitRepository.resolve}, and the id of a tree as well. */
  async resolveTree(ref: string): Promise<string | undefined> {
    const commit = await this.resolve(ref);
    if (commit || !/^[0-9a-f]{40}$/.test(ref)) {
      return commit;
    }
    const object = await this.#objects.info(ref);
    return object?.type === 'tree' ? ref : undefined;
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { code, text } = await this.run(['merge-base', a, b], {
      accept: [0, 1],
    });
    return code === 0 ? text.trim() : undefined;
  }

  async isAncestor(ancestor: string, of: string): Promise<boolean> {
    const { code } = await this.run(
      ['merge-base', '--is-ancestor', ancestor, of],
      { accept: [0, 1] },
    );
    return code === 0;
  }

  /** The unified diff between two commits, as `git diff` prints it. */
  async diff(from: string, to: string): Promise<string> {
    return (
      await this.run(['diff', '--no-color', '--no-ext-diff', '-M', from, to])
    ).text;
  }

  /** What a commit changed against its first parent, or against nothing. */
  async commitDiff(sha: string): Promise<string> {
    const [parent = emptyTree] = (await this.commit(sha)).parents;
    return this.diff(parent, sha);
  }

  /** The commits between two as mails, as `git format-patch` prints them. */
  async formatPatch(from: string, to: string): Promise<string> {
    return (await this.run(['format-patch', '--stdout', `${from}..${to}`]))
      .text;
  }

  async fileChanges(from: string, to: string): Promise<GitFileChange[]> {
    const status = await this.run([
      'diff',
      '-z',
      '-M',
      '--name-status',
      from,
      to,
    ]);
    const counts = await this.run(['diff', '-z', '-M', '--numstat', from, to]);
    return readFileChanges(status.text, counts.text);
  }

  /** A packed copy of a commit's files, below `prefix`. */
  async archive(
    commit: string,
    format: 'tar.gz' | 'zip',
    prefix: string,
  ): Promise<Buffer> {
    return (
      await this.run([
        'archive',
        `--format=${format}`,
        `--prefix=${prefix}`,
        commit,
      ])
    ).stdout;
  }

  /**
   * Moves a reference, provided that it still is where it is believed to be.
   *
   * @param expected - the commit it points to now; forty zeros where it must not exist yet
   * @throws GitCommandError when it is elsewhere by now
   */
  async updateRef(ref: string, to: string, expected?: string): Promise<void> {
    await this.run([
      'update-ref',
      ref,
      to,
      ...(expected === undefined ? [] : [expected]),
    ]);
  }

  async deleteRef(ref: string): Promise<void> {
    await this.run(['update-ref', '-d', ref]);
  }
}

/** What a reference that does not exist points to. */
export const noCommit = '0'.repeat(40);

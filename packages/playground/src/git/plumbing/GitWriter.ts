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

import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { GitSignature } from './GitObjects';
import { GitRepository } from './GitRepository';
import { GitCommandError } from './runGit';

/** What becomes of one path of a tree. */
export type TreeEdit =
  | { path: string; content: Buffer; mode?: string }
  | { path: string; delete: true };

/** Who makes a commit. */
export interface CommitIdentity {
  author: GitSignature;
  committer: GitSignature;
}

/** A merge that git cannot make by itself. */
export class MergeConflictError extends Error {
  constructor(readonly output: string) {
    super('The two sides change the same lines');
    this.name = 'MergeConflictError';
  }
}

/** Makes trees, commits and merges in a bare repository, without a work tree. No reference moves here. */
export class GitWriter {
  constructor(private readonly repository: GitRepository) {}

  /** The tree that is `base` with the edits made. */
  async writeTree(
    base: string | undefined,
    edits: readonly TreeEdit[],
  ): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'playground-index-'));
    try {
      const env = { GIT_INDEX_FILE: join(folder, 'index') };
      await this.repository.run(
        base ? ['read-tree', base] : ['read-tree', '--empty'],
        { env },
      );
      const lines: string[] = [];
      for (const edit of edits) {
        if ('delete' in edit) {
          lines.push(`0 ${'0'.repeat(40)}\t${edit.path}\0`);
        } else {
          const sha = await this.writeBlob(edit.content);
          lines.push(`${edit.mode ?? '100644'} ${sha}\t${edit.path}\0`);
        }
      }
      await this.repository.run(['update-index', '-z', '--index-info'], {
        env,
        input: lines.join(''),
      });
      return (await this.repository.run(['write-tree'], { env })).text.trim();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async writeBlob(content: Buffer): Promise<string> {
    const { text } = await this.repository.run(
      ['hash-object', '-w', '--stdin'],
      { input: content },
    );
    return text.trim();
  }

  async commitTree(
    tree: string,
    parents: readonly string[],
    message: string,
    { author, committer }: CommitIdentity,
  ): Promise<string> {
    const { text } = await this.repository.run(
      ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
      {
        input: `${message.replace(/\s+$/, '')}\n`,
        env: {
          GIT_AUTHOR_NAME: author.name,
          GIT_AUTHOR_EMAIL: author.email,
          GIT_AUTHOR_DATE: gitDate(author),
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
          GIT_COMMITTER_DATE: gitDate(committer),
        },
      },
    );
    return text.trim();
  }

  /**
   * The tree of a merge.
   *
   * @throws MergeConflictError where the two change the same lines
   */
  async mergeTrees(ours: string, theirs: string): Promise<string> {
    const { code, text } = await this.repository.run(
      ['merge-tree', '--write-tree', ours, theirs],
      { accept: [0, 1] },
    );
    if (code === 1) {
      throw new MergeConflictError(text);
    }
    return text.split('\n', 1)[0];
  }

  async isMergeable(ours: string, theirs: string): Promise<boolean> {
    try {
      await this.mergeTrees(ours, theirs);
      return true;
    } catch (error) {
      if (error instanceof MergeConflictError) {
        return false;
      }
      throw error;
    }
  }

  /**
   * The commits of `head` that `base` does not have, one by one on top of `base`; the last one's id.
   *
   * @throws MergeConflictError where one of them does not apply
   */
  async rebase(
    base: string,
    head: string,
    committer: GitSignature,
  ): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'playground-rebase-'));
    const tree = join(folder, 'tree');
    const env = {
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: gitDate(committer),
    };
    try {
      await this.repository.run(
        ['worktree', 'add', '--quiet', '--detach', tree, head],
        { env },
      );
      await this.repository.run(['-C', tree, 'rebase', '--quiet', base], {
        env,
      });
      const { text } = await this.repository.run([
        '-C',
        tree,
        'rev-parse',
        'HEAD',
      ]);
      return text.trim();
    } catch (error) {
      if (error instanceof GitCommandError && /conflict/i.test(error.stderr)) {
        throw new MergeConflictError(error.stderr);
      }
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
      await this.repository.run(['worktree', 'prune']);
    }
  }
}

function gitDate({ atMs }: GitSignature): string {
  return `@${Math.floor(atMs / 1000)} +0000`;
}

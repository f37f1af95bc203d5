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
import { GitRepository } from '@database-platform/plugin-databases-node';
import { Octokit } from 'octokit';
import { BranchReader, decodeFile } from '../commit';
import { onStatus } from '../errors';
import { ForgeFiles } from '../host';

/**
 * Branches, files and commits of one repository on a GitHub, within one operation.
 */
export class GithubRepositoryApi implements BranchReader, ForgeFiles {
  readonly rest: Octokit['rest'];
  readonly octokit: Octokit;
  /** What every request names. */
  readonly names: { owner: string; repo: string };

  constructor(octokit: Octokit, { owner, name }: GitRepository) {
    this.octokit = octokit;
    this.rest = octokit.rest;
    this.names = { owner, repo: name };
  }

  async about() {
    const { default_branch, archived, permissions } = await this.repository();
    return {
      defaultBranch: default_branch,
      archived,
      ...(permissions ? { canPush: permissions.push } : {}),
    };
  }

  async repository() {
    return (await this.rest.repos.get(this.names)).data;
  }

  /** `undefined` for what the repository does not have; fails when it is the repository that is not there. */
  async orMissing<T>(request: Promise<T>): Promise<T | undefined> {
    return onStatus([404], request, async () => {
      await this.repository();
      return undefined;
    });
  }

  async branchHead(branch: string): Promise<string | undefined> {
    const ref = this.rest.git.getRef({ ...this.names, ref: `heads/${branch}` });
    // 409: the repository is empty.
    const found = await this.orMissing(onStatus([409], ref, () => undefined));
    return found?.data.object.sha;
  }

  async deleteBranch(branch: string): Promise<void> {
    await this.orMissing(
      onStatus(
        [422],
        this.rest.git.deleteRef({ ...this.names, ref: `heads/${branch}` }),
        error => {
          if (!/does not exist/i.test(error.words)) {
            throw error;
          }
        },
      ),
    );
  }

  async file(
    path: string,
    ref: string,
  ): Promise<{ content: string; sha: string } | undefined> {
    const found = await this.orMissing(
      this.rest.repos.getContent({ ...this.names, path, ref }),
    );
    if (!found || Array.isArray(found.data)) {
      return undefined;
    }
    const { data } = found;
    if (data.type === 'symlink') {
      throw new InputError(
        `${path} is a link to ${data.target}: name the file itself.`,
      );
    }
    if (data.type !== 'file' || !('content' in data)) {
      return undefined;
    }
    // Of files between 1 and 100 MB the content has to be asked for by its own address.
    const encoded =
      data.encoding === 'base64'
        ? data.content
        : (await this.rest.git.getBlob({ ...this.names, file_sha: data.sha }))
            .data.content;
    return { content: decodeFile(encoded, path), sha: data.sha };
  }

  async content(path: string, ref: string): Promise<string | undefined> {
    return (await this.file(path, ref))?.content;
  }

  async commit(sha: string) {
    const { data } = await this.rest.repos.getCommit({
      ...this.names,
      ref: sha,
    });
    return {
      parents: data.parents.map(parent => parent.sha),
      paths: (data.files ?? []).flatMap(({ filename, previous_filename }) =>
        previous_filename ? [filename, previous_filename] : [filename],
      ),
    };
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const compared = await this.orMissing(
      this.rest.repos.compareCommitsWithBasehead({
        ...this.names,
        basehead: `${ancestor}...${descendant}`,
        per_page: 1,
      }),
    );
    return ['ahead', 'identical'].includes(compared?.data.status ?? '');
  }
}

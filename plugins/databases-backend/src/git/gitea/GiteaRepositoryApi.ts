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
import { encodePath } from '../address';
import { BranchReader, decodeFile } from '../commit';
import { onStatus } from '../errors';
import { ForgeFiles } from '../host';
import { GiteaClient } from './GiteaClient';
import {
  branchSchema,
  commitSchema,
  compareSchema,
  contentsSchema,
  ignoredSchema,
  repositorySchema,
} from './giteaSchemas';

/**
 * Branches, files and commits of one repository on a Gitea, within one operation.
 */
export class GiteaRepositoryApi implements BranchReader, ForgeFiles {
  readonly client: GiteaClient;
  /** The path of the repository in the API. */
  readonly path: string;

  constructor(client: GiteaClient, { owner, name }: GitRepository) {
    this.client = client;
    this.path = `/repos/${encodePath(`${owner}/${name}`)}`;
  }

  async about() {
    const { default_branch, archived, permissions } = await this.repository();
    return {
      defaultBranch: default_branch,
      archived: archived ?? false,
      ...(permissions ? { canPush: permissions.push } : {}),
    };
  }

  repository() {
    return this.client.get(this.path, repositorySchema);
  }

  /** `undefined` for what the repository does not have; fails when it is the repository that is not there. */
  async orMissing<T>(request: Promise<T>): Promise<T | undefined> {
    return onStatus([404], request, async () => {
      await this.repository();
      return undefined;
    });
  }

  branch(branch: string) {
    return this.orMissing(
      this.client.get(
        `${this.path}/branches/${encodePath(branch)}`,
        branchSchema,
      ),
    );
  }

  async branchHead(branch: string): Promise<string | undefined> {
    return (await this.branch(branch))?.commit.id;
  }

  async deleteBranch(branch: string): Promise<void> {
    const path = `${this.path}/branches/${encodePath(branch)}`;
    await this.orMissing(this.client.request('DELETE', path, ignoredSchema));
  }

  async file(
    path: string,
    ref: string,
  ): Promise<{ content: string; sha: string } | undefined> {
    const entry = await this.orMissing(
      this.client.get(
        `${this.path}/contents/${encodePath(path)}`,
        contentsSchema,
        { ref },
      ),
    );
    if (!entry || Array.isArray(entry) || entry.type === 'submodule') {
      return undefined;
    }
    if (entry.type === 'symlink') {
      throw new InputError(
        `${path} is a link to ${entry.target}: name the file itself.`,
      );
    }
    if (typeof entry.content !== 'string') {
      throw new InputError(
        `The file ${path} is too large for Gitea to hand out (${entry.size} bytes).`,
      );
    }
    return { content: decodeFile(entry.content, path), sha: entry.sha };
  }

  async content(path: string, ref: string): Promise<string | undefined> {
    return (await this.file(path, ref))?.content;
  }

  async commit(sha: string) {
    const { parents, files } = await this.client.get(
      `${this.path}/git/commits/${encodePath(sha)}`,
      commitSchema,
      { verification: 'false', stat: 'false' },
    );
    return {
      parents: (parents ?? []).map(parent => parent.sha),
      paths: (files ?? []).map(({ filename }) => filename),
    };
  }

  /** There is nothing in the history of the one that the other does not have. */
  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const range = `${encodePath(descendant)}...${encodePath(ancestor)}`;
    const compared = await this.orMissing(
      this.client.get(`${this.path}/compare/${range}`, compareSchema, {
        files: 'false',
        verification: 'false',
      }),
    );
    return compared?.total_commits === 0;
  }
}

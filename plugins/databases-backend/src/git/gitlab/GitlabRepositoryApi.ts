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

import { GitRepository } from '@database-platform/plugin-databases-node';
import {
  Branches,
  Commits,
  Projects,
  Repositories,
  RepositoryFiles,
} from '@gitbeaker/rest';
import { BranchReader, decodeFile } from '../commit';
import { onStatus } from '../errors';
import { ForgeFiles } from '../host';
import { GitlabResourceOptions } from './gitlabRequester';

/** Developers may push: https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const DEVELOPER = 30;

/**
 * Branches, files and commits of one project on a GitLab, within one operation.
 */
export class GitlabRepositoryApi implements BranchReader, ForgeFiles {
  readonly resources: GitlabResourceOptions;
  readonly commits: Commits;
  /** The path of the project, which the API takes in place of its number. */
  readonly project: string;

  constructor(
    resources: GitlabResourceOptions,
    { owner, name }: GitRepository,
  ) {
    this.resources = resources;
    this.commits = new Commits(resources);
    this.project = `${owner}/${name}`;
  }

  async about() {
    const about = await new Projects(this.resources).show(this.project);
    const { project_access, group_access } = about.permissions ?? {};
    const level = Math.max(
      project_access?.access_level ?? 0,
      group_access?.access_level ?? 0,
    );
    return {
      defaultBranch: about.default_branch,
      archived: about.archived ?? false,
      ...(about.permissions ? { canPush: level >= DEVELOPER } : {}),
    };
  }

  /** `undefined` for what the project does not have; fails when it is the project that is not there. */
  async orMissing<T>(request: Promise<T>): Promise<T | undefined> {
    return onStatus([404], request, async () => {
      await this.about();
      return undefined;
    });
  }

  async branchHead(branch: string): Promise<string | undefined> {
    const found = await this.orMissing(
      new Branches(this.resources).show(this.project, branch),
    );
    return found?.commit.id;
  }

  async deleteBranch(branch: string): Promise<void> {
    await this.orMissing(
      new Branches(this.resources).remove(this.project, branch),
    );
  }

  async file(
    path: string,
    ref: string,
  ): Promise<{ content: string; sha: string } | undefined> {
    const found = await this.orMissing(
      new RepositoryFiles(this.resources).show(this.project, path, ref),
    );
    return (
      found && { content: decodeFile(found.content, path), sha: found.blob_id }
    );
  }

  async content(path: string, ref: string): Promise<string | undefined> {
    return (await this.file(path, ref))?.content;
  }

  async commit(sha: string) {
    const { parent_ids } = await this.commits.show(this.project, sha);
    const diffs = await this.commits.showDiff(this.project, sha);
    return {
      parents: parent_ids ?? [],
      paths: diffs.flatMap(({ old_path, new_path }) => [old_path, new_path]),
    };
  }

  /** The newest commit that both have is the older of them. */
  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const base = await this.orMissing(
      onStatus(
        [400],
        new Repositories(this.resources).mergeBase(this.project, [
          ancestor,
          descendant,
        ]),
        error => {
          if (!/could not find ref/i.test(error.words)) {
            throw error;
          }
          return undefined;
        },
      ),
    );
    return base?.id === ancestor;
  }
}

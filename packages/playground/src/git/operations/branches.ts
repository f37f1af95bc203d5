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

import { protectionOf } from '../model/BranchProtection';
import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError, notFound } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { noCommit } from '../plumbing/GitRepository';
import { isBranchName } from './branchNames';
import { demandPush } from './changeFiles';
import { moveBranch } from './moveBranch';

/**
 * Makes a branch.
 *
 * @param from - branch, tag or commit; the default branch if absent
 * @throws HostError 404 for a start that is not there, 409 for a branch that is, 422 for a name that git does not take
 */
export function createBranch(
  host: GitHost,
  repository: HostedRepository,
  name: string,
  from: string | undefined,
  user: KnownUser,
): Promise<void> {
  return repository.mutex.run(async () => {
    if (!isBranchName(name)) {
      throw new HostError(422, '[BranchName]: GitRefName');
    }
    demandPush(repository, name, user);
    const start = await repository.git.resolve(
      from || repository.defaultBranch,
    );
    if (!start) {
      throw new HostError(404, 'The old branch does not exist');
    }
    const branches = await repository.git.branches();
    if (branches.some(branch => branch.name === name)) {
      throw new HostError(409, 'The branch already exists.');
    }
    const isInTheWay = branches.some(
      branch =>
        branch.name.startsWith(`${name}/`) ||
        name.startsWith(`${branch.name}/`),
    );
    if (isInTheWay) {
      throw new HostError(409, 'The branch with the same name already exists.');
    }
    await moveBranch(
      host,
      repository,
      { branch: name, from: noCommit, to: start },
      user,
    );
  });
}

/**
 * Deletes a branch. Its open pull requests are closed with it.
 *
 * @throws HostError 403 for the default branch and protected ones, 404
 */
export function deleteBranch(
  host: GitHost,
  repository: HostedRepository,
  name: string,
  user: KnownUser,
): Promise<void> {
  return repository.mutex.run(async () => {
    const head = await repository.git.branchHead(name);
    if (!head) {
      throw notFound();
    }
    if (name === repository.defaultBranch) {
      throw new HostError(403, 'can not delete default branch');
    }
    if (protectionOf(repository.protections, name)) {
      throw new HostError(403, 'branch protected');
    }
    await moveBranch(
      host,
      repository,
      { branch: name, from: head, to: noCommit },
      user,
    );
    for (const pull of repository.pulls) {
      if (pull.state === 'open' && (pull.head === name || pull.base === name)) {
        pull.state = 'closed';
        pull.closedMs = host.clock.now();
        pull.updatedMs = pull.closedMs;
        host.announce({
          kind: 'pull_request',
          action: 'closed',
          repository,
          pull,
          user,
        });
      }
    }
  });
}

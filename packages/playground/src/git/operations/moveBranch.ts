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

import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { noCommit } from '../plumbing/GitRepository';
import { GitCommandError } from '../plumbing/runGit';
import { syncPulls } from './syncPulls';

/** Where a branch is believed to be, and where it shall be. */
export interface BranchMove {
  branch: string;
  /** Forty zeros for a branch that does not exist yet. */
  from: string;
  /** Forty zeros to delete it. */
  to: string;
}

/**
 * Moves, makes or deletes a branch, and tells those who follow.
 *
 * @throws HostError 409 when it is elsewhere by now
 */
export async function moveBranch(
  host: GitHost,
  repository: HostedRepository,
  { branch, from, to }: BranchMove,
  user: KnownUser,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  try {
    if (to === noCommit) {
      await repository.git.deleteRef(ref);
    } else {
      await repository.git.updateRef(ref, to, from);
    }
  } catch (error) {
    if (error instanceof GitCommandError) {
      throw new HostError(409, 'merge push out of date');
    }
    throw error;
  }
  host.announce({
    kind: 'push',
    repository,
    branch,
    before: from,
    after: to,
    user,
  });
  await syncPulls(host, repository, branch, user);
}

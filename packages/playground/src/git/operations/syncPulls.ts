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
import { HostedRepository } from '../model/HostedRepository';
import { protectionOf } from '../model/BranchProtection';

/** After a branch moved: the open pull requests whose head it is follow it, and what that means for their reviews. */
export async function syncPulls(
  host: GitHost,
  repository: HostedRepository,
  branch: string,
  user: KnownUser,
): Promise<void> {
  const head = await repository.git.branchHead(branch);
  for (const pull of repository.pulls) {
    if (pull.state !== 'open') {
      continue;
    }
    if (pull.head === branch && head && head !== pull.headSha) {
      pull.headSha = head;
      pull.updatedMs = host.clock.now();
      await repository.git.updateRef(`refs/pull/${pull.index}/head`, head);
      if (
        protectionOf(repository.protections, pull.base)?.dismissStaleApprovals
      ) {
        pull.reviews
          .filter(({ state }) => state === 'APPROVED')
          .forEach(review => {
            review.dismissed = true;
          });
      }
      host.announce({
        kind: 'pull_request',
        action: 'synchronized',
        repository,
        pull,
        user,
      });
    }
    if (pull.head === branch || pull.base === branch) {
      await refreshMergeBase(repository, pull.index);
    }
  }
}

/** The common ancestor moves when the base is merged into the head. */
async function refreshMergeBase(
  repository: HostedRepository,
  index: number,
): Promise<void> {
  const pull = repository.pull(index);
  const base = await repository.git.branchHead(pull.base);
  if (base) {
    pull.mergeBase =
      (await repository.git.mergeBase(base, pull.headSha)) ?? pull.mergeBase;
  }
}

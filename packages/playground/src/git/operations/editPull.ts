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
import { allows, KnownUser } from '../model/GitUser';
import { HostError, notFound } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { PullRequest } from '../model/PullRequest';
import { findUser, labelsOf } from './openPull';

/** What shall be different; what is absent stays. */
export interface PullEdit {
  title?: string;
  body?: string;
  state?: string;
  base?: string;
  labelIds?: readonly number[];
  assignees?: readonly string[];
}

/**
 * Changes title, text, state, labels or base of a pull request.
 *
 * @throws HostError 403 without the right, 404 for a base that is not there, 409 when there is one of these branches already, 412 for the state of a merged one
 */
export function editPull(
  host: GitHost,
  repository: HostedRepository,
  index: number,
  edit: PullEdit,
  user: KnownUser,
): Promise<PullRequest> {
  return repository.mutex.run(async () => {
    const pull = repository.pull(index);
    const mayWrite = allows(repository.rightOf(user), 'write');
    if (pull.user.id !== user.id && !mayWrite) {
      throw new HostError(403, '');
    }
    const before = pull.state;
    pull.title = edit.title || pull.title;
    pull.body = edit.body ?? pull.body;
    if (mayWrite && edit.labelIds) {
      pull.labels = labelsOf(repository, edit.labelIds);
    }
    if (mayWrite && edit.assignees) {
      pull.assignees = edit.assignees.map(name => findUser(host, name));
    }
    if (edit.state !== undefined) {
      await setState(host, repository, pull, edit.state);
    }
    if (edit.base && edit.base !== pull.base && !pull.merge) {
      await setBase(repository, pull, edit.base);
    }
    pull.updatedMs = host.clock.now();
    host.announce({
      kind: 'pull_request',
      action: actionOf(before, pull.state),
      repository,
      pull,
      user,
    });
    return pull;
  });
}

function actionOf(before: string, after: string) {
  if (before === after) {
    return 'edited' as const;
  }
  return after === 'closed' ? ('closed' as const) : ('reopened' as const);
}

async function setState(
  host: GitHost,
  repository: HostedRepository,
  pull: PullRequest,
  state: string,
): Promise<void> {
  if (pull.merge) {
    throw new HostError(
      412,
      'cannot change state of this pull request, it was already merged',
    );
  }
  if (state === 'closed' && pull.state === 'open') {
    pull.state = 'closed';
    pull.closedMs = host.clock.now();
  } else if (state === 'open' && pull.state === 'closed') {
    const head = await repository.git.branchHead(pull.head);
    const isTaken = repository.pulls.some(
      other =>
        other.state === 'open' &&
        other.head === pull.head &&
        other.base === pull.base,
    );
    if (!head || isTaken) {
      throw new HostError(
        409,
        head
          ? 'pull request already exists for these targets'
          : `branch does not exist [name: ${pull.head}]`,
      );
    }
    pull.state = 'open';
    pull.closedMs = undefined;
    pull.headSha = head;
    await repository.git.updateRef(`refs/pull/${pull.index}/head`, head);
  } else if (state !== 'open' && state !== 'closed') {
    throw new HostError(412, `unknown state: ${state}`);
  }
}

async function setBase(
  repository: HostedRepository,
  pull: PullRequest,
  base: string,
): Promise<void> {
  const sha = await repository.git.branchHead(base);
  if (!sha) {
    throw new HostError(404, `new base '${base}' not exist`);
  }
  if (pull.state === 'closed') {
    throw new HostError(
      422,
      `issue is closed [id: ${pull.id}, repo_id: ${repository.id}, index: ${pull.index}]`,
    );
  }
  const isTaken = repository.pulls.some(
    other =>
      other.state === 'open' && other.head === pull.head && other.base === base,
  );
  if (isTaken) {
    throw new HostError(409, 'pull request already exists for these targets');
  }
  const mergeBase = await repository.git.mergeBase(sha, pull.headSha);
  if (!mergeBase) {
    throw notFound();
  }
  pull.base = base;
  pull.mergeBase = mergeBase;
}

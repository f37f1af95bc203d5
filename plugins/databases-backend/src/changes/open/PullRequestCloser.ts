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

import { Clock } from '../../time';
import { ChangeRecord, isMerged } from '../ChangeRecord';
import { Lease } from '../Lease';
import { ChangeStore } from '../store/ChangeStore';
import { GitAccess, GitHostsByName, gitOptionsFor } from './gitAccess';

/**
 * Closes pull requests that are not wanted any more, in steps each of which can be repeated.
 */
export class PullRequestCloser {
  readonly #store: ChangeStore;
  readonly #clock: Clock;
  readonly #gitHosts: GitHostsByName;

  constructor(options: {
    store: ChangeStore;
    clock: Clock;
    gitHosts: GitHostsByName;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#gitHosts = options.gitHosts;
  }

  /** Closes the pull request of a change that was replaced or closed; one that was merged in the meantime goes on. */
  async close(
    old: ChangeRecord,
    lease: Lease,
    { access, comment }: { access: GitAccess; comment: string },
  ): Promise<void> {
    const { repository, branch, baseBranch } = old;
    const gitHost = this.#gitHosts.byHost(repository.host);
    if (!gitHost) {
      // The repository has moved: what is left where it was is not the portal's any more
      return;
    }
    const options = gitOptionsFor(repository, access);
    const pullRequest = await lease.step('find superseded', () =>
      gitHost.findPullRequest(repository, branch, baseBranch, options),
    );
    if (pullRequest?.state === 'merged') {
      await this.#goOn(old);
      return;
    }
    if (pullRequest?.state === 'open') {
      const steps = await this.#store.steps(lease.changeId);
      // A comment cannot be looked for: rather none than two
      if (!steps.some(({ step }) => step === 'comment on superseded')) {
        await lease.step('comment on superseded', () =>
          gitHost.comment(repository, pullRequest.number, comment, options),
        );
      }
      await lease.step('close superseded', () =>
        gitHost.closePullRequest(repository, pullRequest.number, options),
      );
    }
    await lease.step('delete superseded branch', () =>
      gitHost.deleteBranch(repository, branch, options),
    );
    const closed = await this.#store.get(old.id);
    if (closed?.pullRequest) {
      await this.#store.save({
        ...closed,
        pullRequest: { ...closed.pullRequest, state: 'closed' },
      });
    }
  }

  async #goOn(old: ChangeRecord) {
    if (!isMerged(old) && old.state === 'superseded') {
      await this.#store.save({
        ...old,
        state: 'open',
        supersededBy: undefined,
        holdsSlot: false,
        lookAt: this.#clock.now(),
      });
    }
  }
}

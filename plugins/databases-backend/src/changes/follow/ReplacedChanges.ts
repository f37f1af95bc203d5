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

import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { Clock } from '../../time';
import { ChangeRecord, isActive, isMerged } from '../ChangeRecord';
import { Lease, LeaseLostError } from '../Lease';
import { withLeftOpen, withoutLeftOpen } from '../leftOpen';
import { GitAccess } from '../open/gitAccess';
import { isFinal } from '../open/isFinal';
import { PullRequestOpener } from '../open/PullRequestOpener';
import { ChangeStore } from '../store/ChangeStore';
import { ChangeWriter } from './ChangeWriter';
import { retryDelay } from './lookDelay';

/** When to try again what the host refused: somebody has to give the portal its rights first. */
const REFUSED_AGAIN_MS = 3_600_000;

export interface ReplacedChangesOptions {
  store: ChangeStore;
  opener: PullRequestOpener;
  clock: Clock;
  random(): number;
  logger: LoggerService;
}

/**
 * What becomes of the changes that others replace: their pull requests are closed, or they have their place back.
 */
export class ReplacedChanges {
  readonly #options: ReplacedChangesOptions;
  readonly #writer: ChangeWriter;

  constructor(options: ReplacedChangesOptions, writer: ChangeWriter) {
    this.#options = options;
    this.#writer = writer;
  }

  /**
   * Closes the pull request of the one that the change replaces.
   *
   * @returns the change; while that cannot be done it says so, and it is tried again at each look, also when the change itself is at its end
   */
  async close(
    change: ChangeRecord,
    lease: Lease,
    access: GitAccess,
  ): Promise<ChangeRecord> {
    const { clock, logger, opener, random, store } = this.#options;
    try {
      const alone = await opener.closeSuperseded(change, lease, access);
      this.#writer.told(alone);
      return alone;
    } catch (error) {
      if (error instanceof LeaseLostError) {
        throw error;
      }
      logger.warn(
        `The pull request that ${change.id} replaces could not be closed yet: ${error}`,
      );
      const old = change.supersedes && (await store.get(change.supersedes));
      const said = withLeftOpen(change, {
        url: old ? old.pullRequest?.url : undefined,
        reason: toError(error).message,
      });
      if (isActive(change)) {
        return said === change ? change : this.#writer.write(said, change);
      }
      const failures = change.trail.failures + 1;
      const pause = isFinal(error)
        ? REFUSED_AGAIN_MS
        : retryDelay(failures, error, random);
      return this.#writer.write(
        {
          ...said,
          trail: { ...said.trail, failures },
          lookAt: clock.now() + pause,
        },
        change,
      );
    }
  }

  /** What is left to do for a change that is at its end: one that was merged replaces for good, any other gives the place back. */
  async settle(
    change: ChangeRecord,
    lease: Lease,
    access: GitAccess,
  ): Promise<ChangeRecord> {
    let current = change;
    if (change.supersedes !== undefined && isMerged(change)) {
      current = await this.close(change, lease, access);
      if (current.supersedes !== undefined) {
        return current;
      }
    } else if (change.supersedes !== undefined) {
      await this.#giveBack(change.id, change.supersedes);
    }
    return current.lookAt === undefined && current.supersedes === undefined
      ? current
      : this.#writer.write(
          {
            ...withoutLeftOpen(current),
            supersedes: undefined,
            lookAt: undefined,
          },
          current,
        );
  }

  async #giveBack(by: string, id: string) {
    const { clock, store } = this.#options;
    const old = await store.get(id);
    const isInVain =
      old?.state === 'superseded' &&
      old.supersededBy === by &&
      old.pullRequest?.state === 'open';
    if (!isInVain) {
      return;
    }
    const back: ChangeRecord = {
      ...old,
      state: 'open',
      supersededBy: undefined,
      lookAt: clock.now(),
    };
    await this.#writer.write(back).catch(error => {
      // Another one has the place meanwhile
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
      return this.#writer.write({ ...back, holdsSlot: false });
    });
  }
}

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

import { ServiceUnavailableError } from '@backstage/errors';
import {
  DatabaseRef,
  GitToken,
} from '@database-platform/plugin-databases-common';
import { GitOptions } from '@database-platform/plugin-databases-node';
import { tokenFor } from '../../git/tokenFor';
import { Timer } from '../../time';
import { ChangeRecord, isActive, isMerged } from '../ChangeRecord';
import { PullRequestMergedError } from '../errors';
import { Lease, LeaseLostError } from '../Lease';
import { requireClosable } from '../requireClosable';
import { ChangeWorker, ChangeWorkerOptions } from './ChangeWorker';
import { concerns, EventSubject } from './eventSubject';
import { FairRound } from './FairRound';
import { retryDelay } from './lookDelay';
import { endAs, isRevivable, revive } from './transitions';

/** Changes that one process looks at side by side. */
const PARALLEL = 8;

/** Changes that depend on the same Git host, of those: the others go on while it is silent. */
const PER_HOST = PARALLEL / 2;

/** A look that takes longer is slow: longer than a host that is well needs for all that it is asked, shorter than one call that it does not answer. */
const SLOW_MS = 15_000;

/** Changes that are looked at in one round. */
const ROUND = 200;

/** Changes that a round chooses from: more, since those of a silent host are always the ones that have waited for longest. */
const DUE = 2_000;

/** What happens together is looked at together. */
const SOON_MS = 300;

/** When to look again after a look that somebody else had begun. */
const AGAIN_MS = 2_000;

/** How long a person waits for a look that is under way. */
const OTHER_MS = 20_000;

/** Timers of one process for the changes that it opened. */
const MAX_TIMERS = 1_000;

export interface ChangeFollowerOptions extends ChangeWorkerOptions {
  newId(): string;
}

/**
 * Follows changes from the pull request to the running database.
 *
 * @remarks
 * Everything it knows is in the store, so any process can go on where another one ended; a lease keeps two from working on the same change. Changes that
 * are due are taken up by {@link ChangeFollower.followDue}, which runs once across replicas; what happens to a database or a pull request makes it look
 * sooner.
 */
export class ChangeFollower {
  readonly #options: ChangeFollowerOptions;
  readonly #timers = new Map<string, { at: number; timer: Timer }>();
  readonly #stopped = new AbortController();
  readonly #worker: ChangeWorker;

  constructor(options: ChangeFollowerOptions) {
    this.#options = options;
    this.#worker = new ChangeWorker(options, this.#stopped.signal);
  }

  /** Looks at every change whose time has come. */
  async followDue(signal: AbortSignal): Promise<void> {
    const { active, clock, store } = this.#options;
    const due = await store.due(clock.now(), DUE);
    const round = new FairRound(
      due.map(id => ({ id, host: active.get(id)?.repository.host ?? '' })),
      { perHost: PER_HOST, size: ROUND },
    );
    const work = async () => {
      let item = round.take();
      while (item && !signal.aborted) {
        const began = clock.now();
        await this.#lookSafely(item.id, {});
        round.done(item, { wasSlow: clock.now() - began > SLOW_MS });
        item = round.take();
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }

  /** This process goes on with the change, so that nobody has to wait for the next round. */
  expect(change: ChangeRecord): void {
    if (isActive(change) && change.lookAt !== undefined) {
      this.#lookAfter(change.id, change.lookAt - this.#options.clock.now());
    }
  }

  /** Something happened to the database. */
  noteDatabase(ref: DatabaseRef): void {
    for (const change of this.#options.active.of(ref)) {
      if (isMerged(change)) {
        this.#lookAfter(change.id, SOON_MS, true);
      }
    }
  }

  /** Something happened to a pull request. */
  noteEvent(subject: EventSubject): void {
    for (const change of this.#options.active.values()) {
      if (concerns(subject, change) && !isMerged(change)) {
        this.#lookAfter(change.id, SOON_MS, true);
      }
    }
  }

  /** Looks at once, also at a change that failed: see {@link isRevivable}. */
  async refresh(change: ChangeRecord): Promise<ChangeRecord> {
    const { clock, store } = this.#options;
    const lease = await this.#leaseFor(change.id);
    try {
      const current = (await store.get(change.id)) ?? change;
      if (isActive(current)) {
        return await this.#worker.goOn(current, lease);
      }
      // It may have come to its end while the lease was waited for: nobody asked for another one then
      return isRevivable(change) && isRevivable(current)
        ? await this.#worker.goOn(
            await this.#worker.write(revive(current, clock.now())),
            lease,
          )
        : current;
    } finally {
      await lease.release();
    }
  }

  /** Closes the pull request, and with it the change. */
  async close(
    change: ChangeRecord,
    ask: { gitToken?: GitToken },
  ): Promise<ChangeRecord> {
    const { clock, gitHosts, store } = this.#options;
    const lease = await this.#leaseFor(change.id);
    const deadline = this.#worker.deadline();
    try {
      const current = (await store.get(change.id)) ?? change;
      if (!requireClosable(current)) {
        return current;
      }
      const gitHost = gitHosts.byHost(current.repository.host);
      if (!gitHost) {
        // It must not be in the way for ever
        return await this.#worker.write(
          endAs(current, 'closed', {
            reason: `closed in the portal; the portal has no integration for ${current.repository.host} any more, so what is there was left as it is`,
            now: clock.now(),
          }),
        );
      }
      const options: GitOptions = {
        signal: deadline.signal,
        token: tokenFor(current.repository, ask.gitToken),
      };
      const { repository, branch, baseBranch } = current;
      const pullRequest = await lease.step('find pull request', () =>
        gitHost.findPullRequest(repository, branch, baseBranch, options),
      );
      if (pullRequest?.state === 'merged') {
        throw new PullRequestMergedError();
      }
      if (pullRequest?.state === 'open') {
        await lease.step('close pull request', () =>
          gitHost.closePullRequest(repository, pullRequest.number, options),
        );
      }
      await lease.step('delete branch', () =>
        gitHost.deleteBranch(repository, branch, options),
      );
      const ended = endAs(current, 'closed', {
        reason: 'closed in the portal',
        now: clock.now(),
      });
      return await this.#worker.write({
        ...ended,
        ...(ended.pullRequest && {
          pullRequest: { ...ended.pullRequest, state: 'closed' },
        }),
      });
    } finally {
      deadline.clear();
      await lease.release();
    }
  }

  /** Ends all work; the changes stay as they are. */
  stop(): void {
    this.#stopped.abort();
    this.#timers.forEach(({ timer }) => timer.cancel());
    this.#timers.clear();
  }

  #lookAfter(id: string, ms: number, isForced = false) {
    const { clock } = this.#options;
    const at = clock.now() + Math.max(ms, 0);
    const known = this.#timers.get(id);
    const isFull = !known && this.#timers.size >= MAX_TIMERS;
    if (this.#stopped.signal.aborted || isFull || (known && known.at <= at)) {
      return;
    }
    known?.timer.cancel();
    const timer = clock.after(at - clock.now(), () => {
      this.#timers.delete(id);
      this.#lookSafely(id, { isForced }).then(change => {
        if (change) {
          this.expect(change);
        }
      });
    });
    this.#timers.set(id, { at, timer });
  }

  async #leaseFor(id: string): Promise<Lease> {
    const { clock, newId, store } = this.#options;
    const lease = await Lease.takeWithin(
      { store, clock, id, worker: newId() },
      OTHER_MS,
    );
    if (!lease) {
      throw new ServiceUnavailableError(
        'The portal is at work on this change: try again in a moment',
      );
    }
    return lease;
  }

  /** @returns the change as it is then; `undefined` when another process has it */
  async #lookSafely(
    id: string,
    { isForced = false }: { isForced?: boolean },
  ): Promise<ChangeRecord | undefined> {
    const { clock, logger, newId, random, store } = this.#options;
    if (this.#stopped.signal.aborted) {
      return undefined;
    }
    try {
      const lease = await Lease.take({ store, clock, id, worker: newId() });
      if (!lease) {
        if (isForced) {
          // The look that is under way may have been too early to see what happened
          this.#lookAfter(id, AGAIN_MS, true);
        }
        return undefined;
      }
      try {
        const change = await store.get(id);
        const isDue = (change?.lookAt ?? Infinity) <= clock.now();
        // One that is at its end may have something left to do
        return change && (isDue || (isForced && isActive(change)))
          ? await this.#worker.goOn(change, lease)
          : change;
      } catch (error) {
        if (!(error instanceof LeaseLostError)) {
          await store.postpone(id, clock.now() + retryDelay(5, error, random));
        }
        throw error;
      } finally {
        await lease.release();
      }
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        logger.warn(`The change ${id} could not be looked at: ${error}`);
      }
      return undefined;
    }
  }
}

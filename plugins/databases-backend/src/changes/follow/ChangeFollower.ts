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
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { GitOptions } from '@database-platform/plugin-databases-node';
import { Clock, Deadline, Timer } from '../../time';
import { ActiveChanges } from '../ActiveChanges';
import { ChangeNews } from '../ChangeNews';
import { ChangeRecord, isActive, isMerged } from '../ChangeRecord';
import { ChangesConfig } from '../config/readChangesConfig';
import { Lease, LeaseLostError } from '../Lease';
import { PullRequestOpener } from '../open/PullRequestOpener';
import { ChangeStore } from '../store/ChangeStore';
import { toDatabaseChange } from '../toDatabaseChange';
import { EventSubject, repositoryOf } from './eventSubject';
import { lookDelay, retryDelay } from './lookDelay';
import { nextState } from './nextState';
import { noticesOf } from './noticesOf';
import { observe, ObserveOptions } from './observe';
import { endAs } from './transitions';

/** Changes that one process looks at side by side. */
const PARALLEL = 4;

/** Changes that are looked at in one round. */
const ROUND = 200;

/** Everything that one look asks for, together. */
const LOOK_DEADLINE_MS = 60_000;

/** One look can get on by several stages; there are nine. */
const MAX_STEPS = 10;

/** What happens together is looked at together. */
const SOON_MS = 300;

/** How long a person waits for a look that is under way. */
const OTHER_MS = 20_000;

/** Timers of one process for the changes that it opened. */
const MAX_TIMERS = 1_000;

export interface ChangeFollowerOptions extends ObserveOptions {
  store: ChangeStore;
  active: ActiveChanges;
  opener: PullRequestOpener;
  news: ChangeNews;
  config: ChangesConfig;
  clock: Clock;
  random(): number;
  newId(): string;
  logger: LoggerService;
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

  constructor(options: ChangeFollowerOptions) {
    this.#options = options;
  }

  /** Looks at every change whose time has come. */
  async followDue(signal: AbortSignal): Promise<void> {
    const { clock, store } = this.#options;
    const ids = [...(await store.due(clock.now(), ROUND))];
    const work = async () => {
      for (let id = ids.shift(); id && !signal.aborted; id = ids.shift()) {
        await this.#lookSafely(id, {});
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
  noteEvent({ repository, number }: EventSubject): void {
    for (const change of this.#options.active.values()) {
      const isAbout =
        repositoryOf(change.repository.url) === repository &&
        (number === undefined || change.pullRequest?.number === number);
      if (isAbout && !isMerged(change)) {
        this.#lookAfter(change.id, SOON_MS, true);
      }
    }
  }

  /** Looks at once, also at a change that failed. */
  async refresh(change: ChangeRecord): Promise<ChangeRecord> {
    const { clock, store } = this.#options;
    const lease = await this.#leaseFor(change.id);
    try {
      const current = (await store.get(change.id)) ?? change;
      const { failedSince: _failed, ...trail } = current.trail;
      const revived: ChangeRecord = isActive(current)
        ? current
        : await this.#write({
            ...current,
            state: 'open',
            problem: undefined,
            trail: { ...trail, failures: 0, stageSince: clock.now() },
            lookAt: clock.now(),
          });
      return await this.#goOn(revived, lease);
    } finally {
      await lease.release();
    }
  }

  /** Closes the pull request, and with it the change. */
  async close(
    change: ChangeRecord,
    ask: { gitToken?: string },
  ): Promise<ChangeRecord> {
    const { clock, gitHosts, store } = this.#options;
    const lease = await this.#leaseFor(change.id);
    const deadline = this.#deadline();
    try {
      const current = (await store.get(change.id)) ?? change;
      const gitHost = gitHosts.byHost(current.repository.host);
      if (!gitHost) {
        throw new ServiceUnavailableError(
          `The portal has no integration for ${current.repository.host} any more`,
        );
      }
      const options: GitOptions = {
        signal: deadline.signal,
        token: ask.gitToken,
      };
      const { repository, branch, baseBranch } = current;
      const pullRequest = await lease.step('find pull request', () =>
        gitHost.findPullRequest(repository, branch, baseBranch, options),
      );
      if (pullRequest?.state === 'merged') {
        throw new ConflictError(
          'The pull request is merged: ask for a change that takes it back',
        );
      }
      if (pullRequest?.state === 'open') {
        await lease.step('close pull request', () =>
          gitHost.closePullRequest(repository, pullRequest.number, options),
        );
      }
      await lease.step('delete branch', () =>
        gitHost.deleteBranch(repository, branch, options),
      );
      return await this.#write({
        ...endAs(current, 'closed', {
          reason: 'closed in the portal',
          now: clock.now(),
        }),
        ...(current.pullRequest && {
          pullRequest: { ...current.pullRequest, state: 'closed' },
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
        return undefined;
      }
      try {
        const change = await store.get(id);
        const isDue = (change?.lookAt ?? Infinity) <= clock.now();
        return change && isActive(change) && (isDue || isForced)
          ? await this.#goOn(change, lease)
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

  /** Carries a change on as far as it has got. */
  async #goOn(change: ChangeRecord, lease: Lease): Promise<ChangeRecord> {
    const deadline = this.#deadline();
    try {
      const ready = await this.#finishOpening(change, lease, {
        signal: deadline.signal,
      });
      return isActive(ready) && ready.pullRequest
        ? await this.#look(ready, deadline.signal)
        : ready;
    } finally {
      deadline.clear();
    }
  }

  /** What a process that ended before left to do on the Git host. */
  async #finishOpening(
    change: ChangeRecord,
    lease: Lease,
    options: GitOptions,
  ): Promise<ChangeRecord> {
    const { gitHosts, logger, opener } = this.#options;
    const gitHost = gitHosts.byHost(change.repository.host);
    if (!gitHost) {
      return change;
    }
    let current = change;
    if (current.draft) {
      const { change: opened } = await opener.open(
        current,
        lease,
        gitHost,
        options,
      );
      current = await this.#judge(current, opened);
    }
    if (current.supersedes !== undefined && current.pullRequest) {
      try {
        current = await opener.closeSuperseded(
          current,
          lease,
          gitHost,
          options,
        );
      } catch (error) {
        if (error instanceof LeaseLostError) {
          throw error;
        }
        logger.warn(
          `The pull request that ${current.id} replaces could not be closed yet: ${error}`,
        );
      }
    }
    return current;
  }

  /** Patience and notices also hold for what cannot be opened. */
  async #judge(
    before: ChangeRecord,
    opened: ChangeRecord,
  ): Promise<ChangeRecord> {
    const { clock, config } = this.#options;
    const judged = nextState(
      opened,
      {},
      {
        now: clock.now(),
        patience: config.patience,
      },
    );
    if (judged.state === opened.state) {
      this.#told(opened);
      await this.#notify(opened, noticesOf(before, opened).notices);
      return opened;
    }
    const { notices, change } = noticesOf(before, judged);
    const written = await this.#write(change);
    await this.#notify(written, notices);
    return written;
  }

  async #look(
    change: ChangeRecord,
    signal: AbortSignal,
  ): Promise<ChangeRecord> {
    const { active, clock, config, random, store } = this.#options;
    let current = change;
    let retryAfterMs: number | undefined;
    for (let step = 0; step < MAX_STEPS && isActive(current); step += 1) {
      const look = await observe(current, this.#options, signal);
      this.#stopped.signal.throwIfAborted();
      retryAfterMs = Math.max(
        0,
        ...Object.values(look).map(answer =>
          'ok' in answer && !answer.ok ? answer.retryAfterMs ?? 0 : 0,
        ),
      );
      const next = nextState(current, look, {
        now: clock.now(),
        patience: config.patience,
      });
      const hasMoved = next.stage !== current.stage;
      current = next;
      if (!hasMoved) {
        break;
      }
    }
    const now = clock.now();
    if (!isActive(current)) {
      return this.#writeWithNews(change, current);
    }
    const { failures } = current.trail;
    const openPullRequests = Array.from(active.values()).filter(
      item => !isMerged(item),
    ).length;
    const lookAt =
      now +
      (failures > 0
        ? retryDelay(failures, { retryAfterMs }, random)
        : lookDelay(current, openPullRequests, now, random));
    if (isTheSame(change, current)) {
      await store.postpone(change.id, lookAt);
      return { ...change, lookAt };
    }
    return this.#writeWithNews(change, { ...current, lookAt });
  }

  async #writeWithNews(
    before: ChangeRecord,
    after: ChangeRecord,
  ): Promise<ChangeRecord> {
    const { notices, change } = noticesOf(before, after);
    const written = await this.#write(change, before);
    if (isMerged(written) && !isMerged(before)) {
      await this.#supersedeOlder(written);
    }
    await this.#notify(written, notices);
    return written;
  }

  /** What an older change of the same kind asked for is not what is wanted any more. */
  async #supersedeOlder(by: ChangeRecord) {
    const { store } = this.#options;
    for (const older of await store.findActive(by.ref)) {
      const isReplaced =
        older.id !== by.id &&
        older.createdAt <= by.createdAt &&
        isMerged(older) &&
        (older.operation === by.operation || by.kind === 'delete');
      if (isReplaced) {
        // Its own process may write it in this moment: then it is the next look that finds out
        await this.#write({
          ...older,
          state: 'superseded',
          supersededBy: by.id,
          waitingFor: undefined,
          problem: undefined,
          lookAt: undefined,
        }).catch(() => {});
      }
    }
  }

  /** @param before - the change as pages know it; absent when they have to be told in any case */
  async #write(
    change: ChangeRecord,
    before?: ChangeRecord,
  ): Promise<ChangeRecord> {
    const { clock, store } = this.#options;
    if (before && isSameToPages(before, change)) {
      const noted = await store.save(change);
      this.#options.active.note(noted);
      return noted;
    }
    const written = await store.save({ ...change, updatedAt: clock.now() });
    this.#told(written);
    return written;
  }

  #told(change: ChangeRecord) {
    this.#options.active.note(change);
    this.#options.news.written(change);
  }

  async #notify(
    change: ChangeRecord,
    notices: ReturnType<typeof noticesOf>['notices'],
  ) {
    for (const notice of notices) {
      await this.#options.news.notify(change, notice);
    }
  }

  #deadline(): Deadline {
    return new Deadline(
      this.#options.clock,
      LOOK_DEADLINE_MS,
      this.#stopped.signal,
    );
  }
}

/** Whether the change tells pages nothing that they do not know. */
function isSameToPages(before: ChangeRecord, after: ChangeRecord): boolean {
  const shown = (change: ChangeRecord) =>
    JSON.stringify({ ...toDatabaseChange(change), updatedAt: undefined });
  return shown(before) === shown(after);
}

/** Whether a look brought nothing new. */
function isTheSame(before: ChangeRecord, after: ChangeRecord): boolean {
  const essence = ({ lookAt: _lookAt, ...rest }: ChangeRecord) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return essence(before) === essence(after);
}

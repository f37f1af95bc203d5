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
import { Clock, Deadline } from '../../time';
import { ActiveChanges } from '../ActiveChanges';
import { ChangeNews } from '../ChangeNews';
import { ChangeRecord, isActive, isMerged } from '../ChangeRecord';
import { ChangesConfig } from '../config/readChangesConfig';
import { Lease } from '../Lease';
import { GitAccess } from '../open/gitAccess';
import { PullRequestOpener } from '../open/PullRequestOpener';
import { ChangeStore } from '../store/ChangeStore';
import { ChangeWriter } from './ChangeWriter';
import { lookDelay, retryDelay } from './lookDelay';
import { nextState } from './nextState';
import { noticesOf } from './noticesOf';
import { observe, ObserveOptions } from './observe';
import { mergedAt, overtake } from './overtake';
import { ReplacedChanges } from './ReplacedChanges';

/** Everything that one look asks for, together. */
const LOOK_DEADLINE_MS = 60_000;

/** One look can get on by several stages; there are nine. */
const MAX_STEPS = 10;

export interface ChangeWorkerOptions extends ObserveOptions {
  store: ChangeStore;
  active: ActiveChanges;
  opener: PullRequestOpener;
  news: ChangeNews;
  config: ChangesConfig;
  clock: Clock;
  random(): number;
  logger: LoggerService;
}

/**
 * Carries one change on as far as it has got: finishes what is left to do on the Git host, looks at what its stage depends on, writes what is new and tells
 * whom it concerns. Whoever calls it holds the lease.
 */
export class ChangeWorker {
  readonly #options: ChangeWorkerOptions;
  readonly #stopped: AbortSignal;
  readonly #writer: ChangeWriter;
  readonly #replaced: ReplacedChanges;

  /** @param stopped - ends all work; the changes stay as they are */
  constructor(options: ChangeWorkerOptions, stopped: AbortSignal) {
    this.#options = options;
    this.#stopped = stopped;
    this.#writer = new ChangeWriter(options);
    this.#replaced = new ReplacedChanges(options, this.#writer);
  }

  /** Carries a change on as far as it has got. */
  async goOn(change: ChangeRecord, lease: Lease): Promise<ChangeRecord> {
    const deadline = this.deadline();
    try {
      const current = await this.#writer.tell(change, change.lookAt);
      const access = { signal: deadline.signal };
      if (!isActive(current)) {
        return await this.#replaced.settle(current, lease, access);
      }
      const ready = await this.#finishOpening(current, lease, access);
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
    access: GitAccess,
  ): Promise<ChangeRecord> {
    const { opener } = this.#options;
    let current = change;
    if (current.draft) {
      const { change: opened } = await opener.open(current, lease, access);
      current = await this.#judge(current, opened, lease, access);
    }
    if (
      isActive(current) &&
      current.supersedes !== undefined &&
      current.pullRequest
    ) {
      current = await this.#replaced.close(current, lease, access);
    }
    return current;
  }

  /** Patience and notices also hold for what cannot be opened. */
  async #judge(
    before: ChangeRecord,
    opened: ChangeRecord,
    lease: Lease,
    access: GitAccess,
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
    const { notices } = noticesOf(before, judged);
    if (judged.state === opened.state && notices.length === 0) {
      this.#writer.told(opened);
      return opened;
    }
    const written = await this.#writer.writeWithNews(before, judged);
    const told = await this.#writer.tell(written, judged.lookAt);
    return isActive(told) ? told : this.#replaced.settle(told, lease, access);
  }

  async #look(
    change: ChangeRecord,
    signal: AbortSignal,
  ): Promise<ChangeRecord> {
    const { active, clock, config, random, store } = this.#options;
    // A process that ended in the wrong moment may not have come to it
    let current = await this.#overtaken(change);
    let retryAfterMs: number | undefined;
    for (let step = 0; step < MAX_STEPS && isActive(current); step += 1) {
      const look = await observe(current, this.#options, signal);
      this.#stopped.throwIfAborted();
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
    const written = await this.#writer.writeWithNews(before, after, before);
    if (isMerged(written) && !isMerged(before)) {
      await this.#supersedeOlder(written);
    }
    return this.#writer.tell(written, after.lookAt);
  }

  /** The change, given what was merged after it. */
  async #overtaken(change: ChangeRecord): Promise<ChangeRecord> {
    if (!isMerged(change)) {
      return change;
    }
    return overtake(
      change,
      await this.#options.store.findMergedSince(change.ref, mergedAt(change)),
    );
  }

  /** What an older change of the same kind asked for is not what is wanted any more. */
  async #supersedeOlder(by: ChangeRecord) {
    for (const older of await this.#options.store.findActive(by.ref)) {
      const overtaken = overtake(older, [by]);
      if (overtaken.state === 'superseded') {
        // Its own process may write it in this moment: then it is its next look that finds out
        await this.write(overtaken).catch(() => {});
      }
    }
  }

  /** See {@link ChangeWriter.write}. */
  async write(change: ChangeRecord): Promise<ChangeRecord> {
    return this.#writer.write(change);
  }

  /** For everything that one act on a change asks for. */
  deadline(): Deadline {
    return new Deadline(this.#options.clock, LOOK_DEADLINE_MS, this.#stopped);
  }
}

/** Whether a look brought nothing new. */
function isTheSame(before: ChangeRecord, after: ChangeRecord): boolean {
  const essence = ({ lookAt: _lookAt, ...rest }: ChangeRecord) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return essence(before) === essence(after);
}

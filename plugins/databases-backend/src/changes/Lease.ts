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
import { Clock, sleep } from '../time';
import { ChangeRecord } from './ChangeRecord';
import { ChangeStore } from './store/ChangeStore';

/** For so long nobody else takes a change whose worker is silent. Longer than any single remote call. */
export const LEASE_MS = 120_000;

/** How often one looks whether a change is free. */
const ASK_AGAIN_MS = 200;

/** Somebody else works on the change now, which is no failure of the change: 503 to those who wait for it. */
export class LeaseLostError extends ServiceUnavailableError {
  constructor(id: string) {
    super(
      `Another worker took the change ${id} over: look at it again in a moment`,
    );
  }
}

/**
 * The right to work on a change. One worker has it at a time, over all replicas; it ends by itself when the worker dies.
 */
export class Lease {
  readonly #store: ChangeStore;
  readonly #clock: Clock;
  readonly #id: string;
  readonly worker: string;

  private constructor(
    store: ChangeStore,
    clock: Clock,
    id: string,
    worker: string,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#id = id;
    this.worker = worker;
  }

  /** @returns `undefined` while somebody else works on it. */
  static async take(options: {
    store: ChangeStore;
    clock: Clock;
    id: string;
    worker: string;
  }): Promise<Lease | undefined> {
    const { store, clock, id, worker } = options;
    const lease = new Lease(store, clock, id, worker);
    return (await lease.#extend()) ? lease : undefined;
  }

  /** As {@link Lease.take}, after waiting for a while. */
  static async takeWithin(
    options: Parameters<typeof Lease.take>[0],
    ms: number,
  ): Promise<Lease | undefined> {
    const giveUpAt = options.clock.now() + ms;
    for (;;) {
      const lease = await Lease.take(options);
      if (lease || options.clock.now() >= giveUpAt) {
        return lease;
      }
      await sleep(options.clock, ASK_AGAIN_MS);
    }
  }

  /**
   * Makes one remote call, noted before and after.
   *
   * @throws LeaseLostError when somebody else took the change over meanwhile.
   */
  async step<T>(step: string, call: () => Promise<T>): Promise<T> {
    if (!(await this.#extend())) {
      throw new LeaseLostError(this.#id);
    }
    const at = this.#clock.now();
    const noted = await this.#store.startStep(this.#id, {
      step,
      worker: this.worker,
      at,
    });
    try {
      const result = await call();
      await this.#store.endStep(noted, { at: this.#clock.now() });
      return result;
    } catch (error) {
      await this.#store.endStep(noted, {
        at: this.#clock.now(),
        error: String(error),
      });
      throw error;
    }
  }

  /** The change as it is now. */
  async read(): Promise<ChangeRecord | undefined> {
    return this.#store.get(this.#id);
  }

  /** The change it is about. */
  get changeId(): string {
    return this.#id;
  }

  /** Gives the change back. */
  async release(): Promise<void> {
    await this.#store.release(this.#id, this.worker);
  }

  async #extend(): Promise<boolean> {
    const now = this.#clock.now();
    return this.#store.lease(this.#id, {
      holder: this.worker,
      now,
      until: now + LEASE_MS,
    });
  }
}

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

import { performance } from 'node:perf_hooks';
import { Clock, Timer } from '../time';

/** How long the event loop is kept busy at a stretch. */
const SLICE_MS = 2;

/** Work that is due so soon is done together. */
const TICK_MS = 10;

const SOON_MS = 100;

/**
 * Things to work on, each once at its time, without keeping everything else waiting.
 */
export class WorkQueue<T> {
  readonly #clock: Clock;
  readonly #work: (item: T) => void;
  readonly #onError: (error: unknown) => void;
  /** The time at which each is due. */
  readonly #due = new Map<T, number>();
  #timer: Timer | undefined;
  #timerAt = Infinity;
  #isBehind = false;
  #isStopped = false;

  constructor(options: {
    clock: Clock;
    work(item: T): void;
    onError(error: unknown): void;
  }) {
    this.#clock = options.clock;
    this.#work = options.work;
    this.#onError = options.onError;
  }

  /** Whether there is work that is due now or in a moment. */
  get isBusy(): boolean {
    return this.#timerAt <= this.#clock.now() + SOON_MS;
  }

  get isEmpty(): boolean {
    return this.#due.size === 0;
  }

  /** Whether there was more to do at once, the last time, than there is time for at a stretch. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Works on the item at the time (milliseconds since the epoch), or earlier if that was said before. */
  add(item: T, at: number): void {
    const known = this.#due.get(item);
    if (known === undefined || known > at) {
      this.#due.set(item, at);
      this.#schedule(at);
    }
  }

  delete(item: T): void {
    this.#due.delete(item);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#due.clear();
  }

  #schedule(at: number) {
    if (this.#isStopped || at >= this.#timerAt) {
      return;
    }
    this.#timer?.cancel();
    this.#timerAt = at;
    this.#timer = this.#clock.after(Math.max(0, at - this.#clock.now()), () => {
      this.#timerAt = Infinity;
      this.#run();
    });
  }

  #run() {
    const startedAt = performance.now();
    const now = this.#clock.now();
    let next = Infinity;
    this.#isBehind = false;
    for (const [item, at] of this.#due) {
      if (at > now + TICK_MS) {
        next = Math.min(next, at);
        continue;
      }
      if (performance.now() - startedAt > SLICE_MS) {
        next = now;
        this.#isBehind = true;
        break;
      }
      this.#due.delete(item);
      try {
        this.#work(item);
      } catch (error) {
        // One bad database must not keep the others waiting
        this.#onError(error);
      }
    }
    if (next < Infinity && !this.#isStopped) {
      this.#schedule(next);
    }
  }
}

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

import { DatabasesSignal } from '@database-platform/plugin-databases-common';

/** The clock and timers that a scheduler runs on. */
export interface Timers {
  now(): number;
  setTimeout(action: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The browser's own. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  setTimeout: (action, milliseconds) => setTimeout(action, milliseconds),
  clearTimeout: handle =>
    clearTimeout(handle as ReturnType<typeof setTimeout> | undefined),
};

/** How soon what is on the screen is read again, in milliseconds. */
export interface RefreshPace {
  /** After word of a new state; what is said within this time is answered once. */
  stateMs: number;
  /** At most so often for figures that move all the time. */
  figuresMs: number;
  /** Without any word. */
  idleMs: number;
  /** After a try that failed. */
  retryMs: number;
}

/**
 * Decides when a page reads again: soon after a change of state, now and then for figures, at a slow beat otherwise, and not at all while nobody looks.
 * One reading at a time; word that comes during one is answered by another.
 */
export class RefreshScheduler {
  readonly #refresh: () => Promise<boolean>;
  readonly #pace: RefreshPace;
  readonly #timers: Timers;
  #handle: unknown;
  #dueAt = Infinity;
  #lastAt: number;
  #running = false;
  #paused = false;
  #stopped = false;

  constructor(options: {
    /** Reads again, and says whether it could; must not reject. */
    refresh: () => Promise<boolean>;
    pace: RefreshPace;
    timers: Timers;
  }) {
    this.#refresh = options.refresh;
    this.#pace = options.pace;
    this.#timers = options.timers;
    this.#lastAt = options.timers.now();
    this.#plan(this.#lastAt + options.pace.idleMs);
  }

  /** Something was said to have changed. */
  changed(kind: DatabasesSignal['kind']) {
    const now = this.#timers.now();
    this.#plan(
      kind === 'state'
        ? now + this.#pace.stateMs
        : Math.max(
            now + this.#pace.stateMs,
            this.#lastAt + this.#pace.figuresMs,
          ),
    );
  }

  /** The reader asked for it. */
  now() {
    this.#plan(this.#timers.now());
  }

  /** Nobody looks any more. */
  pause() {
    this.#paused = true;
    this.#timers.clearTimeout(this.#handle);
  }

  /** Somebody looks again: read at once, for word may have been missed. */
  resume() {
    if (this.#paused) {
      this.#paused = false;
      this.now();
    }
  }

  /** The end. */
  stop() {
    this.#stopped = true;
    this.#timers.clearTimeout(this.#handle);
  }

  #plan(at: number) {
    this.#dueAt = Math.min(this.#dueAt, at);
    this.#arm();
  }

  #arm() {
    this.#timers.clearTimeout(this.#handle);
    if (this.#stopped || this.#paused || this.#running) {
      return;
    }
    this.#handle = this.#timers.setTimeout(
      () => this.#run(),
      Math.max(0, this.#dueAt - this.#timers.now()),
    );
  }

  async #run() {
    this.#running = true;
    this.#dueAt = Infinity;
    this.#lastAt = this.#timers.now();
    const { idleMs, retryMs } = this.#pace;
    const succeeded = await this.#refresh();
    this.#running = false;
    this.#plan(this.#timers.now() + (succeeded ? idleMs : retryMs));
  }
}

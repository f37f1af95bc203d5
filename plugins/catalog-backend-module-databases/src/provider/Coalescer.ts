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

/**
 * Calls back after so many milliseconds; what it returns takes that back.
 */
export type SetTimer = (callback: () => void, ms: number) => () => void;

/**
 * Turns a burst of requests into one run.
 */
export class Coalescer {
  readonly #options: {
    run: () => Promise<void>;
    /** How long the first request waits for others, in milliseconds. */
    delayMs: number;
    /** How long after the end of a run the next one may start, in milliseconds. */
    gapMs: number;
    now: () => number;
    setTimer: SetTimer;
  };
  #cancel: (() => void) | undefined;
  #running = false;
  #requestedWhileRunning = false;
  #endedAt: number | undefined;
  #stopped = false;

  constructor(options: {
    run: () => Promise<void>;
    delayMs: number;
    gapMs: number;
    now: () => number;
    setTimer: SetTimer;
  }) {
    this.#options = options;
  }

  /** Asks for a run. */
  request(): void {
    if (this.#running) {
      this.#requestedWhileRunning = true;
      return;
    }
    if (this.#cancel || this.#stopped) {
      return;
    }
    const { delayMs, gapMs, now, setTimer } = this.#options;
    const earliest =
      this.#endedAt === undefined ? 0 : this.#endedAt + gapMs - now();
    this.#cancel = setTimer(
      () => void this.#run(),
      Math.max(delayMs, earliest),
    );
  }

  /** Takes back what was asked for; later requests do nothing. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  async #run(): Promise<void> {
    this.#cancel = undefined;
    this.#running = true;
    this.#requestedWhileRunning = false;
    try {
      await this.#options.run();
    } finally {
      this.#running = false;
      this.#endedAt = this.#options.now();
      if (this.#requestedWhileRunning) {
        this.request();
      }
    }
  }
}

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

import { WatchLimits } from './WatchLimits';

/** A pause is remembered for some dozens of events. */
const FADING = 0.98;

/** Silence is suspicious when it lasts so many times the longest pause of late. */
const FACTOR = 3;

/**
 * How long silence on one watch may last, judged by how much there was to hear before.
 */
export class Patience {
  readonly #limits: WatchLimits;
  #heardAt: number;
  #longestPause: number;

  constructor(limits: WatchLimits, openedAt: number) {
    this.#limits = limits;
    this.#heardAt = openedAt;
    // Nobody knows yet how talkative it is
    this.#longestPause = limits.silenceMs / FACTOR;
  }

  /** When something was last heard, in milliseconds since the epoch. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /**
   * Something was heard.
   *
   * @returns for how many milliseconds there may now be silence
   */
  heard(now: number): number {
    this.#longestPause = Math.max(
      now - this.#heardAt,
      this.#longestPause * FADING,
    );
    this.#heardAt = now;
    const { chattySilenceMs, silenceMs } = this.#limits;
    return Math.min(
      Math.max(this.#longestPause * FACTOR, chattySilenceMs),
      silenceMs,
    );
  }
}

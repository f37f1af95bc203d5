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

import { Clock, Timer } from './Clock';

/**
 * Gives up on something that takes too long: aborts {@link Deadline.signal} when so much time passes without a {@link Deadline.extend}.
 */
export class Deadline {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal;
  #timer: Timer | undefined;
  #expired = false;

  /**
   * @param parent - what else ends the same thing
   */
  constructor(clock: Clock, ms: number, parent: AbortSignal) {
    this.#clock = clock;
    this.#parent = parent;
    // Not `AbortSignal.any`, which keeps a kilobyte for each of hundreds of watches
    parent.addEventListener('abort', this.#follow);
    if (parent.aborted) {
      this.#follow();
    } else {
      this.extend(ms);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was this deadline that ended the matter. */
  get expired(): boolean {
    return this.#expired;
  }

  /** Starts again, with so many milliseconds from now. */
  extend(ms: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(ms, () => this.expire());
  }

  /** Gives up now. */
  expire(): void {
    this.#expired = true;
    this.#timer?.cancel();
    this.#controller.abort();
  }

  /** Must be called when the matter is over, however it ended. */
  clear(): void {
    this.#timer?.cancel();
    this.#parent.removeEventListener('abort', this.#follow);
  }

  readonly #follow = () => {
    this.#timer?.cancel();
    this.#controller.abort(this.#parent.reason);
  };
}

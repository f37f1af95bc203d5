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

const FIRST_MS = 500;
const FACTOR = 2;
const LAST_MS = 60_000;

/**
 * How long to wait before trying again: longer each time, and never in step with others.
 */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  /** @param random - a number from 0 to below 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How often it failed since it last worked. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * One more failure.
   *
   * @param atLeastMs - what the other side asked for
   * @returns milliseconds to wait
   */
  next(atLeastMs: number = 0): number {
    const full = Math.min(FIRST_MS * FACTOR ** this.#failures, LAST_MS);
    this.#failures += 1;
    return Math.max(full / 2, atLeastMs) + this.#random() * (full / 2);
  }

  /** It worked. */
  reset(): void {
    this.#failures = 0;
  }
}

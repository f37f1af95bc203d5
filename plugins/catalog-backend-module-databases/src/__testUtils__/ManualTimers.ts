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

/** A clock that stands still until a test moves it. */
export class ManualTimers {
  #now = Date.parse('2026-01-15T12:00:00.000Z');
  readonly #timers = new Map<object, { at: number; callback: () => void }>();

  readonly now = (): number => this.#now;

  readonly setTimer = (callback: () => void, ms: number): (() => void) => {
    const key = {};
    this.#timers.set(key, { at: this.#now + ms, callback });
    return () => this.#timers.delete(key);
  };

  /** How many callbacks wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Moves the clock and calls back what became due. */
  advance(ms: number): void {
    this.#now += ms;
    for (const [key, { at, callback }] of [...this.#timers]) {
      if (at <= this.#now) {
        this.#timers.delete(key);
        callback();
      }
    }
  }
}

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
 * Lets at most so many through at a time; the others wait in order.
 */
export class Gate {
  readonly #limit: number;
  readonly #waiting: Array<() => void> = [];
  #inside = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Waits for a place.
   *
   * @returns what gives the place back; more calls than one do nothing.
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.#inside >= this.#limit) {
      await this.#wait(signal);
    } else {
      this.#inside += 1;
    }
    let inside = true;
    return () => {
      if (inside) {
        inside = false;
        this.#leave();
      }
    };
  }

  /** Waits in line; whoever gives up leaves the line. */
  async #wait(signal: AbortSignal): Promise<void> {
    const waiting = this.#waiting;
    await new Promise<void>((resolve, reject) => {
      waiting.push(admit);
      signal.addEventListener('abort', leave);
      function admit() {
        signal.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        signal.removeEventListener('abort', leave);
        waiting.splice(waiting.indexOf(admit), 1);
        reject(signal.reason);
      }
    });
  }

  /** The place goes to the next in line without ever being free. */
  #leave() {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#inside -= 1;
    }
  }
}

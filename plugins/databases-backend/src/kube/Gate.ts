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

interface Waiting {
  rank: number;
  admit(): void;
}

/**
 * Lets at most so many through at a time; the others wait in line.
 */
export class Gate {
  readonly #limit: number;
  readonly #waiting: Waiting[] = [];
  #inside = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Waits for a place.
   *
   * @param rank - those of a lower rank go first, those of the same in the order in which they came
   * @returns what gives the place back; more calls than one do nothing.
   */
  async enter(signal: AbortSignal, rank: number = 0): Promise<() => void> {
    if (this.#inside >= this.#limit) {
      await this.#wait(signal, rank);
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
  async #wait(signal: AbortSignal, rank: number): Promise<void> {
    const waiting = this.#waiting;
    await new Promise<void>((resolve, reject) => {
      const place: Waiting = { rank, admit };
      const before = waiting.findLastIndex(other => other.rank <= rank);
      waiting.splice(before + 1, 0, place);
      signal.addEventListener('abort', leave);
      function admit() {
        signal.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        signal.removeEventListener('abort', leave);
        waiting.splice(waiting.indexOf(place), 1);
        reject(signal.reason);
      }
    });
  }

  /** The place goes to the next in line without ever being free. */
  #leave() {
    const next = this.#waiting.shift();
    if (next) {
      next.admit();
    } else {
      this.#inside -= 1;
    }
  }
}

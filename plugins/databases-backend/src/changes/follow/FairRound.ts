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

/** A change to look at, and the Git host that it depends on. */
export interface RoundItem {
  id: string;
  host: string;
}

/**
 * What is left to look at in one round, handed out so that no Git host holds everybody who looks.
 *
 * @remarks
 * A host that does not answer keeps whoever asks it waiting for a minute. It can hold only some of those who look, and once it has been slow the rest of what
 * depends on it is left for a later round, so that the round comes to its end, and the next one begins, in time for all others.
 */
export class FairRound {
  readonly #left: RoundItem[];
  readonly #perHost: number;
  #size: number;
  readonly #busy = new Map<string, number>();

  /**
   * @param items - the most urgent first
   * @param options - `perHost`: how many may look at what depends on one host at a time; `size`: how many are handed out altogether
   */
  constructor(
    items: readonly RoundItem[],
    { perHost, size }: { perHost: number; size: number },
  ) {
    this.#left = [...items];
    this.#perHost = perHost;
    this.#size = size;
  }

  /** The most urgent one whose host has not enough to do; `undefined` where the round is full, or only what those who look now will take is left. */
  take(): RoundItem | undefined {
    const index = this.#left.findIndex(
      ({ host }) => this.#busyWith(host) < this.#perHost,
    );
    if (index < 0 || this.#size === 0) {
      return undefined;
    }
    this.#size -= 1;
    const [item] = this.#left.splice(index, 1);
    this.#busy.set(item.host, this.#busyWith(item.host) + 1);
    return item;
  }

  /** It was looked at. */
  done({ host }: RoundItem, { wasSlow }: { wasSlow: boolean }): void {
    this.#busy.set(host, this.#busyWith(host) - 1);
    if (wasSlow) {
      const others = this.#left.filter(item => item.host !== host);
      this.#left.splice(0, this.#left.length, ...others);
    }
  }

  #busyWith(host: string): number {
    return this.#busy.get(host) ?? 0;
  }
}

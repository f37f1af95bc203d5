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

const MAX_REMEMBERED = 1_000;

interface Known<T> {
  since: number;
  answer: Promise<T>;
  isRenewed: boolean;
}

export interface ShortMemoryOptions {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How long an answer is believed. */
  believedMs: number;
  /** What is asked for after so long is asked anew meanwhile: who asks all the time never waits. Never when absent. */
  renewedMs?: number;
}

/**
 * Remembers answers for a while, those that are still awaited included.
 */
export class ShortMemory<T> {
  readonly #options: ShortMemoryOptions;
  /** Oldest first. */
  readonly #known = new Map<string, Known<T>>();

  constructor(options: ShortMemoryOptions) {
    this.#options = options;
  }

  /** The answer of a moment ago, or a new one. Failures are not remembered. */
  recall(key: string, ask: () => Promise<T>): Promise<T> {
    const { believedMs, renewedMs = believedMs } = this.#options;
    const now = this.#options.now();
    const known = this.#known.get(key);
    if (!known || now - known.since >= believedMs) {
      return this.#ask(key, now, ask);
    }
    if (now - known.since >= renewedMs && !known.isRenewed) {
      known.isRenewed = true;
      this.#renew(key, known, now, ask);
    }
    return known.answer;
  }

  /** The next who wants to know asks. */
  forget(key: string): void {
    this.#known.delete(key);
  }

  #ask(key: string, now: number, ask: () => Promise<T>): Promise<T> {
    const entry = { since: now, answer: ask(), isRenewed: false };
    this.#remember(key, entry);
    entry.answer.catch(() => {
      if (this.#known.get(key) === entry) {
        this.#known.delete(key);
      }
    });
    return entry.answer;
  }

  /** The answer of before is given until the new one is there, or is too old. */
  async #renew(
    key: string,
    before: Known<T>,
    now: number,
    ask: () => Promise<T>,
  ): Promise<void> {
    const answer = ask();
    try {
      await answer;
    } catch {
      // Whoever asks when the answer of before is too old is told
      return;
    }
    if (this.#known.get(key) === before) {
      this.#remember(key, { since: now, answer, isRenewed: false });
    }
  }

  #remember(key: string, entry: Known<T>) {
    this.#known.delete(key);
    for (const [oldest, { since }] of this.#known) {
      if (
        entry.since - since < this.#options.believedMs &&
        this.#known.size < MAX_REMEMBERED
      ) {
        break;
      }
      this.#known.delete(oldest);
    }
    this.#known.set(key, entry);
  }
}

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

/** How long what was found out about one and the same token is believed. Pages ask many times a minute, and finding out costs a request. */
const BELIEVED_MS = 2_000;

/** What is asked for after so long is asked anew meanwhile: who asks all the time never waits. */
const RENEWED_MS = 1_500;

const MAX_REMEMBERED = 1_000;

interface Known<T> {
  since: number;
  answer: Promise<T>;
  isRenewed: boolean;
}

/**
 * Remembers answers for a moment, those that are still awaited included.
 */
export class ShortMemory<T> {
  readonly #now: () => number;
  /** Oldest first. */
  readonly #known = new Map<string, Known<T>>();

  /** @param now - milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The answer of a moment ago, or a new one. Failures are not remembered. */
  recall(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#now();
    const known = this.#known.get(key);
    if (!known || now - known.since >= BELIEVED_MS) {
      return this.#ask(key, now, ask);
    }
    if (now - known.since >= RENEWED_MS && !known.isRenewed) {
      known.isRenewed = true;
      this.#renew(key, known, now, ask);
    }
    return known.answer;
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
        entry.since - since < BELIEVED_MS &&
        this.#known.size < MAX_REMEMBERED
      ) {
        break;
      }
      this.#known.delete(oldest);
    }
    this.#known.set(key, entry);
  }
}

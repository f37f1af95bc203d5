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
const MAX_REMEMBERED = 1_000;

/**
 * Remembers answers for a moment, those that are still awaited included.
 */
export class ShortMemory<T> {
  readonly #now: () => number;
  /** Oldest first. */
  readonly #known = new Map<string, { until: number; answer: Promise<T> }>();

  /** @param now - milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The answer of a moment ago, or a new one. Failures are not remembered. */
  recall(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#now();
    const known = this.#known.get(key);
    if (known && known.until > now) {
      return known.answer;
    }
    this.#known.delete(key);
    this.#forgetOld(now);
    const entry = { until: now + BELIEVED_MS, answer: ask() };
    this.#known.set(key, entry);
    entry.answer.catch(() => {
      if (this.#known.get(key) === entry) {
        this.#known.delete(key);
      }
    });
    return entry.answer;
  }

  #forgetOld(now: number) {
    for (const [key, { until }] of this.#known) {
      if (until > now && this.#known.size < MAX_REMEMBERED) {
        return;
      }
      this.#known.delete(key);
    }
  }
}

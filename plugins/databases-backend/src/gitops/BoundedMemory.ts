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
 * Remembers what was found out, up to a size and an age; what was not used for longest goes first. Answers that are still awaited are shared.
 */
export class BoundedMemory<T> {
  readonly #maxSize: number;
  readonly #maxAgeMs: number;
  readonly #now: () => number;
  /** Least recently used first. */
  readonly #known = new Map<
    string,
    { answer: Promise<T>; size: number; until: number }
  >();
  #size = 0;

  /**
   * @param options - `maxSize` in the unit in which answers tell their own; `maxAgeMs` for what does change
   */
  constructor(options: {
    maxSize: number;
    maxAgeMs?: number;
    now?: () => number;
  }) {
    this.#maxSize = options.maxSize;
    this.#maxAgeMs = options.maxAgeMs ?? Infinity;
    this.#now = options.now ?? (() => 0);
  }

  /** What is remembered, or a new answer. Failures are not remembered. */
  recall(
    key: string,
    ask: () => Promise<{ value: T; size: number }>,
  ): Promise<T> {
    const known = this.#known.get(key);
    if (known && known.until > this.#now()) {
      this.#known.delete(key);
      this.#known.set(key, known);
      return known.answer;
    }
    this.forget(key);
    const asked = ask();
    const entry = {
      answer: asked.then(({ value }) => value),
      size: 0,
      until: this.#now() + this.#maxAgeMs,
    };
    this.#known.set(key, entry);
    asked.then(
      ({ size }) => {
        if (this.#known.get(key) === entry) {
          entry.size = size;
          this.#size += size;
          this.#shrink();
        }
      },
      () => {
        if (this.#known.get(key) === entry) {
          this.forget(key);
        }
      },
    );
    return entry.answer;
  }

  /** The next who wants it asks. */
  forget(key: string): void {
    this.#size -= this.#known.get(key)?.size ?? 0;
    this.#known.delete(key);
  }

  #shrink() {
    for (const key of this.#known.keys()) {
      if (this.#size <= this.#maxSize) {
        return;
      }
      this.forget(key);
    }
  }
}

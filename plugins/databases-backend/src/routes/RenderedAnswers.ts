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

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Clock } from '../time';

const compress = promisify(gzip);

/** Within so long whoever asks the same gets the same answer: its `observedAt` is then at most so old. */
const VALID_MS = 1_000;

/** Answers that are kept, of some dozens of kilobytes each. */
const MAX_KEPT = 20;

/** Larger texts take longer on their way than they take to be compressed a little. */
const COMPRESSION_LEVEL = 4;

/** An answer, written and compressed once for everyone who asks the same at about the same time. */
export class RenderedAnswer {
  readonly plain: Buffer;
  #compressed: Promise<Buffer> | undefined;

  constructor(text: string) {
    this.plain = Buffer.from(text);
  }

  compressed(): Promise<Buffer> {
    this.#compressed ??= compress(this.plain, { level: COMPRESSION_LEVEL });
    return this.#compressed;
  }
}

/**
 * The answers of the last moment. Writing and compressing a page of the fleet costs more than everything else about it, and many look at the same page.
 */
export class RenderedAnswers {
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #kept = new Map<string, RenderedAnswer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @param key - the same for the same question of the same rights about the same state
   * @param write - writes the answer, if there is none of the last moment
   */
  get(key: string, write: () => string): RenderedAnswer {
    const kept = this.#kept.get(key);
    if (kept) {
      return kept;
    }
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= MAX_KEPT && !oldest.done) {
      this.#kept.delete(oldest.value);
    }
    const answer = new RenderedAnswer(write());
    this.#kept.set(key, answer);
    this.#clock.after(VALID_MS, () => {
      if (this.#kept.get(key) === answer) {
        this.#kept.delete(key);
      }
    });
    return answer;
  }
}

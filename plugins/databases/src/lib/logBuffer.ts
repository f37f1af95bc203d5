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

/** As much of a followed log as a browser should hold. */
const MAX_LINES = 5_000;

/**
 * The end of a log that grows: the oldest lines go when there are too many.
 */
export class LogBuffer {
  readonly #maxLines: number;
  #lines: string[] = [];
  #rest = '';
  #seen = 0;

  constructor(maxLines = MAX_LINES) {
    this.#maxLines = maxLines;
  }

  /** Adds a piece, which may begin and end within a line. */
  push(chunk: string) {
    if (chunk === '') {
      return;
    }
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    this.#seen += lines.length;
    this.#lines.push(...lines.slice(-this.#maxLines));
    if (this.#lines.length > this.#maxLines) {
      this.#lines = this.#lines.slice(-this.#maxLines);
    }
  }

  /** What is kept, including a last line without its end. */
  get text(): string {
    const whole = this.#lines.map(line => `${line}\n`).join('');
    return whole + this.#rest;
  }

  /** How many whole lines came, dropped ones included. */
  get linesSeen(): number {
    return this.#seen;
  }
}

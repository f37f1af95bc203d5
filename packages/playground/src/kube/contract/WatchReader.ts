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

import { IncomingMessage } from 'node:http';
import type { Json } from './ContractJson';

/** One line of a watch. */
export interface WatchLine {
  type: string;
  object: Json;
}

/** Reads the lines of a watch as they come. */
export class WatchReader {
  readonly code: number;
  readonly #response: IncomingMessage;
  readonly #lines: WatchLine[] = [];
  #rest = '';
  #ended = false;
  #wake: () => void = () => {};

  constructor(response: IncomingMessage) {
    this.code = response.statusCode ?? 0;
    this.#response = response;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const lines = (this.#rest + chunk).split('\n');
      this.#rest = lines.pop() ?? '';
      this.#lines.push(
        ...lines.filter(Boolean).map(line => JSON.parse(line) as WatchLine),
      );
      this.#wake();
    });
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    response.on('end', end);
    response.on('close', end);
    response.on('error', end);
  }

  /** The next line; fails when the watch ends or nothing comes for `timeoutMs`. */
  async next(timeoutMs = 20_000): Promise<WatchLine> {
    const line = await this.#take(timeoutMs);
    if (!line) {
      throw new Error('the watch ended');
    }
    return line;
  }

  /** The next line that is no bookmark. */
  async nextEvent(): Promise<WatchLine> {
    for (;;) {
      const line = await this.next();
      if (line.type !== 'BOOKMARK') {
        return line;
      }
    }
  }

  /** Everything up to the end of the watch. */
  async rest(timeoutMs = 20_000): Promise<WatchLine[]> {
    const lines: WatchLine[] = [];
    for (;;) {
      const line = await this.#take(timeoutMs);
      if (!line) {
        return lines;
      }
      lines.push(line);
    }
  }

  close(): void {
    this.#response.destroy();
  }

  async #take(timeoutMs: number): Promise<WatchLine | undefined> {
    if (this.#lines.length === 0 && !this.#ended) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no line within ${timeoutMs} ms`)),
          timeoutMs,
        );
        this.#wake = () => {
          if (this.#lines.length > 0 || this.#ended) {
            clearTimeout(timer);
            resolve();
          }
        };
      });
    }
    return this.#lines.shift();
  }
}

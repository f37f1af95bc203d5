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

import type { Server } from 'node:http';
import { performance } from 'node:perf_hooks';

/**
 * How long a server took for its answers, from the head of a request until the last byte was handed to the system: everything that the backend does, and
 * nothing of what the network and whoever asks take.
 */
export class ServedTimes {
  readonly #prefix: string;
  #samples: number[] = [];

  /** @param prefix - of the addresses that count */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Measures from now on. */
  observe(server: Server): void {
    server.prependListener('request', (request, response) => {
      if (request.url?.startsWith(this.#prefix)) {
        const start = performance.now();
        response.once('finish', () => {
          this.#samples.push(performance.now() - start);
        });
      }
    });
  }

  /** The durations since the last call, in milliseconds. */
  take(): number[] {
    const samples = this.#samples;
    this.#samples = [];
    return samples;
  }
}

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

import { Clock } from '../time';
import { DatabaseRecord } from './DatabaseRecord';
import { WorkQueue } from './WorkQueue';

/** Facts that change again so soon are packed once. */
const PACK_MS = 1_000;

/**
 * Packs the facts of databases some time after they changed: what can wait, such as this, waits until all databases have been looked at.
 */
export class PackingQueue {
  readonly #clock: Clock;
  readonly #isBehind: () => boolean;
  readonly #queue: WorkQueue<DatabaseRecord>;

  /** @param options - `isBehind` says whether databases are waiting to be looked at that should have been */
  constructor(options: {
    clock: Clock;
    isBehind(): boolean;
    onError(error: unknown): void;
  }) {
    this.#clock = options.clock;
    this.#isBehind = options.isBehind;
    this.#queue = new WorkQueue({
      clock: options.clock,
      work: record => this.#pack(record),
      onError: options.onError,
    });
  }

  /** Whether facts wait to be packed. */
  get isBusy(): boolean {
    return !this.#queue.isEmpty;
  }

  add(record: DatabaseRecord): void {
    this.#queue.add(record, this.#clock.now() + PACK_MS);
  }

  delete(record: DatabaseRecord): void {
    this.#queue.delete(record);
  }

  stop(): void {
    this.#queue.stop();
  }

  #pack(record: DatabaseRecord) {
    if (this.#isBehind()) {
      this.add(record);
    } else {
      record.pack();
    }
  }
}

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

import { KubeObject } from '../types';

/** One write, with what is needed to undo it. */
export interface LoggedEvent {
  /** The resourceVersion that the write made. */
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** The object after the write; for DELETED its last state, with the revision of the deletion. */
  object: KubeObject;
  /** The object before the write; absent for ADDED. */
  previous?: KubeObject;
}

/**
 * The latest writes to one resource, oldest first. Older ones are forgotten in blocks, so that appending costs the same
 * however long the log is.
 */
export class EventLog {
  readonly #capacity: number;
  #events: LoggedEvent[] = [];
  #compactedTo: number;

  /** `startRevision`: nothing before it was ever logged. */
  constructor(capacity: number, startRevision: number) {
    this.#capacity = capacity;
    this.#compactedTo = startRevision;
  }

  append(event: LoggedEvent): void {
    this.#events.push(event);
    if (this.#events.length > this.#capacity * 1.25) {
      this.compact(
        this.#events[this.#events.length - this.#capacity - 1].revision,
      );
    }
  }

  /** Whether the state as of `revision` can still be told: all later writes are known. */
  reaches(revision: number): boolean {
    return revision >= this.#compactedTo;
  }

  /** The revision up to which writes are forgotten. */
  get compactedTo(): number {
    return this.#compactedTo;
  }

  /** Writes after `revision`, oldest first. */
  after(revision: number): readonly LoggedEvent[] {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#events[middle].revision <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#events.slice(low);
  }

  /** Forgets the writes up to and including `revision`. */
  compact(revision: number): void {
    this.#events = [...this.after(revision)];
    this.#compactedTo = Math.max(this.#compactedTo, revision);
  }
}

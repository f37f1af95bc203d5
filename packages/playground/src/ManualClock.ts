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

import { Clock, Timer } from './clock';

interface Pending {
  due: number;
  order: number;
  callback: () => void;
}

/** A clock that stands still until it is advanced: tests and the replay of the demo world's past use it. */
export class ManualClock implements Clock {
  private readonly heap: Pending[] = [];
  private readonly cancelled = new WeakSet<Pending>();
  private time: number;
  private order = 0;

  constructor(startMs: number) {
    this.time = startMs;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): Timer {
    const pending: Pending = {
      due: Math.round(this.time + Math.max(0, ms)),
      order: this.order++,
      callback,
    };
    this.push(pending);
    return { cancel: () => void this.cancelled.add(pending) };
  }

  /** Runs every timer that is due within `ms`, in the order of their time, those that they start included. */
  advance(ms: number): void {
    const end = this.time + ms;
    let next = this.heap[0];
    while (next && next.due <= end) {
      this.pop();
      if (!this.cancelled.has(next)) {
        this.time = Math.max(this.time, next.due);
        next.callback();
      }
      next = this.heap[0];
    }
    this.time = end;
  }

  /** Milliseconds until the next timer is due; undefined when none waits. */
  untilNext(): number | undefined {
    let next = this.heap[0];
    while (next && this.cancelled.has(next)) {
      this.pop();
      next = this.heap[0];
    }
    return next && Math.max(0, next.due - this.time);
  }

  private push(pending: Pending): void {
    const { heap } = this;
    let child = heap.push(pending) - 1;
    while (child > 0) {
      const parent = Math.floor((child - 1) / 2);
      if (!isBefore(heap[child], heap[parent])) {
        return;
      }
      [heap[child], heap[parent]] = [heap[parent], heap[child]];
      child = parent;
    }
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (!last || heap.length === 0) {
      return;
    }
    heap[0] = last;
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && isBefore(heap[child], heap[least])) {
          least = child;
        }
      }
      if (least === parent) {
        return;
      }
      [heap[least], heap[parent]] = [heap[parent], heap[least]];
      parent = least;
    }
  }
}

function isBefore(a: Pending, b: Pending): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

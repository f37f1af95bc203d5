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

import { Clock, Timer } from '../../clock';
import { Process, startProcess } from './process';

/** Runs the processes of one key one after another, and those of different keys side by side. */
export class SerialQueue {
  private readonly waiting = new Map<string, (() => Process)[]>();
  private readonly running = new Map<string, Timer>();
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly onError: (key: string, error: Error) => void,
  ) {}

  add(key: string, work: () => Process): void {
    if (this.stopped) {
      return;
    }
    const queue = this.waiting.get(key);
    if (queue) {
      queue.push(work);
      return;
    }
    this.waiting.set(key, [work]);
    this.running.set(
      key,
      this.clock.after(0, () => this.next(key)),
    );
  }

  isBusy(key: string): boolean {
    return this.waiting.has(key);
  }

  stop(): void {
    this.stopped = true;
    this.running.forEach(timer => timer.cancel());
    this.running.clear();
    this.waiting.clear();
  }

  private next(key: string): void {
    const work = this.waiting.get(key)?.[0];
    if (!work || this.stopped) {
      return;
    }
    const timer = startProcess(this.clock, work(), error => {
      if (error) {
        this.onError(key, error);
      }
      const queue = this.waiting.get(key);
      queue?.shift();
      if (queue?.length) {
        this.running.set(
          key,
          this.clock.after(0, () => this.next(key)),
        );
      } else {
        this.waiting.delete(key);
        this.running.delete(key);
      }
    });
    if (this.waiting.has(key)) {
      this.running.set(key, timer);
    }
  }
}

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
import { ManualClock } from './ManualClock';

/**
 * Runs through the world's past as fast as the machine can, then goes on with a live clock.
 * What was under way when the past ended goes on: a timer that was due in 5 s is due in 5 s of the live clock.
 */
export class ReplayClock implements Clock {
  private readonly past: ManualClock;
  private live: Clock | undefined;
  private wakeUp: Timer | undefined;

  constructor(startMs: number) {
    this.past = new ManualClock(startMs);
  }

  now(): number {
    this.catchUp();
    return this.past.now();
  }

  after(ms: number, callback: () => void): Timer {
    this.catchUp();
    const timer = this.past.after(ms, callback);
    this.arm();
    return timer;
  }

  /** Goes through the past until `untilMs`. */
  replay(untilMs: number): void {
    this.past.advance(Math.max(0, untilMs - this.past.now()));
  }

  /** From now on the time is that of `live`, which must not be behind. */
  goLive(live: Clock): void {
    this.live = live;
    this.run();
  }

  /** Stops the live clock's timer; nothing fires any more. */
  stop(): void {
    this.wakeUp?.cancel();
    this.live = undefined;
  }

  private running = false;

  /** Moves the hands, without running what becomes due: that waits for its own turn. */
  private catchUp(): void {
    if (!this.live || this.running) {
      return;
    }
    const ahead = this.live.now() - this.past.now();
    const idle = this.past.untilNext() ?? ahead;
    if (Math.min(ahead, idle) > 0) {
      this.past.advance(Math.min(ahead, Math.max(0, idle - 1)));
    }
  }

  private arm(): void {
    if (!this.live || this.running) {
      return;
    }
    this.wakeUp?.cancel();
    const wait = this.past.untilNext();
    if (wait !== undefined) {
      const behind = this.live.now() - this.past.now();
      this.wakeUp = this.live.after(Math.max(0, wait - behind), () =>
        this.run(),
      );
    }
  }

  private run(): void {
    if (!this.live) {
      return;
    }
    this.running = true;
    try {
      this.past.advance(Math.max(0, this.live.now() - this.past.now()));
    } finally {
      this.running = false;
    }
    this.arm();
  }
}

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

/** Node fires a timer of more than 2^31 ms at once. */
const longestTimerMs = 2_000_000_000;

/** The machine's own time, run `speed` times faster than life. Its timers do not keep the process alive. */
export class ScaledClock implements Clock {
  private readonly realStart = Date.now();
  private readonly worldStart: number;

  /**
   * @param speed - world milliseconds per real millisecond; 1 is life
   * @param worldStart - what `now()` answers at first, milliseconds since the epoch
   */
  constructor(private readonly speed = 1, worldStart?: number) {
    if (!(speed > 0)) {
      throw new Error(`The speed of a clock must be above 0, not ${speed}`);
    }
    this.worldStart = worldStart ?? this.realStart;
  }

  now(): number {
    return Math.round(
      this.worldStart + (Date.now() - this.realStart) * this.speed,
    );
  }

  after(ms: number, callback: () => void): Timer {
    const due = this.now() + ms;
    let handle: ReturnType<typeof setTimeout>;
    const arm = () => {
      const wait = Math.max(0, (due - this.now()) / this.speed);
      handle = setTimeout(
        wait > longestTimerMs ? arm : callback,
        Math.min(wait, longestTimerMs),
      );
      handle.unref();
    };
    arm();
    return { cancel: () => clearTimeout(handle) };
  }
}

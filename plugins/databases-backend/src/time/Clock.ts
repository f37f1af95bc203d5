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

/**
 * A timer that was set.
 */
export interface Timer {
  cancel(): void;
}

/**
 * Time, as everything in this plugin sees it, so that tests can drive it.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after so many milliseconds. */
  after(ms: number, callback: () => void): Timer;
}

/**
 * The machine's own time. Timers of the future do not keep the process alive.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    if (ms <= 0) {
      // A timer takes a millisecond at least; this lets everything else that waits go first, and no more. Not `unref`: the event loop would sleep until
      // something else wakes it
      const handle = setImmediate(callback);
      return { cancel: () => clearImmediate(handle) };
    }
    const handle = setTimeout(callback, ms);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
};

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

/** A cancelled timer does not fire. */
export interface Timer {
  cancel(): void;
}

/**
 * Where every part of the playground takes the time from: tests drive it by hand, the demo lets it run faster than life.
 */
export interface Clock {
  /** Milliseconds since the epoch, in the world's own time. */
  now(): number;
  /** Runs `callback` once, `ms` milliseconds of the world's own time from now. */
  after(ms: number, callback: () => void): Timer;
}

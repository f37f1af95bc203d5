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

/**
 * Work that takes time: each `yield` is a pause in milliseconds of the world's time.
 * Nothing here is a promise, so that a test which advances its clock has seen everything happen when the call returns.
 */
export type Process<T = void> = Generator<number, T, void>;

/** Runs a process to its end; cancelling it stops it at its next pause. */
export function startProcess(
  clock: Clock,
  process: Process<void>,
  done: (error?: Error) => void = throwOn,
): Timer {
  let timer: Timer | undefined;
  let cancelled = false;
  const step = () => {
    if (cancelled) {
      return;
    }
    let pause: number | undefined;
    try {
      const result = process.next();
      pause = result.done ? undefined : result.value;
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (pause === undefined) {
      done();
    } else {
      timer = clock.after(pause, step);
    }
  };
  step();
  return {
    cancel: () => {
      cancelled = true;
      timer?.cancel();
    },
  };
}

/** Looks again every `intervalMs` until `check` holds; false when that took longer than `timeoutMs`. */
export function* waitUntil(
  check: () => boolean,
  options: { intervalMs: number; timeoutMs: number },
): Process<boolean> {
  for (let waited = 0; ; waited += options.intervalMs) {
    if (check()) {
      return true;
    }
    if (waited >= options.timeoutMs) {
      return false;
    }
    yield options.intervalMs;
  }
}

function throwOn(error?: Error): void {
  if (error) {
    throw error;
  }
}

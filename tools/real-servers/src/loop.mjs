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

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls a step again and again until stopped. A step that fails is tried again
 * at the next turn: two writers meet all the time, and conflicts are no news.
 *
 * @param {string} name - for the log
 * @param {number} intervalMs - pause between two turns
 * @param {() => Promise<void>} step
 * @param {(line: string) => void} log - gets each failure that is not the same as
 *   the one before
 * @returns {{ stop: () => Promise<void> }}
 */
export function loop(name, intervalMs, step, log) {
  const controller = new AbortController();
  let lastFailure = '';
  const run = async () => {
    while (!controller.signal.aborted) {
      try {
        await step();
      } catch (error) {
        if (!controller.signal.aborted && error.message !== lastFailure) {
          lastFailure = error.message;
          log(`${name}: ${error.message}`);
        }
      }
      await sleep(intervalMs, undefined, { signal: controller.signal }).catch(
        () => undefined,
      );
    }
  };
  const done = run();
  return {
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}

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
 * Asks again and again until the answer is there. Errors count as "not yet";
 * the last one is part of the error when the time is over.
 *
 * @template T
 * @param {string} what - completes the sentence "waited in vain for ..."
 * @param {() => Promise<T | undefined | false> | T | undefined | false} ask
 * @param {{ timeoutMs?: number, intervalMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function waitFor(what, ask, options = {}) {
  const { timeoutMs = 60_000, intervalMs = 200 } = options;
  const deadline = Date.now() + timeoutMs;
  let lastError;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) {
        return answer;
      }
      lastError = undefined;
    } catch (error) {
      if (error.fatal) {
        throw error;
      }
      lastError = error;
    }
    if (Date.now() > deadline) {
      const because = lastError ? `: ${lastError.message}` : '';
      throw new Error(
        `waited ${timeoutMs / 1000} s in vain for ${what}${because}`,
      );
    }
    await sleep(intervalMs);
  }
}

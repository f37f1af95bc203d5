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

/** Longer than anything that is waited for takes on a busy machine. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/**
 * Tries until it no longer throws, and answers what came of it; throws the last error when it never works.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > giveUpAt) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}

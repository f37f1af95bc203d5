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
import { StepError } from '../steps.mjs';

/**
 * Waits until an address answers with success.
 *
 * @param {string} url
 * @param {{ title: string, timeoutMs: number, ended: Promise<Error>, headers?: Record<string, string> }} options `ended` resolves when the program
 *   behind the address ends.
 */
export async function waitFor(url, { title, timeoutMs, ended, headers = {} }) {
  const deadline = Date.now() + timeoutMs;
  let failure;
  ended.then(error => {
    failure = error;
  });
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (failure) {
      throw failure;
    }
    try {
      const response = await fetch(url, {
        headers,
        signal: AbortSignal.timeout(2000),
      });
      await response.arrayBuffer();
      if (response.ok) {
        return;
      }
      last = `it answers ${response.status}`;
    } catch (error) {
      last = error.cause?.message ?? error.message;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
  }
  throw new StepError(
    `${title} does not answer at ${url} within ${timeoutMs / 1000} s: ${last}`,
    'Run it again with --verbose to see what it logs.',
  );
}

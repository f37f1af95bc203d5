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

/** A failure that a person can do something about: what failed, and what to do. */
export class StepError extends Error {
  constructor(message, advice) {
    super(message);
    this.name = 'StepError';
    this.advice = advice;
  }
}

/**
 * Runs one step and prints a line for it, with the time it took.
 *
 * @template T
 * @param {string} title what is being done, as a person would say it
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function step(title, action) {
  const start = Date.now();
  process.stdout.write(`  ${title} ...`);
  try {
    const result = await action();
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    process.stdout.write(` ${seconds} s\n`);
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

/** Prints a failure: what, why, what to do. */
export function printFailure(error) {
  process.stderr.write(
    `\n${
      error.stack && !(error instanceof StepError) ? error.stack : error.message
    }\n`,
  );
  if (error.advice) {
    process.stderr.write(`\nWhat to do: ${error.advice}\n`);
  }
}

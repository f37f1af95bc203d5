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

import { GitResponseError } from '../errors';

/**
 * Does something that a pull request can do without. When the host refuses it, that is a problem to tell; when the host is down, it is an error: it
 * will be tried again.
 *
 * @param sentence - what to tell, without the host's own words
 * @param fallback - what to answer when it is refused
 */
export async function orProblem<T>(
  problems: string[],
  sentence: string,
  fallback: T,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    problems.push(`${sentence}: it answered ${error.status}.`);
    return fallback;
  }
}

/** As {@link orProblem}, of what has no answer. */
export function collectProblem(
  problems: string[],
  sentence: string,
  work: () => Promise<void>,
): Promise<void> {
  return orProblem(problems, sentence, undefined, work);
}

/** Whether an error is a host's no, which it will say again next time. */
export function isRefusal(error: unknown): error is GitResponseError {
  return (
    error instanceof GitResponseError &&
    error.status < 500 &&
    ![401, 408, 429].includes(error.status) &&
    !/\brate limit/i.test(error.words)
  );
}

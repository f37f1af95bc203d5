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

import { PlanProblem } from '../plans/PlanProblem';
import { OpenOptions } from './RepositoryReader';

/**
 * Looks once more, at the commit that the Git host tells now, when the first look ends by one of the rules.
 *
 * @remarks
 * The commit of a branch is believed for seconds, and a change can be merged and applied within them.
 */
export async function readAgain<T>(
  rules: readonly string[],
  options: OpenOptions,
  look: (options: OpenOptions) => Promise<T>,
): Promise<T> {
  try {
    return await look(options);
  } catch (error) {
    if (
      error instanceof PlanProblem &&
      rules.includes(error.planError.rule) &&
      !options.isFresh
    ) {
      return look({ ...options, isFresh: true });
    }
    throw error;
  }
}

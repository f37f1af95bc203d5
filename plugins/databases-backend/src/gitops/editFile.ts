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
import { toError } from '@backstage/errors';
import { YamlEditError } from '@database-platform/engines';
import { PlanProblem } from '../plans/PlanProblem';

/**
 * Does something to a file; what cannot be done safely is said with the file and its line.
 *
 * @throws PlanProblem
 */
export function editFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof PlanProblem) {
      throw thrown;
    }
    const error = toError(thrown);
    throw error instanceof YamlEditError
      ? PlanProblem.of(
          `location/yaml-${error.code}`,
          `${path}: ${error.message}`,
        )
      : error;
  }
}

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

import {
  checkPostgresqlParameter,
  PlanError,
} from '@database-platform/plugin-databases-common';
import { JsonObject } from '@backstage/types';
import { checkInput, FieldProblem } from '../../lib/checkInput';
import { SettingValues } from '../support/settingValues';

/**
 * What is wrong with each parameter: first what PostgreSQL would not take, else the operation's own schema, else what the plan refuses.
 *
 * @param version - the major version of PostgreSQL, where it is known
 */
export function parameterCheck(
  values: SettingValues,
  version: string | undefined,
  planErrors: readonly PlanError[],
): ReadonlyMap<string, readonly FieldProblem[]> {
  const { problems } = checkInput('postgresql', 'configure', {
    parameters: values as JsonObject,
  });
  const result = new Map<string, readonly FieldProblem[]>();
  for (const [name, value] of Object.entries(values)) {
    const field = `parameters.${name}`;
    const own =
      value === null
        ? undefined
        : checkPostgresqlParameter(name, value, version);
    const found = [
      own ? [{ field, ...own }] : [],
      problems.filter(problem => problem.field === field),
      planErrors.filter(error => error.field === field),
    ].find(list => list.length > 0);
    if (found) {
      result.set(name, found);
    }
  }
  return result;
}

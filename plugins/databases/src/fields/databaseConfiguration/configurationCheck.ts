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

import { JsonObject } from '@backstage/types';
import { PlanError } from '@database-platform/plugin-databases-common';
import { isMap, parseDocument } from 'yaml';
import { FormsTranslate } from '../../formsTranslation';
import { checkInput, FieldProblem } from '../../lib/checkInput';
import { setAt } from '../../lib/dotPath';
import { SettingValues } from '../support/settingValues';

/**
 * What is wrong with each option: what the operation's own schema says, else what the plan refuses.
 *
 * @param field - field of the operation's input
 */
export function optionProblems(
  values: SettingValues,
  known: {
    engine: string | undefined;
    operation: string;
    field: string;
    planErrors: readonly PlanError[];
  },
): ReadonlyMap<string, readonly FieldProblem[]> {
  const { engine, operation, field, planErrors } = known;
  const { problems } = engine
    ? checkInput(engine, operation, setAt({}, field, values as JsonObject))
    : { problems: [] };
  const result = new Map<string, readonly FieldProblem[]>();
  for (const name of Object.keys(values)) {
    const path = `${field}.${name}`;
    const found = [problems, planErrors]
      .map((list: readonly FieldProblem[]) =>
        list.filter(problem => problem.field === path),
      )
      .find(list => list.length > 0);
    if (found) {
      result.set(name, found);
    }
  }
  return result;
}

/**
 * What is wrong with a text: whether it is YAML, and names with values; else what the plan refuses.
 *
 * @param field - field of the operation's input
 */
export function textProblems(
  text: string,
  field: string,
  planErrors: readonly PlanError[],
  t: FormsTranslate,
): readonly FieldProblem[] {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    const [start] = error.linePos ?? [];
    return [
      {
        field,
        message: t('fields.configuration.noYaml', {
          line: String(start?.line ?? 1),
          message: error.message.split(/ at line |\n/)[0],
        }),
      },
    ];
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return [{ field, message: t('fields.configuration.noMap') }];
  }
  return planErrors.filter(problem => problem.field === field);
}

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

import { JsonObject, JsonValue } from '@backstage/types';
import { checkInput, FieldProblem, problemsAt } from '../../lib/checkInput';
import { setAt } from '../../lib/dotPath';
import { FormTarget, planRequestOf } from '../../lib/planRequestOf';
import { formTargetOf } from './targetOptions';

/**
 * What the schema of a form's operation says of one field of its input.
 *
 * @param field - in the input's words, such as `version` or `dump.folder`
 */
export function inputProblems(
  target: FormTarget,
  formData: JsonObject,
  field: string,
  value: JsonValue | undefined,
): readonly FieldProblem[] {
  const engine =
    target.engine ?? planRequestOf(target, formData).request?.target.engine;
  return engine === undefined || value === undefined
    ? []
    : problemsAt(
        checkInput(engine, target.operation, setAt({}, field, value)).problems,
        field,
      );
}

/**
 * Makes the validation of a field that is one text of the operation's input.
 *
 * @param name - in the input's words
 */
export function validateInputText(name: string) {
  return (
    value: string | undefined,
    field: { addError(message: string): void },
    context: {
      formData: JsonObject;
      uiSchema?: { 'ui:options'?: Partial<FormTarget> };
    },
  ): void => {
    const target = formTargetOf(context.uiSchema?.['ui:options']);
    for (const { message } of inputProblems(
      target,
      context.formData,
      name,
      value,
    )) {
      field.addError(message);
    }
  };
}

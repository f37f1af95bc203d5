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

import { ApiHolder } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import { errorsAt } from '../../lib/errorsAt';
import { translateFor } from '../../lib/translateFor';
import { inputProblems } from '../support/inputProblems';
import { mysqlStorageOf } from '../support/mysqlStorage';
import { formTargetOf } from '../support/targetOptions';
import { dumpStorageField } from './dumpStorageField';
import { DumpStorageOptions } from './schema';
import { labelOfProblem } from './storageWords';

/** Refuses what is marked in the form, by the names of its inputs. */
export async function validateDumpStorage(
  value: JsonObject | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<DumpStorageOptions> };
  },
): Promise<void> {
  const { apiHolder, formData, uiSchema } = context;
  const target = formTargetOf(uiSchema?.['ui:options']);
  const problems = errorsAt(
    inputProblems(target, formData, dumpStorageField, value),
    dumpStorageField,
  );
  if (problems.length === 0) {
    return;
  }
  const t = await translateFor(apiHolder);
  const { kind } = mysqlStorageOf(value);
  for (const { field: name, message } of problems) {
    field.addError(`${labelOfProblem(name, kind, t)}: ${message}`);
  }
}

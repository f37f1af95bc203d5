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
import { planRequestOf } from '../../lib/planRequestOf';
import { translateFor } from '../../lib/translateFor';
import { SettingValues } from '../support/settingValues';
import { formTargetOf } from '../support/targetOptions';
import { optionProblems, textProblems } from './configurationCheck';
import { DatabaseConfigurationOptions } from './schema';

/** Refuses values that are marked in the form. */
export async function validateConfiguration(
  value: string | SettingValues | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<DatabaseConfigurationOptions> };
  },
): Promise<void> {
  const options = context.uiSchema?.['ui:options'];
  const target = formTargetOf(options);
  const path = options?.path ?? '';
  const t = await translateFor(context.apiHolder);
  const { request } = planRequestOf(target, context.formData);
  const problems =
    typeof value === 'string'
      ? textProblems(value, path, [], t)
      : [
          ...optionProblems(value ?? {}, {
            engine: target.engine ?? request?.target.engine,
            operation: target.operation,
            field: path,
            planErrors: [],
          }).values(),
        ].flat();
  for (const { message } of problems) {
    field.addError(message);
  }
}

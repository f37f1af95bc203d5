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
import { getAt } from '../../lib/dotPath';
import { SettingValues } from '../support/settingValues';
import { parameterCheck } from './parameterCheck';
import { PostgresParametersOptions } from './schema';

/** Refuses values that PostgreSQL would not take. */
export function validateParameters(
  values: SettingValues | undefined,
  field: { addError(message: string): void },
  context: {
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<PostgresParametersOptions> };
  },
): void {
  const path = context.uiSchema?.['ui:options']?.version;
  const version = path && getAt(context.formData, path);
  const problems = parameterCheck(
    values ?? {},
    typeof version === 'string' ? version : undefined,
    [],
  );
  for (const { message } of [...problems.values()].flat()) {
    field.addError(message);
  }
}

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
import { checkInput } from '../../lib/checkInput';
import { planRequestOf } from '../../lib/planRequestOf';
import { formTargetOf } from '../support/targetOptions';
import { ReadReplicasOptions } from './schema';

/** Refuses what is marked in the form. */
export function validateReadReplicas(
  value: JsonObject | undefined,
  field: { addError(message: string): void },
  context: {
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<ReadReplicasOptions> };
  },
): void {
  const target = formTargetOf(context.uiSchema?.['ui:options']);
  const { request } = planRequestOf(target, context.formData);
  const engine = target.engine ?? request?.target.engine;
  const { problems } = engine
    ? checkInput(engine, 'resize', value ?? {})
    : { problems: [] };
  for (const { field: name, message } of problems) {
    field.addError(`${name}: ${message}`);
  }
}

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
import { livePlanKey } from '../../lib/LivePlans';
import { planRequestOf } from '../../lib/planRequestOf';
import { translateFor } from '../../lib/translateFor';
import { livePlansApiRef } from '../plan/livePlansApi';
import { formMappingOf } from './formMappingOf';
import { planVerdict } from './planVerdict';
import { DatabasePlanOptions } from './schema';

/**
 * Refuses to go on while there is no plan of what the form holds, or it has errors.
 *
 * @remarks
 * It waits for no plan: what is typed meanwhile would be lost, as the form goes back to what it held when it was sent.
 */
export async function validatePlan(
  value: string | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<DatabasePlanOptions> };
  },
): Promise<void> {
  if (value) {
    return;
  }
  const { apiHolder, formData, uiSchema } = context;
  const t = await translateFor(apiHolder);
  const mapping = formMappingOf(uiSchema?.['ui:options']);
  const { request, missing } = planRequestOf(mapping, formData);
  const live =
    request &&
    apiHolder
      .get(livePlansApiRef)
      ?.get(livePlanKey(request.operation, request.target));
  const verdict = live ? planVerdict(live) : undefined;
  if (missing || verdict === 'missing') {
    const paths = missing ?? live?.missing ?? [];
    field.addError(t('fields.plan.stillNeeded', { fields: paths.join(', ') }));
    return;
  }
  field.addError(t(`fields.plan.verdict.${verdict ?? 'loading'}`));
}

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
import { changesApiRef } from '../../api';
import { errorsAt } from '../../lib/errorsAt';
import { livePlanKey } from '../../lib/LivePlans';
import { planRequestOf } from '../../lib/planRequestOf';
import { translateFor } from '../../lib/translateFor';
import { livePlansApiRef } from '../plan/livePlansApi';
import { formTargetOf } from '../support/targetOptions';
import { placeOf } from '../support/placeOf';
import { DatabaseSizeOptions } from './schema';
import { sizeCheck } from './sizeCheck';

/** Refuses a size that is marked in the form. */
export async function validateSize(
  value: JsonObject | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: Partial<DatabaseSizeOptions> };
  },
): Promise<void> {
  const { apiHolder, formData, uiSchema } = context;
  const t = await translateFor(apiHolder);
  const target = formTargetOf(uiSchema?.['ui:options']);
  const { fields, at: part } = uiSchema?.['ui:options'] ?? {};
  const { request } = planRequestOf(target, formData);
  const engine = target.engine ?? request?.target.engine;
  const targets = engine
    ? await apiHolder.get(changesApiRef)?.getTargets(engine)
    : undefined;
  const live = request
    ? apiHolder
        .get(livePlansApiRef)
        ?.get(livePlanKey(request.operation, request.target))
    : undefined;
  const problems = sizeCheck(
    value ?? {},
    {
      engine: part === undefined ? engine : undefined,
      operation: target.operation,
      current: part === undefined ? live?.plan?.current : undefined,
      // What a tier says is about members.
      tier:
        fields?.includes('members') === false
          ? undefined
          : placeOf(targets?.items, target, formData)?.tier,
      planErrors:
        live?.plan && !live.stale ? errorsAt(live.plan.errors, part) : [],
    },
    t,
  );
  for (const [input, found] of problems) {
    // Another field of the form may have the others.
    if (fields?.includes(input) ?? true) {
      found.forEach(({ message }) => field.addError(message));
    }
  }
}

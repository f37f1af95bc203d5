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
import { createTestPlans } from '../../testUtils/createPlansApi';
import { plan } from '../../testUtils/planFixtures';

/** A form with one field of this plugin and the plan of what it asks for. */
export function formOf(
  operation: string,
  field: JsonObject,
  input: unknown = 'asked',
): readonly JsonObject[] {
  const options = { operation, database: 'database' };
  const given = (field['ui:options'] ?? {}) as JsonObject;
  return [
    {
      type: 'object',
      properties: {
        database: { type: 'string' },
        asked: { ...field, 'ui:options': { ...options, ...given } },
        plan: {
          type: 'string',
          'ui:field': 'DatabasePlan',
          'ui:options': { ...options, input } as JsonObject,
        },
      },
    },
  ];
}

/** Plans that say what the values are now. */
export function plansWith(operation: string, current: JsonObject) {
  return createTestPlans({
    plan: ({ target, input }) => plan({ operation, target, input, current }),
  });
}

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

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { z as zod } from 'zod/v3';
import { InputMapping } from '../../lib/planMapping';
import { targetOptions } from '../support/targetOptions';

/** Value and options of the field `DatabasePlan`. */
export const databasePlanSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe(
        'The fingerprint of the plan on the screen; empty while there is none that can go on',
      ),
  uiOptions: z => {
    const mapping: zod.ZodType<InputMapping> = z.lazy(() =>
      z.union([
        z.string(),
        z.record(z.union([mapping, z.number(), z.boolean()])),
      ]),
    );
    return z.object({
      ...targetOptions(z),
      input: mapping
        .optional()
        .describe('Where in the form the parts of the input are'),
      requestUserCredentials: z
        .union([
          z.boolean(),
          z.object({
            additionalScopes: z
              .object({
                github: z.array(z.string()).optional(),
                gitlab: z.array(z.string()).optional(),
                azure: z.array(z.string()).optional(),
                bitbucket: z.array(z.string()).optional(),
              })
              .optional()
              .describe('Scopes to ask for besides those to write'),
          }),
        ])
        .optional()
        .describe(
          "Whether the pull request may be opened with the person's own account on the Git host, where the portal can sign them in there",
        ),
    });
  },
});

export type DatabasePlanProps = typeof databasePlanSchema.TProps;
export type DatabasePlanOptions = typeof databasePlanSchema.uiOptionsType;

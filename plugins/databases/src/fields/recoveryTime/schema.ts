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

/** Value and options of the field `RecoveryTime`. */
export const recoveryTimeSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe(
        'A moment with a numeric offset, such as 2026-11-26T10:00:00+01:00',
      ),
  uiOptions: z =>
    z.object({
      zone: z
        .string()
        .optional()
        .describe(
          'The zone that the field starts with, such as Europe/Berlin; the browser’s own when absent',
        ),
    }),
});

export type RecoveryTimeProps = typeof recoveryTimeSchema.TProps;

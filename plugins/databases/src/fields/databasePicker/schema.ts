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

/** Value and options of the field `DatabasePicker`. */
export const databasePickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      operation: z
        .string()
        .describe(
          'What the form does with the database, such as resize: databases of which the user may not ask for it cannot be chosen',
        ),
      engines: z
        .array(z.string())
        .optional()
        .describe('Only databases of these engines, such as postgresql'),
    }),
});

export type DatabasePickerProps = typeof databasePickerSchema.TProps;

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
import { targetOptions } from '../support/targetOptions';

/** Value and options of the field `DatabaseConfiguration`. */
export const databaseConfigurationSchema = makeFieldSchema({
  output: z =>
    z
      .union([z.string(), z.record(z.string().nullable())])
      .describe(
        'With the format options: new values by name, null takes the line out. With the format yaml: the whole text',
      ),
  uiOptions: z =>
    z.object({
      ...targetOptions(z),
      format: z
        .enum(['options', 'yaml'])
        .describe(
          'options: names with values, as in my.cnf. yaml: a text, as the configuration file of mongod',
        ),
      // Not `field`, which the form itself takes for the name of a field.
      path: z
        .string()
        .describe(
          "Field of the operation's input, such as parameters or mongos.configuration",
        ),
      needs: z
        .string()
        .optional()
        .describe(
          'Field of the operation without a value of which the database has no such configuration, such as mongos',
        ),
    }),
});

export type DatabaseConfigurationProps =
  typeof databaseConfigurationSchema.TProps;
export type DatabaseConfigurationOptions =
  typeof databaseConfigurationSchema.uiOptionsType;

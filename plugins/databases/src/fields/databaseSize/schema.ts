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
import { sizeFieldIds } from '../../lib/sizeFields';
import { targetOptions } from '../support/targetOptions';

/** Value and options of the field `DatabaseSize`. */
export const databaseSizeSchema = makeFieldSchema({
  output: z =>
    z.object({
      shards: z.number().optional(),
      members: z.number().optional(),
      instances: z.number().optional(),
      cpu: z
        .object({
          request: z.string().optional(),
          limit: z.string().optional(),
        })
        .optional(),
      memory: z
        .object({
          request: z.string().optional(),
          limit: z.string().optional(),
        })
        .optional(),
      volume: z.string().optional(),
      configServers: z
        .object({
          members: z.number().optional(),
          volume: z.string().optional(),
        })
        .optional(),
    }),
  uiOptions: z =>
    z.object({
      ...targetOptions(z),
      at: z
        .string()
        .optional()
        .describe(
          "Field of the operation's input that the size is of, such as sharding; the input itself when absent",
        ),
      fields: z
        .array(z.enum(sizeFieldIds))
        .optional()
        .describe(
          'Which inputs there are; when absent those that every engine has and those that the database has a value for',
        ),
    }),
});

export type DatabaseSizeProps = typeof databaseSizeSchema.TProps;
export type DatabaseSizeOptions = typeof databaseSizeSchema.uiOptionsType;

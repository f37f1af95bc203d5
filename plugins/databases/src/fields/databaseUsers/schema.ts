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

/** Value and options of the field `DatabaseUsers`. */
export const databaseUsersSchema = makeFieldSchema({
  output: z =>
    z
      .object({
        users: z
          .array(
            z.object({
              name: z.string(),
              flags: z.array(z.string()).optional(),
              db: z.string().optional(),
              roles: z
                .array(z.object({ name: z.string(), db: z.string() }))
                .optional(),
              passwordSecretRef: z
                .object({ name: z.string(), key: z.string().optional() })
                .optional(),
            }),
          )
          .optional()
          .describe('With flags for PostgreSQL, with roles for MongoDB'),
        removeUsers: z.array(z.string()).optional(),
        databases: z
          .array(z.object({ name: z.string(), owner: z.string() }))
          .optional(),
        removeDatabases: z.array(z.string()).optional(),
        preparedDatabases: z
          .array(
            z.object({
              name: z.string(),
              defaultUsers: z.boolean(),
              extensions: z.record(z.string()).optional(),
              schemas: z.array(
                z.object({
                  name: z.string(),
                  defaultRoles: z.boolean(),
                  defaultUsers: z.boolean(),
                }),
              ),
            }),
          )
          .optional(),
        removePreparedDatabases: z.array(z.string()).optional(),
      })
      .describe('In the words of the operation users'),
  uiOptions: z => z.object(targetOptions(z)),
});

export type DatabaseUsersProps = typeof databaseUsersSchema.TProps;
export type DatabaseUsersOptions = typeof databaseUsersSchema.uiOptionsType;
export type DatabaseUsersValue = typeof databaseUsersSchema.TOutput;

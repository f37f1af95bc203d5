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

import { z } from 'zod/v3';
import {
  cpuAmounts,
  databaseNameField,
  deleteFields,
  INT32,
  membersField,
  memoryAmounts,
  objectNameField as storageClass,
  parameterValueField as parameterValue,
  systemField,
  teamField as team,
  volumeField,
} from './fields';

/** The operator's own rule for names of users (`pkg/cluster/cluster.go`), and PostgreSQL's limit of 63 bytes. */
const roleName = z
  .string()
  .max(63, 'At most 63 characters')
  .regex(
    /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/,
    'Lower-case letters, digits, hyphens and underscores, beginning and ending with a letter or digit',
  );

const databaseName = z
  .string()
  .max(63, 'At most 63 characters')
  .regex(
    /^[a-zA-Z_][a-zA-Z0-9_]*$/,
    'Letters, digits and underscores, not beginning with a digit',
  );

/** The flags that the definition of `postgresql` allows, in both cases. */
const userFlag = z
  .string()
  .transform(text => text.toLowerCase())
  .pipe(
    z.enum([
      'bypassrls',
      'nobypassrls',
      'createdb',
      'nocreatedb',
      'createrole',
      'nocreaterole',
      'inherit',
      'noinherit',
      'login',
      'nologin',
      'replication',
      'noreplication',
      'superuser',
      'nosuperuser',
    ]),
  );

const user = z
  .object({
    name: roleName,
    flags: z
      .array(userFlag)
      .default([])
      .describe('Such as createdb; none for a plain user'),
  })
  .strict();

const database = z
  .object({ name: databaseName, owner: roleName })
  .strict()
  .describe('A database inside, with the user that owns it');

const preparedDatabase = z
  .object({
    name: databaseName,
    defaultUsers: z
      .boolean()
      .default(false)
      .describe('Whether login users are made besides the roles'),
    extensions: z
      .record(
        z
          .string()
          .regex(
            /^[a-zA-Z0-9_-]{1,63}$/,
            'The name of an extension, such as pg_trgm',
          ),
        databaseName,
      )
      .optional()
      .describe('Extensions, each with the schema it goes to'),
    schemas: z
      .array(
        z
          .object({
            name: databaseName,
            defaultRoles: z.boolean().default(true),
            defaultUsers: z.boolean().default(false),
          })
          .strict(),
      )
      .default([]),
  })
  .strict();

const parameterName = z
  .string()
  .regex(
    /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)?$/,
    'A name such as max_connections or pg_stat_statements.track',
  );

/** `Sat:01:00-05:00` or `01:00-05:00`, in UTC, as the definition of `postgresql` wants it. */
const maintenanceWindow = z
  .string()
  .regex(
    /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun):)?([01]?\d|2[0-3]):[0-5]\d-([01]?\d|2[0-3]):[0-5]\d$/,
    'Write Sat:01:00-05:00 or 01:00-05:00, in UTC',
  );

const version = z
  .string()
  .regex(/^\d{2}$/, 'Write the major version, such as 17')
  .describe('Major version of PostgreSQL, such as 17');

/** The 31st of February is a day to JavaScript, but not to PostgreSQL. */
function isRealDay(time: string): boolean {
  const day = time.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
  );
}

const poolerMode = z.enum(['session', 'transaction']);

const pooler = z
  .object({
    primary: z
      .boolean()
      .optional()
      .describe('Whether connections to the primary are pooled'),
    replica: z
      .boolean()
      .optional()
      .describe('Whether connections to the replicas are pooled'),
    instances: z
      .number()
      .int()
      .min(1, 'At least 1; the operator raises 1 to 2')
      .max(INT32, 'Not that many')
      .optional()
      .describe('How many PgBouncer pods'),
    mode: poolerMode
      .optional()
      .describe(
        'session, or transaction: more clients for a server connection',
      ),
    maxConnections: z
      .number()
      .int('Write a whole number')
      .min(1, 'At least 1')
      .max(INT32, 'Not that many')
      .optional()
      .describe('Connections to the database, all PgBouncer pods together'),
    cpu: cpuAmounts.optional(),
    memory: memoryAmounts.optional(),
  })
  .strict();

const sizes = {
  cpu: cpuAmounts.optional(),
  memory: memoryAmounts.optional(),
  volume: volumeField.optional(),
};

/**
 * What each operation on a PostgreSQL database takes, in the words of forms, scaffolder actions, the HTTP API and agents alike.
 *
 * @public
 */
export const postgresqlInputs = {
  create: z
    .object({
      team: team.describe('The team that owns it: `spec.teamId` of the object'),
      version,
      members: membersField,
      cpu: cpuAmounts.optional(),
      memory: memoryAmounts.optional(),
      volume: volumeField,
      storageClass: storageClass.optional(),
      parameters: z.record(parameterName, parameterValue).optional(),
      synchronous: z
        .boolean()
        .optional()
        .describe('Whether a write waits for a replica'),
      users: z.array(user).optional(),
      databases: z.array(database).optional(),
      preparedDatabases: z.array(preparedDatabase).optional(),
      pooler: pooler.optional(),
      maintenanceWindows: z.array(maintenanceWindow).optional(),
      system: systemField.optional(),
    })
    .strict(),
  resize: z
    .object({
      members: membersField.optional(),
      ...sizes,
      storageClass: storageClass
        .optional()
        .describe(
          'The class that the volumes have: another one is refused, because volumes keep theirs',
        ),
    })
    .strict(),
  configure: z
    .object({
      parameters: z
        .record(parameterName, parameterValue.nullable())
        .optional()
        .describe('New values by name; null takes the line out'),
      synchronous: z.boolean().optional(),
      maintenanceWindows: z
        .array(maintenanceWindow)
        .optional()
        .describe('All windows, in UTC; an empty list takes them out'),
    })
    .strict(),
  upgrade: z.object({ version: version.optional() }).strict(),
  pooler,
  users: z
    .object({
      users: z.array(user).optional().describe('Users to add or change'),
      removeUsers: z.array(roleName).optional(),
      databases: z
        .array(database)
        .optional()
        .describe('Databases to add, or to give another owner'),
      removeDatabases: z.array(databaseName).optional(),
      preparedDatabases: z.array(preparedDatabase).optional(),
      removePreparedDatabases: z.array(databaseName).optional(),
    })
    .strict(),
  clone: z
    .object({
      timestamp: z
        .string()
        .regex(
          /^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?[+-]([01]\d|2[0-3]):[0-5]\d$/,
          'Write a time with a numeric offset, such as 2026-11-26T10:00:00+00:00',
        )
        .refine(isRealDay, 'There is no such day')
        .optional()
        .describe(
          'The time to go back to, with a numeric offset; without it the clone copies the running source',
        ),
      uid: z
        .string()
        .uuid('A uid such as 6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111')
        .optional()
        .describe(
          "The source's uid, when it was made anew since that time; the present one when left out",
        ),
      version: version
        .optional()
        .describe("The source's version or a later one"),
      team: team.optional(),
      members: membersField.optional(),
      ...sizes,
      storageClass: storageClass.optional(),
    })
    .strict(),
  delete: deleteFields,
} as const;

/**
 * The inputs of the operations, as they are after the schemas have read them.
 *
 * @public
 */
export type PostgresqlInputs = {
  [O in keyof typeof postgresqlInputs]: z.infer<(typeof postgresqlInputs)[O]>;
};

/**
 * For the name of a new database.
 *
 * @public
 */
export const newDatabaseNameField = databaseNameField;

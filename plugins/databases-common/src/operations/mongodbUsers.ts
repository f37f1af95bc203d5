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
import { objectNameField } from './fields';

/** Names in MongoDB may be nearly anything; control characters are nobody's intention. */
const printable = /^[^\p{Cc}]+$/u;

const userName = z
  .string()
  .min(1, 'Write a name')
  .max(253, 'At most 253 characters')
  .regex(printable, 'No control characters');

/** MongoDB's own limits of names of databases; `$external` holds the users of other services. */
const databaseName = z
  .string()
  .max(63, 'At most 63 characters')
  .regex(
    /^(\$external|[^\s/\\."$*<>:|?\p{Cc}]+)$/u,
    'No spaces and none of / \\ . " $ * < > : | ?',
  );

const role = z
  .object({
    name: z
      .string()
      .min(1, 'Write the name of a role, such as readWrite')
      .max(253, 'At most 253 characters')
      .regex(printable, 'No control characters'),
    db: databaseName.describe('The database that the role is for'),
  })
  .strict()
  .describe('A role in a database, such as readWrite in shop');

const passwordSecretRef = z
  .object({
    name: objectNameField.describe(
      'Name of a Secret in the same namespace, which must be there before',
    ),
    key: z
      .string()
      .max(253, 'At most 253 characters')
      .regex(
        /^[-._a-zA-Z0-9]+$/,
        'Letters, digits, hyphens, underscores and dots',
      )
      .optional()
      .describe('The key in it; "password" when left out'),
  })
  .strict();

const user = z
  .object({
    name: userName,
    db: databaseName
      .optional()
      .describe('The database that the user logs in to; "admin" as a rule'),
    roles: z.array(role).max(100, 'At most 100 roles'),
    passwordSecretRef: passwordSecretRef
      .optional()
      .describe(
        'The Secret with the password; the operator makes a password when left out',
      ),
  })
  .strict();

/** Users of a declaration. */
export const mongodbUserFields = {
  users: z
    .array(user)
    .max(500, 'At most 500 users')
    .optional()
    .describe('Users to add or change'),
};

/** The names of users that are taken out. */
export const mongodbUserNameField = userName;

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
import { backupStorage } from './mysqlBackups';
import { partNameField } from './partName';

const donor = z
  .object({
    member: objectNameField
      .optional()
      .describe(
        'Pod of the source that is copied; when absent a secondary that is ready, else the primary',
      ),
    user: z
      .string()
      .max(32, 'At most 32 characters')
      .regex(/^[\w.-]+$/, 'Letters, digits, underscores, dots and hyphens')
      .optional()
      .describe(
        'User of the source that the copy is made with, which needs BACKUP_ADMIN; root when absent',
      ),
    secret: objectNameField
      .optional()
      .describe(
        'Name of the Secret with the password of that user as rootPassword, in the namespace of the new database; the Secret of the source when absent',
      ),
  })
  .strict()
  .describe('Who is copied from, and as whom');

const dump = z
  .object({
    profile: partNameField
      .optional()
      .describe('Backup profile of the source, which says where its dumps are'),
    storage: backupStorage
      .optional()
      .describe(
        'Where the dump is, when no profile of the source says it; its path may be that of the dump',
      ),
    folder: z
      .string()
      .max(253, 'At most 253 characters')
      .regex(
        /^[^\s/]+(\/[^\s/]+)*$/,
        'A name without spaces, such as orders-nightly261126020000-20261126-020004',
      )
      .optional()
      .describe(
        'Folder of the dump, as status.output of its MySQLBackup; the newest one that is known when absent',
      ),
    users: z
      .boolean()
      .optional()
      .describe('Whether the accounts of the source come too'),
    schemas: z
      .array(z.string().min(1).max(64))
      .min(1, 'At least one')
      .optional()
      .describe('The only schemas to load; all when absent'),
  })
  .strict()
  .describe('Which dump is loaded, and what of it');

/** Where the data of a new database comes from. */
export const mysqlFillFields = {
  from: z
    .enum(['running', 'dump'])
    .describe('Whether the running source is copied, or a dump is loaded'),
  donor: donor.optional(),
  dump: dump.optional(),
};

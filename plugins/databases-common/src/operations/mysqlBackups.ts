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
import { cronField, timeZoneField } from './cron';
import { objectNameField } from './fields';
import { partNameField as partName } from './partName';

/** Where dumps are. The operator takes exactly one kind. */
export const backupStorage = z
  .object({
    kind: z
      .enum(['s3', 'oci', 'azure', 'volume'])
      .describe(
        'S3, object storage of Oracle Cloud, Azure Blob Storage, or a volume claim',
      ),
    bucket: z
      .string()
      .min(1, 'Write a name')
      .max(253, 'At most 253 characters')
      .regex(/^[^\s/]+$/, 'A name without spaces and slashes')
      .describe('The bucket, the container of Azure, or the volume claim'),
    prefix: z
      .string()
      .min(1, 'Write a path')
      .max(500, 'At most 500 characters')
      .regex(/^[^\s]+$/, 'A path without spaces')
      .optional()
      .describe('Path in the bucket'),
    secret: objectNameField
      .optional()
      .describe('Name of the Secret with the credentials; not for a volume'),
    endpoint: z
      .string()
      .url('Write an address such as https://s3.example.org')
      .max(500, 'At most 500 characters')
      .optional()
      .describe('Address of the S3 service, where it is not the one of AWS'),
  })
  .strict();

const backupProfile = z
  .object({
    name: partName.describe('Name of the profile'),
    storage: backupStorage,
    excludeSchemas: z
      .array(z.string().min(1).max(64))
      .optional()
      .describe('Schemas that are left out; an empty list takes none out'),
  })
  .strict()
  .describe('Where backups go and what they hold');

const backupSchedule = z
  .object({
    name: partName.describe('Name of the schedule'),
    schedule: cronField,
    profile: partName
      .optional()
      .describe('The profile that it uses; a new schedule needs one'),
    enabled: z.boolean().optional(),
    timeZone: timeZoneField.optional(),
    deleteBackupData: z
      .boolean()
      .optional()
      .describe(
        'Whether data goes with the object of a backup: the operator does not do it, so that true is refused',
      ),
  })
  .strict()
  .describe('When a backup is made, and by which profile');

/** Profiles and schedules of a declaration. */
export const mysqlBackupFields = {
  profiles: z
    .array(backupProfile)
    .optional()
    .describe('Profiles to add or change'),
  schedules: z
    .array(backupSchedule)
    .optional()
    .describe('Schedules to add or change'),
};

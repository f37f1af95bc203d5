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
import { cronField } from './cron';
import { objectNameField } from './fields';
import { imageField } from './image';

/** A label of each backup holds it. */
const partName = z
  .string()
  .max(63, 'At most 63 characters')
  .regex(
    /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    'Letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit',
  );

/** Kinds and algorithms as the definition of `PerconaServerMongoDB` has them. */
const task = z
  .object({
    name: partName.describe('Name of the task'),
    schedule: cronField.describe(
      'When, in UTC as a rule, as cron writes it, such as 0 1 * * *',
    ),
    storageName: partName.describe('One of the storages of the manifest'),
    type: z
      .enum(['logical', 'physical', 'incremental', 'incremental-base'])
      .optional()
      .describe('logical when left out'),
    enabled: z.boolean().optional().describe('true when left out'),
    keep: z
      .number()
      .int('Write a whole number')
      .min(0, 'At least 0, which keeps all')
      .max(10_000, 'At most 10000')
      .optional()
      .describe('How many backups of this task are kept'),
    deleteFromStorage: z
      .boolean()
      .optional()
      .describe('Whether the data of a backup goes with its object'),
    compressionType: z
      .enum(['none', 'gzip', 'pgzip', 'snappy', 'lz4', 's2', 'zstd'])
      .optional(),
  })
  .strict()
  .describe('When a backup is made, of which kind, and where it goes');

const pitr = z
  .object({
    enabled: z
      .boolean()
      .optional()
      .describe(
        'Whether the oplog is kept, so that any moment can be restored',
      ),
    oplogSpanMin: z
      .number()
      .min(0.1, 'At least 0.1')
      .max(1440, 'At most 1440, a day')
      .optional()
      .describe('Minutes between two slices of the oplog; 10 when left out'),
  })
  .strict();

const bucket = z
  .string()
  .min(1, 'Write a name')
  .max(253, 'At most 253 characters')
  .regex(/^[^\s/]+$/, 'A name without spaces and slashes');

/** Where backups go; all but the names stands in the Secret. */
const storage = z
  .object({
    name: partName.describe('Name of the storage within the manifest'),
    kind: z
      .enum(['s3', 'minio', 'gcs', 'azure'])
      .describe(
        'S3 of AWS, a storage that is compatible with it, Google Cloud Storage or Azure Blob Storage',
      ),
    bucket: bucket.describe('The bucket, or the container of Azure'),
    prefix: z
      .string()
      .min(1, 'Write a path')
      .max(500, 'At most 500 characters')
      .regex(/^[^\s]+$/, 'A path without spaces')
      .optional()
      .describe('Path in the bucket'),
    region: z
      .string()
      .regex(/^[a-z0-9-]{1,63}$/, 'A region such as eu-central-1')
      .optional()
      .describe('For S3 and what is compatible with it'),
    endpointUrl: z
      .string()
      .url('Write an address such as https://s3.example.org')
      .max(500, 'At most 500 characters')
      .optional()
      .describe('Address of the service, where it is not the usual one'),
    credentialsSecret: objectNameField.describe(
      'Name of the Secret with the credentials',
    ),
  })
  .strict();

const tasks = z.array(task).max(50, 'At most 50 tasks');

/** Schedules of a declaration. */
export const mongodbScheduleFields = {
  enabled: z
    .boolean()
    .optional()
    .describe('Whether the members run a backup agent'),
  storage: storage.optional().describe('A storage to add'),
  tasks: tasks.optional().describe('Tasks to add or change'),
  removeTasks: z.array(partName).optional(),
  pitr: pitr.optional(),
};

/** Backups of a new database. */
export const mongodbNewBackup = z
  .object({
    storage,
    image: imageField
      .optional()
      .describe(
        'Image of the backup agent; the one that goes with crVersion when left out',
      ),
    tasks: tasks.optional(),
    pitr: pitr.optional(),
  })
  .strict();

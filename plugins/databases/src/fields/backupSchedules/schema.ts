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

/** Value and options of the field `BackupSchedules`. */
export const backupSchedulesSchema = makeFieldSchema({
  output: z =>
    z
      .record(z.any())
      .describe(
        "In the words of the engine's operation backup-schedule: tasks and pitr of MongoDB, profiles and schedules of MySQL",
      ),
  uiOptions: z =>
    z.object({
      ...targetOptions(z),
      storage: z
        .string()
        .optional()
        .describe(
          'Path in the form of the name of the storage that new tasks of MongoDB use',
        ),
    }),
});

export type BackupSchedulesProps = typeof backupSchedulesSchema.TProps;
export type BackupSchedulesOptions = typeof backupSchedulesSchema.uiOptionsType;

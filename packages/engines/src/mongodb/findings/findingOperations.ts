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

import { FindingOperations } from '../../kubernetes/findings/FindingRule';

/** The operations by whose forms the advice of findings can be followed, by the id of the finding. */
export const findingOperations: FindingOperations = {
  'mongodb/single-member': 'resize',
  'mongodb/even-votes': 'resize',
  'mongodb/size-refused': 'resize',
  'mongodb/size-changed-silently': 'resize',
  'mongodb/volume-growth-ignored': 'resize',
  'mongodb/volume-shrink-refused': 'resize',
  'mongodb/single-mongos': 'routers',
  'mongodb/backups-off': 'backup-schedule',
  'mongodb/backup-without-storage': 'backup-schedule',
  'mongodb/backup-without-schedule': 'backup-schedule',
  'mongodb/backup-task-storage-missing': 'backup-schedule',
};

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
  'mysql/single-member': 'resize',
  'mysql/even-members': 'resize',
  'mysql/resources-ignored': 'clone',
  'mysql/volume-change-ignored': 'clone',
  'mysql/storage-class-ignored': 'clone',
  'mysql/mycnf-ignored': 'configure',
  'mysql/no-router': 'routers',
  'mysql/single-router': 'routers',
  'mysql/no-backup-schedule': 'backup-schedule',
  'mysql/backup-profile-missing': 'backup-schedule',
  'mysql/snapshot-profile-does-nothing': 'backup-schedule',
  'mysql/no-point-in-time-recovery': 'backup-schedule',
};

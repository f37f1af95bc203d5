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

import { EngineChanges } from '@database-platform/plugin-databases-common';
import { explainDrift } from './explainDrift';
import { mongodbManifest } from './mongodbManifest';
import { notKnown } from './notKnown';
import { offeredVersions } from './offeredVersions';
import { backupSchedule } from './operations/backupSchedule';
import { configure } from './operations/configure';
import { create } from './operations/create';
import { pause } from './operations/pause';
import { remove } from './operations/remove';
import { resize } from './operations/resize';
import { routers } from './operations/routers';
import { upgrade } from './operations/upgrade';
import { users } from './operations/users';
import { mongodbBook } from './rules';
import { sizeOf } from './sizeOf';
import { verify } from './verify';

/** How databases of the Percona Operator for MongoDB are changed. */
export const mongodbChanges: EngineChanges = {
  manifest: mongodbManifest,
  operations: [
    create,
    resize,
    configure,
    upgrade,
    routers,
    users,
    backupSchedule,
    pause,
    remove,
  ],
  sizeOf,
  explainDrift,
  verify,
  notKnown,
  versions: offeredVersions,
  // Members may serve on while the operator refuses the object with each pass.
  failureStates: ['error'],
  rules: mongodbBook.rules,
};

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

import { notKnownBy } from '../../changes/notKnown';

/**
 * What nothing in Kubernetes tells of a change of a MongoDB database.
 *
 * @remarks
 * - Users and roles: the operator makes them over its own connection (pkg/controller/perconaservermongodb/custom_users.go). That it has set a password it
 *   notes at the Secret, which is the team's own, or made without a label; neither is read.
 * - Settings: a hash of the text is part of the template of the pods, so that pods which are of that template were started with it.
 * - Schedules: they are entries of the operator's own memory (backup.go, createOrUpdateBackupTask).
 */
export const notKnown = notKnownBy([
  {
    fields: ['spec.users', 'spec.roles'],
    words:
      'whether the users and roles are in the database as asked for: the operator makes them over its own connection, and says in its log only which ones it left out',
  },
  {
    fields: [
      'spec.replsets.*.configuration',
      'spec.sharding.configsvrReplSet.configuration',
      'spec.sharding.mongos.configuration',
    ],
    words:
      'which settings are in force: the pods were started with these, and only a connection to MongoDB tells what was set since',
  },
  {
    fields: ['spec.backup.tasks'],
    words:
      'whether backups are made as the tasks say: their schedule is in the memory of the operator, so that the next backup of each task shows it',
  },
  {
    fields: ['spec.upgradeOptions.apply', 'spec.upgradeOptions.schedule'],
    words:
      'when the operator takes up another version: its schedule is in its own memory, and the version is chosen by a service',
  },
]);

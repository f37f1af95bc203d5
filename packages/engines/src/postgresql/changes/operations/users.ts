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

import { postgresqlInputs } from '@database-platform/plugin-databases-common';
import { changeDatabases, checkOwners } from '../aspects/databases';
import { changePrepared } from '../aspects/prepared';
import { changeUsers } from '../aspects/users';
import { currentUsers } from '../current';
import { editOperation } from '../Operation';

export const users = editOperation({
  id: 'users',
  title: 'Users and databases',
  verb: 'Change users and databases of',
  input: postgresqlInputs.users,
  notApplicable: ({ topology }) =>
    topology.members.some(({ role }) => role === 'standby-leader')
      ? 'It is a standby: its users and databases come from the database that it follows.'
      : undefined,
  current: ({ manifest }) => currentUsers(manifest),
  change: (draft, input) => {
    if (draft.scene.manifest.standby && Object.keys(input).length > 0) {
      draft.refuse('users-standby', '', 'This is a standby.');
    }
    changeUsers(draft, input.users, input.removeUsers);
    changePrepared(
      draft,
      input.preparedDatabases,
      input.removePreparedDatabases,
    );
    changeDatabases(draft, input.databases, input.removeDatabases);
    checkOwners(draft, input.databases, input.removeUsers);
  },
});

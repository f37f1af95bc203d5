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
import { setOwners } from '../../../changes/newObject';
import { changeDatabases, checkOwners } from '../aspects/databases';
import { changeMembers } from '../aspects/members';
import { checkName } from '../aspects/names';
import { changeParameters } from '../aspects/parameters';
import {
  changeSynchronous,
  changeWindows,
  checkSynchronous,
} from '../aspects/patroni';
import { changePooler } from '../aspects/pooler';
import { changePrepared } from '../aspects/prepared';
import { changeResources } from '../aspects/resources';
import { checkSharedBuffers } from '../aspects/sharedBuffers';
import { changeUsers } from '../aspects/users';
import { changeVersion } from '../aspects/version';
import { changeStorageClass, changeVolume } from '../aspects/volume';
import { created } from '../created';
import { Draft } from '../Draft';
import { newDraft } from '../NewManifest';
import { warnLeftOut } from '../../../changes/warnLeftOut';
import { createOperation } from '../../../changes/createOperation';
import { postgresqlLayout } from '../../manifest/layout';
import { postgresqlBook } from '../rules';

type Input = (typeof postgresqlInputs.create)['_output'];

export const create = createOperation({
  book: postgresqlBook,
  layout: postgresqlLayout,
  input: postgresqlInputs.create,
  newDraft,
  fill,
  created,
});

function fill(draft: Draft, input: Input): void {
  setOwners(draft, { system: input.system });
  draft.set(['spec', 'teamId'], input.team);
  checkName(draft);
  changeVersion(draft, input.version);
  changeMembers(draft, input.members);
  changeVolume(draft, input.volume);
  changeStorageClass(draft, input.storageClass);
  changeResources(draft, input);
  warnLeftOut(draft, [
    ['request', 'cpu'],
    ['limit', 'cpu'],
    ['request', 'memory'],
    ['limit', 'memory'],
  ]);
  changeParameters(draft, input.parameters);
  // Off is the operator's default: a new manifest need not say it.
  changeSynchronous(draft, input.synchronous || undefined);
  checkSynchronous(draft, 'synchronous');
  changeUsers(draft, input.users);
  changePrepared(draft, input.preparedDatabases);
  changeDatabases(draft, input.databases);
  checkOwners(draft, input.databases);
  changePooler(draft, input.pooler ?? {}, 'pooler.');
  changeWindows(draft, input.maintenanceWindows);
  checkSharedBuffers(
    draft,
    input.memory?.limit === undefined
      ? 'parameters.shared_buffers'
      : 'memory.limit',
  );
}

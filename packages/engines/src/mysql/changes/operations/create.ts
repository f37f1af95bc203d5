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

import {
  MysqlInputs,
  mysqlInputs,
} from '@database-platform/plugin-databases-common';
import { createOperation } from '../../../changes/createOperation';
import { setOwners } from '../../../changes/newObject';
import { mysqlLayout } from '../../manifest/layout';
import { changeBackups } from '../aspects/backups';
import { checkBufferPool } from '../aspects/bufferPool';
import { changeMembers } from '../aspects/members';
import { checkName } from '../aspects/names';
import { changeParameters } from '../aspects/parameters';
import { changeReadReplicas } from '../aspects/readReplicas';
import { changeResources, writeBesides } from '../aspects/resources';
import { changeRouters } from '../aspects/routers';
import { nameSecrets } from '../aspects/secrets';
import { changeService } from '../aspects/service';
import { changeVersion } from '../aspects/version';
import { changeStorageClass, changeVolume } from '../aspects/volume';
import { created } from '../created';
import { Draft } from '../Draft';
import { newDraft } from '../NewManifest';
import { mysqlBook } from '../rules';

export const create = createOperation({
  book: mysqlBook,
  layout: mysqlLayout,
  input: mysqlInputs.create,
  newDraft,
  fill,
  created,
});

function fill(draft: Draft, input: MysqlInputs['create']): void {
  setOwners(draft, input);
  checkName(draft);
  nameSecrets(draft, input);
  changeVersion(draft, input.version);
  changeEdition(draft, input.edition);
  changeMembers(draft, input.members);
  if (input.baseServerId !== undefined) {
    draft.set(['spec', 'baseServerId'], input.baseServerId);
  }
  changeVolume(draft, input.volume);
  changeStorageClass(draft, input.storageClass);
  changeResources(draft, input);
  writeBesides(draft, input);
  changeParameters(draft, input.parameters);
  checkBufferPool(draft);
  changeRouters(draft, input.routers ?? {}, 'routers.');
  changeService(draft, input);
  changeReadReplicas(draft, input.readReplicas);
  changeBackups(draft, input.backups ?? {}, 'backups.');
}

/** The community edition is the operator's default: a new manifest need not say it. */
function changeEdition(
  draft: Draft,
  edition: MysqlInputs['create']['edition'],
): void {
  if (edition === 'enterprise') {
    draft.set(['spec', 'edition'], edition);
    draft.warn('edition-enterprise', '', 'edition');
  }
}

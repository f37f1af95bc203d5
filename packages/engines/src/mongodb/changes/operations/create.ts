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
  MongodbInputs,
  mongodbInputs,
} from '@database-platform/plugin-databases-common';
import { createOperation } from '../../../changes/createOperation';
import {
  beginObject,
  setOwners,
  withoutObject,
} from '../../../changes/newObject';
import { mongodbLayout } from '../../manifest/layout';
import { changeCrVersion } from '../aspects/crVersion';
import { changeMembers } from '../aspects/members';
import { checkName } from '../aspects/names';
import { addBackup } from '../aspects/newBackup';
import { changeResources, warnMissing } from '../aspects/resources';
import { changeRouters } from '../aspects/routers';
import { addShards } from '../aspects/shards';
import {
  changeStorageClass,
  checkStorageClass,
  growthPath,
} from '../aspects/storage';
import { changeUsers } from '../aspects/users';
import { changeVersion } from '../aspects/version';
import { changeVolume } from '../aspects/volume';
import { created } from '../created';
import { Draft } from '../Draft';
import { mongodbManifest } from '../mongodbManifest';
import { mongodbBook } from '../rules';
import { sceneOf } from '../Scene';
import { configureSets } from './configure';

type Input = MongodbInputs['create'];

export const create = createOperation({
  book: mongodbBook,
  layout: mongodbLayout,
  input: mongodbInputs.create,
  newDraft: context => {
    const draft = new Draft(sceneOf(withoutObject(context), {}), {
      isNew: true,
    });
    beginObject(draft, mongodbManifest, context.target);
    return draft;
  },
  fill,
  created,
});

/** The finalizer that stops the members in order: without it an election may be cut off. */
const inOrder = 'percona.com/delete-psmdb-pods-in-order';

function fill(draft: Draft, input: Input): void {
  const { name } = draft.scene;
  draft.set(['metadata', 'finalizers'], [inOrder]);
  setOwners(draft, input);
  pinCrVersion(draft, input.crVersion);
  changeVersion(draft, input);
  draft.set(['spec', 'upgradeOptions', 'apply'], 'disabled');
  draft.set(['spec', 'secrets', 'users'], `${name}-users`);
  draft.set(growthPath(draft), true);
  fillSets(draft, input);
  checkStorageClass(draft, input.storageClass);
  checkName(draft);
  warnMissing(draft);
  changeUsers(draft, input.users);
  addBackup(draft, input.backup);
}

function fillSets(draft: Draft, input: Input): void {
  const { sharding } = input;
  if (sharding) {
    draft.set(['spec', 'sharding'], {
      enabled: true,
      configsvrReplSet: {},
      mongos: {},
    });
  }
  draft.set(['spec', 'replsets', 0], { name: 'rs0' });
  for (const set of draft.after.sets) {
    changeMembers(draft, set, input.members, 'members');
    changeResources(draft, set, input);
    changeStorageClass(draft, set, input.storageClass);
    changeVolume(draft, set, input.volume, 'volume');
  }
  // The memory limit counts for what the configuration may say.
  configureSets(draft, draft.after.sets, input.configuration, 'configuration');
  const { config } = draft.after;
  if (sharding && config) {
    const { configServers, mongos } = sharding;
    const field = 'sharding.configServers';
    changeMembers(
      draft,
      config,
      configServers.members ?? 3,
      `${field}.members`,
    );
    changeResources(draft, config, configServers, `${field}.`);
    changeStorageClass(draft, config, input.storageClass);
    changeVolume(draft, config, configServers.volume, `${field}.volume`);
    changeRouters(draft, mongos, 'sharding.mongos.');
    addShards(draft, sharding.shards - 1, 'sharding.shards');
  }
}

/** What is asked for, else the version of the operator, so that it does not write its own into the object. */
function pinCrVersion(draft: Draft, wanted: string | undefined): void {
  const own = /^\d+\.\d+\.\d+/.exec(draft.scene.operatorVersion ?? '')?.[0];
  changeCrVersion(draft, wanted ?? own);
  if ((wanted ?? own) === undefined) {
    draft.warn('cr-version-left-out', '', 'crVersion');
  }
}

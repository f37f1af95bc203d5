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

import { mongodbInputs } from '@database-platform/plugin-databases-common';
import { changeMembers } from '../aspects/members';
import { changeResources } from '../aspects/resources';
import { chosenSets, configServers, tellChanges } from '../aspects/sets';
import { changeShards } from '../aspects/shards';
import { changeGrowth, changeStorageClass } from '../aspects/storage';
import { changeVolume } from '../aspects/volume';
import { currentSizes } from '../current';
import { editOperation } from '../Operation';

export const resize = editOperation({
  id: 'resize',
  title: 'Resize',
  verb: 'Resize',
  input: mongodbInputs.resize,
  current: ({ manifest }) => currentSizes(manifest),
  change: (draft, input) => {
    changeGrowth(draft, input.growVolumes);
    const changes = chosenSets(draft, input.replicaSets).flatMap(set => {
      changeStorageClass(draft, set, input.storageClass);
      return [
        ...changeMembers(draft, set, input.members, 'members'),
        ...changeVolume(draft, set, input.volume, 'volume'),
        ...changeResources(draft, set, input),
      ];
    });
    const { configServers: config } = input;
    const others = config
      ? configServers(draft).flatMap(set => [
          ...changeMembers(draft, set, config.members, 'configServers.members'),
          ...changeVolume(draft, set, config.volume, 'configServers.volume'),
          ...changeResources(draft, set, config, 'configServers.'),
        ])
      : [];
    tellChanges(draft, [...changes, ...others]);
    changeShards(draft, input.shards);
  },
});

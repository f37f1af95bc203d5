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

import { mysqlInputs } from '@database-platform/plugin-databases-common';
import { currentAmounts, known } from '../../../changes/amounts';
import { changeMembers, membersOf } from '../aspects/members';
import { changeReadReplicas } from '../aspects/readReplicas';
import { changeResources } from '../aspects/resources';
import { changeStorageClass, changeVolume } from '../aspects/volume';
import { editOperation } from '../Operation';

export const resize = editOperation({
  id: 'resize',
  title: 'Resize',
  verb: 'Resize',
  input: mysqlInputs.resize,
  current: ({ manifest }) =>
    known({
      members: membersOf(manifest),
      ...currentAmounts(manifest),
      volume: manifest.volume,
      storageClass: manifest.storageClass,
      readReplicas: manifest.readReplicas.map(set =>
        known({
          name: set.name,
          instances: set.instances ?? 1,
          ...currentAmounts(set),
          volume: set.volume,
          storageClass: set.storageClass,
          baseServerId: set.baseServerId,
        }),
      ),
    }),
  change: (draft, input) => {
    changeMembers(draft, input.members);
    changeVolume(draft, input.volume);
    changeStorageClass(draft, input.storageClass);
    changeResources(draft, input);
    changeReadReplicas(draft, input.readReplicas, input.removeReadReplicas);
  },
});

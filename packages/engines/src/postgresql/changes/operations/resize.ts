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
import { changeMembers } from '../aspects/members';
import { checkSynchronous } from '../aspects/patroni';
import { changeResources } from '../aspects/resources';
import { checkSharedBuffers } from '../aspects/sharedBuffers';
import { changeStorageClass, changeVolume } from '../aspects/volume';
import { currentAmounts, known } from '../../../changes/amounts';
import { editOperation } from '../Operation';

export const resize = editOperation({
  id: 'resize',
  title: 'Resize',
  verb: 'Resize',
  input: postgresqlInputs.resize,
  current: ({ manifest }) =>
    known({
      members: manifest.members,
      ...currentAmounts(manifest),
      volume: manifest.volume,
      storageClass: manifest.storageClass,
    }),
  change: (draft, input) => {
    changeMembers(draft, input.members);
    changeVolume(draft, input.volume);
    changeStorageClass(draft, input.storageClass);
    changeResources(draft, input);
    if (draft.after.members !== draft.scene.manifest.members) {
      checkSynchronous(draft, 'members');
    }
    if (draft.after.limits.memory !== draft.scene.manifest.limits.memory) {
      checkSharedBuffers(draft, 'memory.limit');
    }
  },
});

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

import { pendingResizes } from '../../kubernetes/findings/pendingResizes';
import { unboundVolumes } from '../../kubernetes/findings/unboundVolumes';
import { isOfGroup, memberVolumes } from './groupVolumes';
import { Rule } from './Rule';

const notBound: Rule = situation =>
  unboundVolumes(memberVolumes(situation), {
    id: 'mysql/volume-not-bound',
    others: 'The other members have theirs.',
    // A read replica has the data of the group
    onlyCopy: ({ name }) =>
      situation.wantedInGroup > 1 || !isOfGroup(situation, name)
        ? undefined
        : 'fill a new database from its newest dump',
  });

/** The operator grows no volume: claims that ask for more were changed by hand. */
const resizePending: Rule = situation =>
  pendingResizes(memberVolumes(situation), {
    id: 'mysql/volume-resize-pending',
    canGrow: situation.canGrow,
    fixed:
      'Set the size of the claim back, or clone the database into a new one on a storage class with "allowVolumeExpansion".',
    waits:
      'The file system grows when the pod starts anew: delete the pod of a secondary; for the primary, make another member primary first.',
  });

/** What is wrong with volumes, whoever made them so. */
export const volumeRules: readonly Rule[] = [notBound, resizePending];

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
import { changeRouters } from '../aspects/routers';
import { refuseUnsharded } from '../aspects/sets';
import { currentRouters } from '../current';
import { editOperation } from '../Operation';

export const routers = editOperation({
  id: 'routers',
  title: 'mongos',
  verb: 'Change the mongos of',
  input: mongodbInputs.routers,
  notApplicable: ({ companions }) =>
    companions.some(({ kind }) => kind === 'router')
      ? undefined
      : 'It has no mongos: only a sharded database has them.',
  current: ({ manifest }) => currentRouters(manifest),
  change: (draft, input) => {
    if (draft.scene.manifest.sharded) {
      changeRouters(draft, input);
    } else if (Object.keys(input).length > 0) {
      refuseUnsharded(draft, '', 'There are no mongos.');
    }
  },
});

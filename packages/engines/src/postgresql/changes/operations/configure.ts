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
import { changeParameters } from '../aspects/parameters';
import {
  changeSynchronous,
  changeWindows,
  checkSynchronous,
} from '../aspects/patroni';
import { withoutSecrets } from '../aspects/holdsSecret';
import { checkSharedBuffers } from '../aspects/sharedBuffers';
import { editOperation } from '../Operation';

export const configure = editOperation({
  id: 'configure',
  title: 'Configure',
  verb: 'Configure',
  input: postgresqlInputs.configure,
  current: ({ manifest }) => ({
    // What may hold a password is not shown, and stays as it is when it is left out.
    parameters: withoutSecrets(manifest.parameters),
    synchronous: manifest.synchronous,
    maintenanceWindows: [...manifest.windows],
  }),
  change: (draft, input) => {
    const { manifest } = draft.scene;
    changeSynchronous(draft, input.synchronous);
    changeParameters(draft, input.parameters);
    changeWindows(draft, input.maintenanceWindows);
    if (draft.after.synchronous !== manifest.synchronous) {
      checkSynchronous(draft, 'synchronous');
    }
    if (
      draft.after.parameters.shared_buffers !==
      manifest.parameters.shared_buffers
    ) {
      checkSharedBuffers(draft, 'parameters.shared_buffers');
    }
  },
});

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
import { known } from '../../../changes/amounts';
import { isSecretive } from '../../../secretive';
import { changeParameters } from '../aspects/parameters';
import { changeService } from '../aspects/service';
import { changeVersion } from '../aspects/version';
import { editOperation } from '../Operation';

export const configure = editOperation({
  id: 'configure',
  title: 'Configure',
  verb: 'Configure',
  input: mysqlInputs.configure,
  current: ({ manifest }) =>
    known({
      // What may hold a password is not shown, and stays as it is when it is left out.
      parameters: Object.fromEntries(
        Object.entries(manifest.parameters).filter(
          ([name]) => !isSecretive(name),
        ),
      ),
      version: manifest.version,
      exposure: manifest.service.exposure,
      defaultPort: manifest.service.defaultPort,
    }),
  change: (draft, input) => {
    // Whether the configuration is read again depends on the version.
    changeVersion(draft, input.version);
    changeParameters(draft, input.parameters);
    changeService(draft, input);
  },
});

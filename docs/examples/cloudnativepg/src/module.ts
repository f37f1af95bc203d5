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

import { createBackendModule } from '@backstage/backend-plugin-api';
import { databasesEnginesExtensionPoint } from '@database-platform/plugin-databases-node';
import { cloudnativepgEngine } from './cloudnativepgEngine';

/** Adds CloudNativePG to the engines of the databases plugin. */
export const databasesModuleCloudnativepg = createBackendModule({
  pluginId: 'databases',
  moduleId: 'cloudnativepg',
  register(env) {
    env.registerInit({
      deps: { engines: databasesEnginesExtensionPoint },
      async init({ engines }) {
        engines.addEngine(cloudnativepgEngine);
      },
    });
  },
});

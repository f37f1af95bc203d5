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
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { changesServiceRef } from '@database-platform/plugin-databases-node';
import {
  createBackupScheduleAction,
  createCloneAction,
  createConfigureAction,
  createCreateAction,
  createDeleteAction,
  createPauseAction,
  createPlanAction,
  createPoolerAction,
  createResizeAction,
  createRoutersAction,
  createUpgradeAction,
  createUsersAction,
} from './actions';

/**
 * Adds the actions `databases:*` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleDatabases = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'databases',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        changes: changesServiceRef,
      },
      async init({ actions, changes }) {
        const options = { changes };
        actions.addActions(
          createCreateAction(options),
          createResizeAction(options),
          createConfigureAction(options),
          createUpgradeAction(options),
          createPoolerAction(options),
          createRoutersAction(options),
          createUsersAction(options),
          createBackupScheduleAction(options),
          createPauseAction(options),
          createCloneAction(options),
          createDeleteAction(options),
          createPlanAction(options),
        );
      },
    });
  },
});

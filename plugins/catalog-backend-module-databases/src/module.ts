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
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { databasesServiceRef } from '@database-platform/plugin-databases-node';
import { databaseToEntity } from './entities';
import {
  DatabaseEntityProvider,
  readKnownEntities,
  withOwnCredentials,
} from './provider';
import { readProviderConfig } from './readProviderConfig';

/**
 * Adds every database that the databases backend knows to the catalog, as a Resource of type `database`.
 *
 * @public
 */
export const catalogModuleDatabases = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'databases',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        databases: databasesServiceRef,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const config = readProviderConfig(deps.config);
        const provider = new DatabaseEntityProvider({
          api: withOwnCredentials(deps),
          readKnown: () => readKnownEntities(deps),
          toEntity: database => databaseToEntity(database, config),
          events: deps.events,
          taskRunner: deps.scheduler.createScheduledTaskRunner(config.schedule),
          logger: deps.logger,
          now: () => Date.now(),
          setTimer: (callback, ms) => {
            const timer = setTimeout(callback, ms);
            return () => clearTimeout(timer);
          },
        });
        deps.lifecycle.addShutdownHook(() => provider.stop());
        deps.processing.addEntityProvider(provider);
      },
    });
  },
});

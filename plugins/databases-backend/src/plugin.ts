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
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';

import {
  changeReadPermission,
  databaseChangePermission,
  databaseCreatePermission,
  databaseDeletePermission,
  databaseLogsReadPermission,
  databaseReadPermission,
  DATABASES_SIGNAL_CHANNEL,
  DatabasesSignal,
  Engine,
  sourceReadPermission,
} from '@database-platform/plugin-databases-common';
import {
  databasePermissionResourceRef,
  databasePermissionRules,
  databasesEnginesExtensionPoint,
  databasesGitHostsExtensionPoint,
  GitHost,
  kubernetesAccessServiceRef,
} from '@database-platform/plugin-databases-node';
import { randomUUID } from 'node:crypto';
import {
  ActiveChanges,
  createChanges,
  DatabaseChangeStore,
  openChangesIn,
} from './changes';
import { registerActions } from './actions';
import { readDatabasesConfig } from './config/readDatabasesConfig';
import { DatabasesRuntime } from './DatabasesRuntime';

import { selectEngines } from './engines/selectEngines';
import { suiteEngines } from './engines/suiteEngines';
import { createGitHosts } from './git';
import {
  createSendHttp,
  DirectTransport,
  KubernetesPluginTransport,
} from './kube';
import { findResource } from './permissions/findResource';
import { ReadAccess } from './permissions/ReadAccess';
import { createPlanning } from './plans/createPlanning';
import { createRouter } from './routes';
import { createChangesRouter } from './routes/changes';
import { systemClock } from './time';
import { defaultWatchLimits } from './watch';

/** The topic on which other plugins are told which databases changed. */
const CHANGED_TOPIC = 'databases.changed';

/**
 * The databases backend.
 *
 * @public
 */
export const databasesPlugin = createBackendPlugin({
  pluginId: 'databases',
  register(env) {
    const added: Engine[] = [];
    env.registerExtensionPoint(databasesEnginesExtensionPoint, {
      addEngine(...engines) {
        added.push(...engines.flat());
      },
    });
    const addedGitHosts: GitHost[] = [];
    env.registerExtensionPoint(databasesGitHostsExtensionPoint, {
      addGitHost(...hosts) {
        addedGitHosts.push(...hosts.flat());
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        kubernetesAccess: kubernetesAccessServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, httpAuth, logger, permissions } = deps;
        const config = readDatabasesConfig(deps.config);
        const engines = selectEngines(
          suiteEngines(config.engines),
          added,
          config.engines,
        );
        const transport = new KubernetesPluginTransport({
          auth,
          discovery: deps.discovery,
          sendHttp: createSendHttp(),
          clock: systemClock,
        });
        const direct = new DirectTransport({
          proxied: transport,
          access: deps.kubernetesAccess,
          clock: systemClock,
          logger,
        });
        const warn = (error: unknown) =>
          logger.warn(`A change could not be told: ${error}`);
        const tellPages = (message: DatabasesSignal) => {
          deps.signals
            .publish({
              recipients: { type: 'broadcast' },
              channel: DATABASES_SIGNAL_CHANNEL,
              message,
            })
            .catch(warn);
        };
        const runtime = new DatabasesRuntime({
          config,
          engines,
          transport: direct,
          logger,
          clock: systemClock,
          random: Math.random,
          limits: defaultWatchLimits,
          audience: {
            tellPages,
            tellPlugins: eventPayload => {
              deps.events
                .publish({ topic: CHANGED_TOPIC, eventPayload })
                .catch(warn);
            },
          },
        });
        deps.permissionsRegistry.addResourceType({
          resourceRef: databasePermissionResourceRef,
          permissions: [
            databaseReadPermission,
            databaseLogsReadPermission,
            databaseCreatePermission,
            databaseChangePermission,
            databaseDeletePermission,
            changeReadPermission,
          ],
          rules: Object.values(databasePermissionRules),
          getResources: async refs =>
            refs.map(ref => findResource(runtime.inventory, ref)),
        });
        deps.permissionsRegistry.addPermissions([sourceReadPermission]);
        const access = new ReadAccess({
          auth,
          httpAuth,
          permissions,
          userInfo: deps.userInfo,
          rules: deps.permissionsRegistry.getPermissionRuleset(
            databasePermissionResourceRef,
          ),
          now: () => systemClock.now(),
        });
        const gitHosts = createGitHosts({
          config: deps.config,
          added: addedGitHosts,
          fetch,
          clock: systemClock,
        });
        const store = await DatabaseChangeStore.create(deps.database);
        const planning = createPlanning({
          config,
          engines,
          inventory: runtime.inventory,
          access,
          transport,
          gitHosts,
          urlReader: deps.urlReader,
          openChanges: openChangesIn(store),
          watches: runtime.watches,
          clock: systemClock,
        });
        const active = new ActiveChanges();
        const changes = createChanges({
          access,
          active,
          auth,
          catalog: deps.catalog,
          clock: systemClock,
          config: config.changes,
          store,
          engines,
          environments: config.environments,
          events: deps.events,
          gitHosts,
          deployments: planning.deployments,
          kube: planning.kube,
          inventory: runtime.inventory,
          logger,
          notifications: deps.notifications,
          plans: planning.planner,
          random: Math.random,
          scheduler: deps.scheduler,
          tellPages,
          portalUrl: deps.config.getOptionalString('app.baseUrl'),
        });
        runtime.onDatabase(ref => changes.noteDatabase(ref));
        const processId = randomUUID().slice(0, 8);
        deps.httpRouter.use(
          createChangesRouter({
            access,
            auditor: deps.auditor,
            changes: changes.changes,
            clock: systemClock,
            httpAuth,
            processId,
          }),
        );
        deps.httpRouter.use(
          createRouter({
            access,
            activeChanges: active,
            auditor: deps.auditor,
            clock: systemClock,
            engines,
            httpAuth,
            inventory: runtime.inventory,
            logger,
            operations: planning.operations,
            planner: planning.planner,
            processId,
            targets: planning.targets,
            transport,
            view: runtime.view,
            watches: runtime.watches,
          }),
        );
        registerActions(deps.actionsRegistry, {
          access,
          auditor: deps.auditor,
          auth,
          changes: changes.changes,
          clock: systemClock,
          engines,
          inventory: runtime.inventory,
          planner: planning.planner,
          view: runtime.view,
        });
        deps.lifecycle.addStartupHook(async () => {
          runtime.start();
          await changes.start();
        });
        deps.lifecycle.addShutdownHook(() => {
          changes.stop();
          runtime.stop();
          direct.stop();
        });
      },
    });
  },
});

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
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { JSX } from 'react';
import {
  ChangesClient,
  DatabasesClient,
} from '@database-platform/plugin-databases-common';
import { changesApiRef, databasesApiRef } from './api';
import { livePlansApiRef } from './fields/plan/livePlansApi';
import { LivePlans } from './lib/LivePlans';
import { rootRouteRef, selectedTemplateRouteRef } from './routes';

/**
 * The plugin for the old front-end system.
 *
 * @public
 */
export const databasesPlugin = createPlugin({
  id: 'databases',
  apis: [
    createApiFactory({
      api: databasesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new DatabasesClient({ discoveryApi, fetchApi }),
    }),
    createApiFactory({
      api: changesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new ChangesClient({ discoveryApi, fetchApi }),
    }),
    createApiFactory({
      api: livePlansApiRef,
      deps: {},
      factory: () => new LivePlans(),
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { selectedTemplate: selectedTemplateRouteRef },
});

/**
 * The fleet page with everything below it, for a route such as `/databases`.
 *
 * @public
 */
export const DatabasesPage: () => JSX.Element = databasesPlugin.provide(
  createRoutableExtension({
    name: 'DatabasesPage',
    component: () =>
      import('./components/LegacyDatabasesPage').then(
        m => m.LegacyDatabasesPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab of an entity that is a database or depends on some.
 *
 * @public
 */
export const EntityDatabasesContent: () => JSX.Element =
  databasesPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabasesContent',
      component: {
        lazy: () =>
          import('./components/entity/EntityDatabasesContent').then(
            m => m.EntityDatabasesContent,
          ),
      },
    }),
  );

/**
 * The card of an entity that is a database or depends on some.
 *
 * @public
 */
export const EntityDatabasesCard: () => JSX.Element | null =
  databasesPlugin.provide(
    createComponentExtension({
      name: 'EntityDatabasesCard',
      component: {
        lazy: () =>
          import('./components/entity/EntityDatabasesCard').then(
            m => m.EntityDatabasesCard,
          ),
      },
    }),
  );

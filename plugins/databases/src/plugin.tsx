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

import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  ChangesClient,
  DatabasesClient,
} from '@database-platform/plugin-databases-common';
import StorageIcon from '@material-ui/icons/Storage';
import { changesApiRef, databasesApiRef } from './api';
import { formFields } from './fields/formFields';
import { livePlansApiRef } from './fields/plan/livePlansApi';
import { entityDatabasesFilter } from './lib/entityDatabases';
import { LivePlans } from './lib/LivePlans';
import { rootRouteRef, selectedTemplateRouteRef } from './routes';

const databasesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: databasesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new DatabasesClient({ discoveryApi, fetchApi }),
    }),
});

const changesApi = ApiBlueprint.make({
  name: 'changes',
  params: defineParams =>
    defineParams({
      api: changesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new ChangesClient({ discoveryApi, fetchApi }),
    }),
});

const livePlansApi = ApiBlueprint.make({
  name: 'live-plans',
  params: defineParams =>
    defineParams({
      api: livePlansApiRef,
      deps: {},
      factory: () => new LivePlans(),
    }),
});

const databasesPage = PageBlueprint.make({
  params: {
    path: '/databases',
    title: 'Databases',
    icon: <StorageIcon fontSize="inherit" />,
    routeRef: convertLegacyRouteRef(rootRouteRef),
    loader: () =>
      import('./components/DatabasesPage').then(m => (
        <main>
          <m.DatabasesPage />
        </main>
      )),
  },
});

const entityDatabasesContent = EntityContentBlueprint.make({
  params: {
    path: 'databases',
    title: 'Databases',
    group: 'operation',
    filter: entityDatabasesFilter,
    loader: () =>
      import('./components/entity/EntityDatabasesContent').then(m => (
        <m.EntityDatabasesContent />
      )),
  },
});

const entityDatabasesCard = EntityCardBlueprint.make({
  params: {
    filter: entityDatabasesFilter,
    loader: () =>
      import('./components/entity/EntityDatabasesCard').then(m => (
        <m.EntityDatabasesCard />
      )),
  },
});

/**
 * The pages, the entity tab and the entity card, for the new front-end system.
 *
 * @public
 */
export const databasesPlugin = createFrontendPlugin({
  pluginId: 'databases',
  title: 'Databases',
  icon: <StorageIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: convertLegacyRouteRef(rootRouteRef) },
  externalRoutes: {
    selectedTemplate: convertLegacyRouteRef(selectedTemplateRouteRef),
  },
  extensions: [
    databasesApi,
    changesApi,
    livePlansApi,
    databasesPage,
    entityDatabasesContent,
    entityDatabasesCard,
    ...formFields,
  ],
});

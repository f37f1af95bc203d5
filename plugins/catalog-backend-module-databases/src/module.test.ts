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
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import catalogModuleDatabases from '.';
import { page, someTime, source, summary } from './__testUtils__/summary';

/** A databases backend that answers with what the test puts into `world`, and publishes that something changed. */
function fakeDatabasesBackend(world: { databases: DatabaseSummary[] }) {
  return createBackendPlugin({
    pluginId: 'databases',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          http: coreServices.httpRouter,
        },
        async init({ http, httpAuth }) {
          http.use((request, response, next) => {
            httpAuth
              .credentials(request, { allow: ['service'] })
              .then(() =>
                response.json(
                  request.path === '/sources'
                    ? { items: [source()], observedAt: someTime }
                    : page(world.databases),
                ),
              )
              .catch(next);
          });
        },
      });
    },
  });
}

/** What the test needs of the running backend. */
function probe(
  onReady: (services: {
    catalog: typeof catalogServiceRef.T;
    auth: typeof coreServices.auth.T;
  }) => void,
) {
  return createBackendPlugin({
    pluginId: 'probe',
    register(env) {
      env.registerInit({
        deps: {
          catalog: catalogServiceRef,
          auth: coreServices.auth,
        },
        init: async services => onReady(services),
      });
    },
  });
}

type Probed = Parameters<Parameters<typeof probe>[0]>[0];

describe('catalogModuleDatabases', () => {
  it('keeps the databases in a real catalog', async () => {
    const world = { databases: [summary(), summary({ name: 'carts-db' })] };
    const events = mockServices.events();
    let probed: Probed | undefined;
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleDatabases,
        fakeDatabasesBackend(world),
        probe(services => {
          probed = services;
        }),
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            catalog: { processingInterval: { seconds: 5 } },
          },
        }),
      ],
    });
    const services = probed!;

    const untilCatalogHas = async (
      condition: (entities: Entity[]) => boolean,
    ): Promise<Entity[]> => {
      for (;;) {
        const { items } = await services.catalog.getEntities(
          { filter: { kind: 'Resource' } },
          { credentials: await services.auth.getOwnServiceCredentials() },
        );
        if (condition(items)) {
          return items;
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };

    const first = await untilCatalogHas(items => items.length === 2);
    const orders = first.find(item => item.metadata.title === 'orders-db');
    expect(orders?.metadata.name).toBe('prod-eu.orders.postgresql.orders-db');
    expect(orders?.relations).toContainEqual({
      type: 'ownedBy',
      targetRef: 'group:default/orders-team',
    });

    world.databases = [summary(), summary({ name: 'baskets-db' })];
    await events.publish({
      topic: 'databases.changed',
      eventPayload: {
        refs: ['prod-eu/orders/postgresql/baskets-db'],
        removed: ['prod-eu/orders/postgresql/carts-db'],
      },
    });
    const second = await untilCatalogHas(items =>
      items.some(item => item.metadata.title === 'baskets-db'),
    );
    expect(second.map(item => item.metadata.title).sort()).toEqual([
      'baskets-db',
      'orders-db',
    ]);

    await backend.stop();
  }, 60_000);
});

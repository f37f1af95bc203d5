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

import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import databasesPlugin, { changesApiRef, databasesApiRef } from './index';
import * as legacy from './legacy';
import { rootRouteRef } from './routes';
import { createTestBackend } from './testUtils/createApi';
import { createTestChanges } from './testUtils/changeFixtures';
import { databaseList, summary } from './testUtils/fixtures';

const resource: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'prod-eu.orders.postgresql.orders-db',
    title: 'orders-db',
    annotations: {
      [databaseAnnotations.ref]: 'prod-eu/orders/postgresql/orders-db',
    },
  },
  spec: { type: 'database' },
};

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders-service' },
  spec: { type: 'service' },
  relations: [
    {
      type: 'dependsOn',
      targetRef: 'resource:default/prod-eu.orders.postgresql.orders-db',
    },
  ],
};

const stranger: Entity = {
  ...component,
  relations: [{ type: 'dependsOn', targetRef: 'component:default/other' }],
};

describe('in the new front-end system', () => {
  it('is a page without a shell of its own', async () => {
    const backend = createTestBackend({
      list: () =>
        databaseList([summary('orders-db', { owner: { source: 'none' } })]),
    });
    renderTestApp({
      features: [databasesPlugin],
      apis: [[databasesApiRef, backend.api]],
      initialRouteEntries: ['/databases?view=all'],
    });
    expect(await screen.findByText(/every 10 s · as of/)).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  it('gives its tab and its card to databases and to components that depend on resources', () => {
    const tab = createExtensionTester(
      databasesPlugin.getExtension('entity-content:databases'),
    ).get(EntityContentBlueprint.dataRefs.filterFunction);
    const card = createExtensionTester(
      databasesPlugin.getExtension('entity-card:databases'),
    ).get(EntityCardBlueprint.dataRefs.filterFunction);
    for (const filter of [tab, card]) {
      expect([resource, component, stranger].map(e => filter?.(e))).toEqual([
        true,
        true,
        false,
      ]);
    }
  });
});

describe('in the old front-end system', () => {
  const backend = createTestBackend({
    list: () => databaseList([summary('orders-db')]),
  });
  const apis = [
    [databasesApiRef, backend.api],
    [changesApiRef, createTestChanges().api],
    [
      catalogApiRef,
      catalogApiMock({ entities: [resource, component, stranger] }),
    ],
    [permissionApiRef, mockApis.permission()],
  ] as const;
  const mountedRoutes = {
    '/databases': rootRouteRef,
    '/catalog/:namespace/:kind/:name': entityRouteRef,
  };

  it('draws the shell itself', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[...apis]}>
        <Routes>
          <Route path="/databases" element={<legacy.DatabasesPage />} />
        </Routes>
      </TestApiProvider>,
      { mountedRoutes, routeEntries: ['/databases'] },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Databases' }),
    ).toBeInTheDocument();
  });

  it('shows the databases that an entity is or depends on', async () => {
    expect(
      [resource, component, stranger].map(legacy.isDatabasesAvailable),
    ).toEqual([true, true, false]);
    for (const entity of [resource, component]) {
      const { unmount } = await renderInTestApp(
        <TestApiProvider apis={[...apis]}>
          <EntityProvider entity={entity}>
            <legacy.EntityDatabasesCard />
          </EntityProvider>
        </TestApiProvider>,
        { mountedRoutes },
      );
      expect(
        await screen.findByRole('link', { name: 'orders-db' }),
      ).toHaveAttribute(
        'href',
        '/databases/prod-eu/orders/postgresql/orders-db',
      );
      expect(screen.getByText('Running')).toBeInTheDocument();
      unmount();
    }
    await renderInTestApp(
      <TestApiProvider apis={[...apis]}>
        <EntityProvider entity={component}>
          <legacy.EntityDatabasesContent />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes },
    );
    expect(
      await screen.findByRole('heading', { level: 2, name: 'orders-db' }),
    ).toBeInTheDocument();
  });

  it('shows the databases of an entity one at a time, and asks the catalog again when it failed', async () => {
    const other: Entity = {
      ...resource,
      metadata: {
        name: 'prod-eu.orders.postgresql.ledger',
        title: 'ledger',
        annotations: {
          [databaseAnnotations.ref]: 'prod-eu/orders/postgresql/ledger',
        },
      },
    };
    const user = userEvent.setup();
    const catalog = catalogApiMock({ entities: [resource, other] });
    const fails = jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockRejectedValueOnce(new Error('The catalog is away'));
    await renderInTestApp(
      <TestApiProvider apis={[...apis, [catalogApiRef, catalog]]}>
        <EntityProvider
          entity={{
            ...component,
            relations: [resource, other].map(({ metadata }) => ({
              type: 'dependsOn',
              targetRef: `resource:default/${metadata.name}`,
            })),
          }}
        >
          <legacy.EntityDatabasesContent />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes, routeEntries: ['/?tab=connect'] },
    );
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(fails).toHaveBeenCalledTimes(2);
    await user.click(await screen.findByRole('tab', { name: 'ledger' }));
    expect(
      await screen.findByRole('tabpanel', { name: 'ledger' }),
    ).toBeInTheDocument();
    // What is looked at stays the same for the other one.
    expect(
      await screen.findByRole('tabpanel', { name: 'Connect' }),
    ).toBeInTheDocument();
    expect(backend.refs.at(-1)?.name).toBe('ledger');
  });
});

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
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { waitFor } from '@testing-library/react';
import { changesApiRef, databasesApiRef } from '../api';
import { DatabasesPage } from '../components/DatabasesPage';
import { LegacyDatabasesPage } from '../components/LegacyDatabasesPage';
import { rootRouteRef } from '../routes';
import { createTestChanges, databaseChange } from '../testUtils/changeFixtures';
import { createTestBackend, createTestSignals } from '../testUtils/createApi';

describe('usePageTitle', () => {
  const render = (page: JSX.Element, entry: string) =>
    renderInTestApp(page, {
      apis: [
        [databasesApiRef, createTestBackend().api],
        [changesApiRef, createTestChanges({ changes: [databaseChange()] }).api],
        [signalApiRef, createTestSignals().api],
        mockApis.permission(),
        mockApis.storage(),
      ],
      config: { app: { title: 'Portal' } },
      mountPath: '/databases',
      mountedRoutes: {
        '/databases': convertLegacyRouteRef(rootRouteRef),
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      initialRouteEntries: [`/databases${entry}`],
    });

  const titles: ReadonlyArray<[string, string]> = [
    ['', 'Databases | Portal'],
    ['/prod-eu/orders/postgresql/orders-db', 'orders-db · Databases | Portal'],
    ['/changes', 'Changes · Databases | Portal'],
    [
      '/changes/c-1',
      'Resize orders-db: volume 100Gi to 200Gi · Databases | Portal',
    ],
    ['/sources', 'Sources · Databases | Portal'],
    ['/nowhere', 'There is no such page · Databases | Portal'],
  ];

  it.each(titles)(
    'names the page %s, and takes it back',
    async (entry, title) => {
      document.title = 'Portal';
      const { unmount } = render(<DatabasesPage />, entry);
      await waitFor(() => expect(document.title).toBe(title));
      // As notifications do
      document.title = `(2) ${document.title}`;
      unmount();
      expect(document.title).toBe('Portal');
    },
  );

  it('leaves it to the header where there is one', async () => {
    const { findByRole } = render(
      <LegacyDatabasesPage />,
      '/prod-eu/orders/postgresql/orders-db',
    );
    await waitFor(() =>
      expect(document.title).toBe('orders-db · Databases | Portal'),
    );
    expect(
      await findByRole('heading', { level: 1, name: 'Databases' }),
    ).toBeInTheDocument();
  });
});

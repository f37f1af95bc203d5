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

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changesApiRef, databasesApiRef } from '../../api';
import { databasePath } from '../../lib/databasePath';
import { rootRouteRef } from '../../routes';
import {
  createTestBackend,
  createTestSignals,
} from '../../testUtils/createApi';
import { createTestChanges } from '../../testUtils/changeFixtures';
import { observed } from '../../testUtils/observed';
import { DatabasesPage } from '../DatabasesPage';

describe('DatabasePage of the engines', () => {
  const render = (name: Parameters<typeof observed>[0], tab = 'overview') => {
    const database = observed(name);
    renderInTestApp(<DatabasesPage />, {
      apis: [
        [databasesApiRef, createTestBackend({ database }).api],
        [changesApiRef, createTestChanges().api],
        [signalApiRef, createTestSignals().api],
        mockApis.permission(),
      ],
      mountPath: '/databases',
      mountedRoutes: {
        '/databases': convertLegacyRouteRef(rootRouteRef),
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      initialRouteEntries: [
        `${databasePath('/databases', database.ref)}?tab=${tab}`,
      ],
    });
    return database;
  };

  it('draws shards with their members, and says the same as a table', async () => {
    render('mongodb-shard-down');
    const parts = await screen.findByRole('list', {
      name: 'Parts of the database',
    });
    const shard = within(parts)
      .getByRole('heading', { name: 'Shard rs1' })
      .closest('li');
    expect(shard).toHaveTextContent('No primary: takes no writes');
    expect(shard).toHaveTextContent('catalog-rs1-arbiter-0Arbiter · Ready');
    expect(shard).toHaveTextContent('catalog-rs1-nv-0Replica without a vote');
    expect(
      within(screen.getByRole('list', { name: 'Routers' })).getByText(
        'catalog-mongos',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: '2 of 3 shards have a primary' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Not recorded: neither/)).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Show as table' }),
    );
    const table = screen.getByRole('table', { name: /what they copy from/ });
    expect(
      within(table).getByRole('row', {
        name: /catalog-rs2-1 Replica rs2 catalog-rs2-0/,
      }),
    ).toBeInTheDocument();
  });

  it('gives the ways to connect of the engine', async () => {
    render('mysql-group', 'connect');
    const user = userEvent.setup();
    const snippet = await screen.findByRole('region', { name: 'mysql' });
    expect(snippet).toHaveTextContent('get secret orders-root');
    await user.selectOptions(screen.getByLabelText('Endpoint'), 'orders:6447');
    expect(snippet).toHaveTextContent('--port 6447');
    await user.click(screen.getByRole('tab', { name: 'Node.js (mysql2)' }));
    expect(
      screen.getByText(/^MYSQL_USER and MYSQL_PWD come from the environment/),
    ).toBeInTheDocument();
    const users = screen.getByRole('table', { name: 'Users' });
    expect(
      within(users).getByRole('row', {
        name: /^mysqlrouter the operator’s own/,
      }),
    ).toBeInTheDocument();
  });

  it('shows the configuration, the certificates and the schedule that the object declares', async () => {
    render('mongodb-sharded', 'configuration');
    expect(await screen.findByText('crVersion')).toBeInTheDocument();
    expect(screen.getByText('TLS: certificate expires')).toBeInTheDocument();
    expect(screen.getByText('task nightly')).toBeInTheDocument();
  });
});

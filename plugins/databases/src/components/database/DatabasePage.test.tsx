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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Database } from '@database-platform/plugin-databases-common';
import { useLocation } from 'react-router-dom';
import { changesApiRef, databasesApiRef } from '../../api';
import { databasePath } from '../../lib/databasePath';
import { rootRouteRef } from '../../routes';
import {
  createTestBackend,
  createTestSignals,
  TestBackend,
} from '../../testUtils/createApi';
import { createTestChanges } from '../../testUtils/changeFixtures';
import { member, minutesAgo, ordersDb } from '../../testUtils/fixtures';
import { DatabasesPage } from '../DatabasesPage';

const path = '/databases/prod-eu/orders/postgresql/orders-db';

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

describe('DatabasePage', () => {
  const render = (
    backend: TestBackend,
    options: { entry?: string; mayReadLogs?: boolean } = {},
  ) => {
    const { entry = path, mayReadLogs = true } = options;
    const signals = createTestSignals();
    const page = (
      <>
        <DatabasesPage />
        <Address />
      </>
    );
    renderInTestApp(page, {
      apis: [
        [databasesApiRef, backend.api],
        [changesApiRef, createTestChanges().api],
        [signalApiRef, signals.api],
        mockApis.permission({
          authorize: mayReadLogs ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
      mountPath: '/databases',
      mountedRoutes: {
        '/databases': convertLegacyRouteRef(rootRouteRef),
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      initialRouteEntries: [entry],
    });
    return signals;
  };

  it('says first the sentence, then the figures, then the members', async () => {
    render(createTestBackend());
    expect(
      await screen.findByRole('heading', { level: 2, name: 'orders-db' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Running\. orders-db-1 has been primary for/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All databases' })).toHaveAttribute(
      'href',
      '/databases',
    );
    const drawing = screen.getByRole('img', {
      name: /^Drawing of the replication/,
    });
    expect(within(drawing).getAllByText('orders-db-2').length).toBeGreaterThan(
      0,
    );
    expect(within(drawing).getByText('synchronous')).toBeInTheDocument();
    expect(within(drawing).getByText('1.2 MB')).toBeInTheDocument();
    expect(screen.getByText('No connection pooler is declared.')).toBeVisible();
    const members = screen.getByRole('table', { name: /^Members with role/ });
    expect(within(members).getAllByRole('row')).toHaveLength(4);
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Topology', 'Findings', 'Members', 'Volumes', 'Failovers']);

    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = screen.getByRole('table', { name: /what they copy from/ });
    expect(
      within(table).getByRole('row', {
        name: /orders-db-0 Sync replica orders-db-1/,
      }),
    ).toBeInTheDocument();
  });

  it('shows why it is not running, and follows a failover live', async () => {
    const backend = createTestBackend();
    const signals = render(backend);
    await screen.findByRole('heading', { name: 'orders-db' });
    const before = ordersDb();
    const after: Database = {
      ...before,
      phase: 'degraded',
      reason: 'orders-db-1 is not ready.',
      advice: 'Look at its log.',
      operatorState: 'UpdateFailed',
      since: minutesAgo(4),
      topology: {
        ...before.topology,
        members: [
          member('orders-db-0', { role: 'primary', state: 'running' }),
          member('orders-db-1', {
            ready: false,
            notReadyReason: 'The container is starting.',
            lag: { notMeasured: 'it does not stream' },
          }),
        ],
        primary: { member: 'orders-db-0', since: minutesAgo(0) },
      },
      gaps: [{ resource: 'events', reason: 'forbidden' }],
    };
    backend.database = after;
    act(() => signals.send({ ids: ['another'], kind: 'state' }));
    act(() => signals.send({ ids: [after.id], kind: 'state' }));
    expect(
      await screen.findByText('orders-db-1 is not ready.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/“UpdateFailed”/)).toBeInTheDocument();
    expect(
      screen.getByText('What to do: Look at its log.'),
    ).toBeInTheDocument();
    expect(screen.getByText('The container is starting.')).toBeInTheDocument();
    expect(screen.getByText(/events \(forbidden\)/)).toBeInTheDocument();
    expect(
      await screen.findByText('Now Degraded: orders-db-1 is not ready.'),
    ).toHaveAttribute('role', 'status');
  });

  it('gives snippets that name the Secret, for the endpoint and user chosen', async () => {
    render(createTestBackend(), { entry: `${path}?tab=connect` });
    const user = userEvent.setup();
    const snippet = await screen.findByRole('region', { name: 'psql' });
    expect(snippet).toHaveTextContent(
      'get secret app-user.orders-db.credentials.postgresql.acid.zalan.do',
    );
    await user.selectOptions(
      screen.getByLabelText('Endpoint'),
      'orders-db-repl:5432',
    );
    expect(snippet).toHaveTextContent('--host orders-db-repl.orders.svc');
    await user.selectOptions(screen.getByLabelText('User'), 'postgres');
    await user.click(screen.getByRole('tab', { name: 'Kubernetes' }));
    expect(
      screen.getByRole('region', { name: 'Kubernetes' }),
    ).toHaveTextContent('name: postgres.orders-db.credentials');
    await user.click(screen.getByRole('tab', { name: 'Configuration' }));
    expect(await screen.findByText('max_connections')).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByText('could not sync the volumes'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Manifest' }));
    expect(await screen.findByText('kind: postgresql')).toBeInTheDocument();
    expect(
      screen.getByText('2 values are hidden because they look like secrets'),
    ).toBeInTheDocument();
  });

  it('reads the manifest when it is opened and when asked, and keeps it when that fails', async () => {
    const backend = createTestBackend();
    const signals = render(backend, { entry: `${path}?tab=manifest` });
    const user = userEvent.setup();
    await screen.findByText('kind: postgresql');
    expect(screen.getByText(/^Read .*when you reload it/)).toBeInTheDocument();
    backend.database = ordersDb({ phase: 'updating' });
    act(() => signals.send({ ids: 'all', kind: 'state' }));
    await screen.findByText('Updating');
    expect(backend.manifests).toBe(1);

    backend.failure = new Error('bad gateway');
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    expect(
      await screen.findByText('The manifest could not be read'),
    ).toBeInTheDocument();
    expect(screen.getByText('kind: postgresql')).toBeInTheDocument();
    backend.failure = undefined;
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    await waitFor(() =>
      expect(
        screen.queryByText('The manifest could not be read'),
      ).not.toBeInTheDocument(),
    );
    expect(backend.manifests).toBe(3);
  });

  it('follows a log, says when it ends, and shows the one before the restart', async () => {
    const backend = createTestBackend();
    render(backend);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Log of orders-db-1' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Log of orders-db-1',
    });
    expect(await within(dialog).findByText(/second line/)).toBeInTheDocument();
    expect(within(dialog).getByLabelText('Container')).toHaveValue('postgres');
    act(() => backend.endLog());
    await user.click(
      await within(dialog).findByRole('button', { name: 'Follow again' }),
    );
    await waitFor(() =>
      expect(
        within(dialog).queryByText(/no longer followed/),
      ).not.toBeInTheDocument(),
    );
    await user.click(
      within(dialog).getByRole('checkbox', { name: 'Before the last restart' }),
    );
    expect(
      await within(dialog).findByText(/the log before the restart/),
    ).toBeInTheDocument();
  });

  it('keeps the view of the topology and the open log in the address', async () => {
    const backend = createTestBackend();
    const signals = render(backend, { entry: `${path}?topology=table` });
    const address = screen.findByLabelText('address');
    const user = userEvent.setup();
    expect(
      await screen.findByRole('table', { name: /what they copy from/ }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show as drawing' }));
    expect(await address).toBeEmptyDOMElement();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    await user.click(
      screen.getByRole('button', { name: 'Log of orders-db-1' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(
      within(dialog).getByLabelText('Last lines'),
      '1000',
    );
    await user.click(
      within(dialog).getByRole('checkbox', { name: 'Before the last restart' }),
    );
    expect(await address).toHaveTextContent(
      '?topology=table&log=orders-db-1&logLines=1000&logPrevious=true',
    );

    // While its Pod is made anew
    backend.database = ordersDb({
      topology: { ...ordersDb().topology, members: [member('orders-db-0')] },
    });
    act(() => signals.send({ ids: 'all', kind: 'state' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', {
          name: 'Log of orders-db-1',
          hidden: true,
        }),
      ).not.toBeInTheDocument(),
    );
    expect(within(dialog).getByLabelText('Container')).toHaveValue('postgres');
    await user.click(
      within(dialog).getByRole('button', { name: 'Close the log' }),
    );
    expect(await address).toHaveTextContent(/^\?topology=table$/);
  });

  it('opens the log that a link names, and says when it cannot be read', async () => {
    const backend = createTestBackend();
    render(backend, {
      entry: `${path}?log=orders-db-1&logLines=5000&logPrevious=true`,
    });
    const dialog = await screen.findByRole('dialog', {
      name: 'Log of orders-db-1',
    });
    expect(
      await within(dialog).findByText(/the log before the restart/),
    ).toBeInTheDocument();
    expect(within(dialog).getByLabelText('Container')).toHaveValue('postgres');
    expect(within(dialog).getByLabelText('Last lines')).toHaveValue('5000');
    backend.failure = new Error('no such member');
    await userEvent.selectOptions(
      within(dialog).getByLabelText('Last lines'),
      '200',
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The log of orders-db-1 could not be read',
    );
  });

  it('keeps what it has of a log that breaks off', async () => {
    const backend = createTestBackend();
    render(backend);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Log of orders-db-1' }),
    );
    await screen.findByText(/second line/);
    act(() => backend.endLog(new Error('The connection was cut')));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The log of orders-db-1 could not be read',
    );
    expect(screen.getByText(/second line/)).toBeInTheDocument();
  });

  it('says that logs may not be read, on the button that is there all the same', async () => {
    // Decisions are kept for the session, so this is about another database.
    const ref = { ...ordersDb().ref, name: 'ledger' };
    render(createTestBackend({ database: ordersDb({ ref }) }), {
      mayReadLogs: false,
    });
    const button = await screen.findByRole('button', {
      name: 'Log of orders-db-1',
    });
    await waitFor(() => expect(button).toBeDisabled());
    expect(button.parentElement).toHaveAttribute('tabindex', '0');
    expect(button.parentElement).toHaveAttribute(
      'title',
      'You may not read logs of this database.',
    );
  });

  it('finds a database in a Kubernetes cluster whose name has slashes and colons', async () => {
    const ref = {
      ...ordersDb().ref,
      kubernetesCluster: 'arn:aws:eks:eu-central-1:1234:cluster/prod',
    };
    const backend = createTestBackend({ database: ordersDb({ ref }) });
    render(backend, { entry: databasePath('/databases', ref) });
    expect(
      await screen.findByRole('heading', { name: 'orders-db' }),
    ).toBeInTheDocument();
    expect(backend.refs.at(0)).toEqual(ref);
  });

  it('knows a database that is not there from one that could not be read', async () => {
    const backend = createTestBackend();
    backend.failure = new Error('bad gateway');
    render(backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database orders-db could not be read',
    );
    backend.failure = undefined;
    backend.database = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('There is no database orders-db here'),
    ).toBeInTheDocument();
  });
});

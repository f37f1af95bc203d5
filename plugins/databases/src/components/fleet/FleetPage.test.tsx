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
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SourceStatus } from '@database-platform/plugin-databases-common';
import { useLocation } from 'react-router-dom';
import { changesApiRef, databasesApiRef } from '../../api';
import { rootRouteRef, selectedTemplateRouteRef } from '../../routes';
import {
  createTestBackend,
  createTestSignals,
  TestBackend,
} from '../../testUtils/createApi';
import { createTestChanges } from '../../testUtils/changeFixtures';
import { databaseList, summary } from '../../testUtils/fixtures';
import { FleetPage } from './FleetPage';

const ownRef = 'group:default/orders-team';

const source: SourceStatus = {
  kubernetesCluster: 'prod-eu',
  resource: 'postgresqls.acid.zalan.do',
  engines: ['postgresql'],
  required: true,
  state: 'live',
  since: '2026-11-23T11:00:00Z',
  objects: 0,
};

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

const address = () =>
  new URLSearchParams(screen.getByLabelText('address').textContent ?? '');

const rowNames = () =>
  screen
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent);

describe('FleetPage', () => {
  const degraded = summary('ledger', {
    phase: 'degraded',
    attention: true,
    reason: 'ledger-2 has not streamed for 4 minutes.',
    operatorState: 'SyncFailed',
    members: { ready: 2, total: 3 },
    lag: { notMeasured: 'ledger-2 does not stream' },
    owner: { source: 'none' },
  });
  const orders = summary('orders-db');
  const all = [degraded, orders];

  const render = (backend: TestBackend, entry = '/') => {
    const signals = createTestSignals();
    const result = renderInTestApp(
      <>
        <FleetPage />
        <Address />
      </>,
      {
        apis: [
          [databasesApiRef, backend.api],
          [changesApiRef, createTestChanges().api],
          [signalApiRef, signals.api],
          mockApis.storage(),
        ],
        mountedRoutes: {
          '/databases': convertLegacyRouteRef(rootRouteRef),
          '/create/:namespace/:templateName': convertLegacyRouteRef(
            selectedTemplateRouteRef,
          ),
          '/catalog/:namespace/:kind/:name':
            convertLegacyRouteRef(entityRouteRef),
        },
        initialRouteEntries: [entry],
      },
    );
    return { ...result, signals };
  };

  const listOf =
    (items = all): TestBackend['list'] =>
    query =>
      databaseList(
        items.filter(
          ({ owner }) =>
            !query.owner ||
            query.owner.includes(owner.ref ?? 'none') ||
            (query.owner.includes('mine') && owner.ref === ownRef),
        ),
        { totals: { databases: 2, attention: 1, changing: 0, unowned: 1 } },
      );

  afterEach(() => jest.restoreAllMocks());

  it('starts with the reader’s own databases and shows each with its figures, or why there are none', async () => {
    const backend = createTestBackend({ list: listOf() });
    render(backend);
    const user = userEvent.setup();
    expect(
      await screen.findByRole('link', { name: 'orders-db' }),
    ).toHaveAttribute('href', '/databases/prod-eu/orders/postgresql/orders-db');
    expect(rowNames()).toEqual(['orders-db']);
    expect(backend.queries.at(-1)?.owner).toEqual(['mine']);
    expect(
      screen.getByRole('button', { name: 'My databases' }),
    ).toHaveAttribute('aria-pressed', 'true');

    await user.click(screen.getByRole('button', { name: 'All' }));
    const ledger = await screen.findByRole('row', { name: /^ledger Post/ });
    expect(rowNames()).toEqual(['ledger', 'orders-db']);
    expect(within(ledger).getByText('Degraded')).toBeInTheDocument();
    expect(
      within(ledger).getByRole('img', { name: '2 of 3 members ready' }),
    ).toHaveTextContent('2/3');
    expect(within(ledger).getByText('not measured')).toBeInTheDocument();
    expect(within(ledger).getByText('Unowned')).toBeInTheDocument();
    expect(
      screen.getByText(
        /ledger-2 has not streamed for 4 minutes\..*“SyncFailed”/,
      ),
    ).toBeInTheDocument();
    expect(address().get('view')).toBe('all');
    expect(
      within(screen.getByRole('row', { name: /^orders-db Post/ })).getByText(
        '1.2 MB',
      ),
    ).toBeInTheDocument();
  });

  it('keeps tiles, search, filters and order in the address', async () => {
    const backend = createTestBackend({ list: listOf() });
    render(backend, '/?view=all');
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: /needs attention/ }),
    );
    expect(address().get('attention')).toBe('true');
    expect(backend.queries.at(-1)).toMatchObject({ attention: true });

    await user.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.keyboard('led');
    await waitFor(() => expect(address().get('q')).toBe('led'));
    await waitFor(() =>
      expect(backend.queries.at(-1)).toMatchObject({
        attention: true,
        q: 'led',
      }),
    );

    await user.click(
      screen.getByRole('button', { name: 'Phase', expanded: false }),
    );
    await user.click(await screen.findByRole('checkbox', { name: /Degraded/ }));
    await user.keyboard('{Escape}');
    expect(address().getAll('phase')).toEqual(['degraded']);

    await user.click(await screen.findByRole('button', { name: 'Lag' }));
    expect(screen.getByRole('columnheader', { name: 'Lag' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(address().get('sort')).toBe('lag');

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(address().toString()).toBe('view=all&sort=lag&order=desc');
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''));
  });

  it('changes values in place and lets rows stand while the pointer is among them', async () => {
    const backend = createTestBackend({ list: listOf() });
    const { signals, unmount } = render(backend, '/?view=all');
    await screen.findByRole('link', { name: 'ledger' });
    fireEvent.pointerEnter(screen.getByRole('table'));
    const failed = summary('orders-db', {
      phase: 'failed',
      reason: 'No member is ready.',
    });
    backend.list = listOf([summary('brand-new'), failed, degraded]);
    act(() => signals.send({ ids: ['id-orders-db'], kind: 'state' }));
    expect(await screen.findByText(/No member is ready/)).toBeInTheDocument();
    expect(rowNames()).toEqual(['ledger', 'orders-db', 'brand-new']);
    fireEvent.pointerLeave(screen.getByRole('table'));
    expect(rowNames()).toEqual(['brand-new', 'orders-db', 'ledger']);
    expect(signals.listeners).toBe(1);
    unmount();
    expect(signals.listeners).toBe(0);
  });

  it('moves between rows by keyboard and remembers hidden columns', async () => {
    const backend = createTestBackend({ list: listOf() });
    render(backend, '/?view=all');
    const user = userEvent.setup();
    const ledger = await screen.findByRole('link', { name: 'ledger' });
    act(() => ledger.focus());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveFocus();
    await user.keyboard('{Home}');
    expect(ledger).toHaveFocus();

    // What the pointer reads in a tooltip
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      'ledger-2 does not stream',
    );
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByText('Unowned')).toHaveFocus();
    expect(screen.getByRole('tooltip')).toHaveTextContent(
      screen.getByText('Unowned').title,
    );
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveFocus();
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    await user.keyboard('{ArrowRight}{Escape}');
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveFocus();
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Storage' }));
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.queryByRole('columnheader', { name: 'Storage' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('keeps what it knew when reading fails, and says so', async () => {
    const backend = createTestBackend({ list: listOf() });
    const { signals } = render(backend, '/?view=all');
    await screen.findByRole('link', { name: 'ledger' });
    expect(screen.getByText(/^live · as of/)).toBeInTheDocument();
    backend.failure = new Error('bad gateway');
    act(() => signals.send({ ids: 'all', kind: 'state' }));
    expect(await screen.findByText(/^stale · as of/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'ledger' })).toBeInTheDocument();
  });

  it('does not give old rows as the answer to a new filter', async () => {
    const backend = createTestBackend({ list: listOf() });
    render(backend, '/?view=all');
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: /^1 ?Degraded/ }),
    );
    expect(address().toString()).toBe('view=all&phase=degraded');
    expect(await screen.findByText('2 of 2 loaded')).toBeInTheDocument();
    backend.failure = new Error('bad gateway');
    await user.click(screen.getByRole('button', { name: /^1 ?Degraded/ }));
    expect(address().toString()).toBe('view=all');
    await user.click(screen.getByRole('button', { name: /needs attention/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The databases could not be read',
    );
    expect(screen.getByText(/^Rows from before/)).toBeInTheDocument();
    expect(screen.queryByText('2 of 2 loaded')).not.toBeInTheDocument();
    backend.failure = undefined;
    backend.list = listOf([degraded, summary('brand-new')]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'brand-new' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.queryByText(/^New:/)).not.toBeInTheDocument();
  });

  it('marks what runs with warnings, and shows nobody’s databases to nobody', async () => {
    const warned = summary('orders-db', {
      findingCounts: { critical: 1, warning: 2, info: 1 },
    });
    const noted = summary('ledger', {
      findingCounts: { critical: 0, warning: 0, info: 3 },
    });
    const backend = createTestBackend({ list: listOf([warned, noted]) });
    const first = render(backend, '/?view=all');
    expect(
      await screen.findByRole('img', {
        name: '1 critical finding, 2 warnings',
      }),
    ).toHaveTextContent('1');
    expect(
      screen.getAllByRole('img', { name: /finding|warning/ }),
    ).toHaveLength(1);
    first.unmount();
    render(createTestBackend({ list: listOf([degraded]) }), '/?view=mine');
    expect(await screen.findByText('You own no database')).toBeInTheDocument();
  });

  it('says what failed when nothing is known, and tries again', async () => {
    const backend = createTestBackend({ list: listOf() });
    backend.failure = new Error('bad gateway');
    render(backend, '/?view=all');
    const user = userEvent.setup();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The databases could not be read');
    expect(alert).toHaveTextContent('databases themselves are not affected');
    expect(alert).not.toHaveTextContent('bad gateway');
    await user.click(
      within(alert).getByRole('button', { name: 'Show technical detail' }),
    );
    expect(alert).toHaveTextContent('bad gateway');
    backend.failure = undefined;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
  });

  it('leads to the pull requests that wait, where there are any that the reader may see', async () => {
    const totals = { databases: 2, attention: 1, changing: 0, unowned: 1 };
    const backend = createTestBackend({
      list: () => databaseList(all, { totals: { ...totals, pullRequests: 2 } }),
    });
    const first = render(backend, '/?view=all');
    expect(
      await screen.findByRole('link', { name: /^2 ?pull requests waiting$/ }),
    ).toHaveAttribute('href', '/databases/changes');
    first.unmount();

    backend.list = () => databaseList(all, { totals });
    render(backend, '/?view=all');
    expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
    expect(screen.queryByText(/pull requests? waiting/)).toBeNull();
  });

  it('says what would fill an empty page', async () => {
    const nothing = { databases: 0, attention: 0, changing: 0, unowned: 0 };
    const backend = createTestBackend({
      list: () => databaseList([], { totals: nothing }),
    });
    const first = render(backend);
    expect(
      await screen.findByText('No Kubernetes cluster is connected'),
    ).toBeInTheDocument();
    first.unmount();

    backend.list = query =>
      databaseList(query.q ? [] : all, {
        totals: { ...nothing, databases: 2 },
        sourceProblems: [
          {
            kubernetesCluster: 'prod-us',
            state: 'stale',
            since: '2026-11-23T11:00:00Z',
            reason: 'connection refused',
          },
        ],
      });
    render(backend, '/?view=all&q=nothing');
    const user = userEvent.setup();
    expect(await screen.findByText('No database matches')).toBeInTheDocument();
    const problems = screen.getByRole('button', {
      name: 'Kubernetes cluster prod-us is not wholly known',
    });
    await user.click(problems);
    expect(problems).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/connection refused/)).toBeInTheDocument();
    await user.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
  });

  it('has the button that creates one, with the reason where the reader may not', async () => {
    const backend = createTestBackend({
      list: () => databaseList(all, { mayCreate: false }),
    });
    const first = render(backend, '/?view=all');
    const reasonOf = (button: HTMLElement) =>
      button.closest('[title]')?.getAttribute('title');
    const button = await screen.findByRole('button', {
      name: 'Create database',
    });
    expect(button).toBeDisabled();
    expect(reasonOf(button)).toBe('You may not ask for a new database');
    expect(button.closest('[title]')).toHaveAttribute('tabindex', '0');
    first.unmount();

    backend.list = () => databaseList([], { mayCreate: false });
    backend.sources = [source];
    const second = render(backend, '/?view=all');
    await screen.findByText('No database yet');
    const refused = screen.getAllByRole('button', { name: 'Create database' });
    expect(refused.map(reasonOf)).toEqual(
      Array(2).fill('You may not ask for a new database'),
    );
    second.unmount();

    backend.list = () => databaseList([]);
    render(backend, '/?view=all');
    await screen.findByText('No database yet');
    for (const offered of screen.getAllByRole('button', {
      name: 'Create database',
    })) {
      expect(offered).toBeEnabled();
    }
  });

  it('draws only the rows in sight of a long list and asks for more near its end', async () => {
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(49);
    const many = Array.from({ length: 1_000 }, (_, n) => summary(`db-${n}`));
    const backend = createTestBackend({
      list: ({ limit = 50 }) =>
        databaseList(many.slice(0, limit), { totalItems: 1_000 }),
    });
    render(backend, '/?view=all');
    await screen.findByRole('link', { name: 'db-0' });
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(60);
    expect(screen.getByText('100 of 1,000 loaded')).toBeInTheDocument();
  });
});

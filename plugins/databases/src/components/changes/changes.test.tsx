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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changesApiRef, databasesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import {
  createTestBackend,
  createTestSignals,
} from '../../testUtils/createApi';
import {
  createTestChanges,
  databaseChange,
  TestChanges,
} from '../../testUtils/changeFixtures';
import { minutesAgo, ordersDb } from '../../testUtils/fixtures';
import { DatabasesPage } from '../DatabasesPage';

function render(entry: string, changes: TestChanges, database = ordersDb()) {
  const signals = createTestSignals();
  renderInTestApp(<DatabasesPage />, {
    apis: [
      [databasesApiRef, createTestBackend({ database }).api],
      [changesApiRef, changes.api],
      [signalApiRef, signals.api],
      mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    ],
    mountPath: '/databases',
    mountedRoutes: {
      '/databases': convertLegacyRouteRef(rootRouteRef),
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
    initialRouteEntries: [entry],
  });
  return signals;
}

describe('a change', () => {
  it('says where it is, what it waits for, what it does and why', async () => {
    render(
      '/databases/changes/c-1',
      createTestChanges({ changes: [databaseChange()] }),
    );
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Resize orders-db: volume 100Gi to 200Gi',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Waits for review by orders-team.')).toBeVisible();
    const stages = screen.getByRole('list', { name: 'Stages of the change' });
    const lines = within(stages).getAllByRole('listitem');
    expect(lines.map(line => line.textContent)).toEqual([
      expect.stringMatching(/^Planned: done/),
      expect.stringMatching(/^Opened: done/),
      expect.stringMatching(/^Checks: done.*2 of 2 checks passed$/),
      expect.stringMatching(/^Approved: now/),
      expect.stringMatching(/^Merged: to come/),
      expect.stringMatching(/^Synced: to come/),
      expect.stringMatching(/^Seen by the operator: to come/),
      expect.stringMatching(/^Healthy: to come/),
      expect.stringMatching(/^Verified: to come/),
    ]);
    expect(lines[3]).toHaveAttribute('aria-current', 'step');
    expect(
      screen.getByText('The orders of the season need room'),
    ).toBeVisible();
    expect(screen.getAllByText('spec.volume.size').length).toBeGreaterThan(0);
    expect(
      screen.getByRole('link', {
        name: 'prod-eu/orders/postgresql/orders-db',
      }),
    ).toHaveAttribute('href', '/databases/prod-eu/orders/postgresql/orders-db');
    expect(
      screen.getAllByRole('link', { name: /^Pull request 12 on Gitea/ })[0],
    ).toHaveAttribute(
      'href',
      'https://git.example.com/platform/databases/pulls/12',
    );
  });

  it('leads to the file, but not to one that the change took out', async () => {
    const change = databaseChange();
    const changes = createTestChanges({ changes: [change] });
    const signals = render('/databases/changes/c-1', changes);
    const file = /^prod-eu\/orders\/orders-db\.yaml, line 3/;
    expect(await screen.findByRole('link', { name: file })).toHaveAttribute(
      'href',
      change.location.url,
    );
    changes.changes = [
      {
        ...change,
        operation: 'delete',
        pullRequest: { ...change.pullRequest!, state: 'merged' },
      },
    ];
    act(() => signals.send({ ids: [], kind: 'change', changes: ['c-1'] }));
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: file })).toBeNull(),
    );
    expect(screen.getByText(file)).toBeVisible();
  });

  it('says where it is stuck, since when, and what usually helps', async () => {
    const changes = createTestChanges({
      changes: [
        databaseChange({
          state: 'stuck',
          stage: 'synced',
          problem: {
            stage: 'synced',
            since: minutesAgo(90),
            reason: 'Argo CD has not applied the commit for 90 minutes.',
            advice: 'Look whether the Application syncs by itself.',
          },
        }),
      ],
    });
    render('/databases/changes/c-1', changes);
    expect(await screen.findByText('Stuck at Synced')).toBeVisible();
    expect(
      screen.getByText(/Argo CD has not applied the commit for 90 minutes\./),
    ).toHaveTextContent(/Since /);
    expect(
      screen.getByText(
        'What usually helps: Look whether the Application syncs by itself.',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(changes.refreshed).toEqual(['c-1']);
  });

  it('is closed only after a second look, and says when that failed', async () => {
    const changes = createTestChanges({ changes: [databaseChange()] });
    render('/databases/changes/c-1', changes);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Close pull request' }),
    );
    await user.click(screen.getByRole('button', { name: 'Keep it open' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(changes.closed).toEqual([]);
    await user.click(
      screen.getByRole('button', { name: 'Close pull request' }),
    );
    changes.failure = new Error('Gitea does not answer');
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: 'Close pull request' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Gitea does not answer',
    );
  });

  it('gets on while the page is open, and is announced', async () => {
    const changes = createTestChanges({ changes: [databaseChange()] });
    const signals = render('/databases/changes/c-1', changes);
    await screen.findByText('Waits for review by orders-team.');
    changes.changes = [
      databaseChange({ stage: 'merged', waitingFor: 'waits for Argo CD' }),
    ];
    act(() => signals.send({ ids: ['x'], kind: 'change', changes: ['c-2'] }));
    act(() => signals.send({ ids: ['x'], kind: 'change', changes: ['c-1'] }));
    expect(await screen.findByText('Waits for Argo CD.')).toBeVisible();
    expect(
      await screen.findByText(
        'Resize orders-db: volume 100Gi to 200Gi: Merged',
      ),
    ).toBeInTheDocument();
  });

  it('that is not there is said so', async () => {
    render('/databases/changes/nobody', createTestChanges());
    expect(
      await screen.findByText('There is no such change, or you may not see it'),
    ).toBeVisible();
  });
});

describe('the list of changes', () => {
  it('shows those on their way of the own databases first; the address holds the choice', async () => {
    const changes = createTestChanges({
      changes: [
        databaseChange(),
        databaseChange({
          id: 'c-2',
          title: 'Create orders-db2',
          state: 'done',
          stage: 'verified',
          requestedBy: 'plugin:scaffolder',
        }),
      ],
    });
    render('/databases/changes', changes);
    const table = await screen.findByRole('table', { name: 'All changes' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(
      within(table).getByRole('link', { name: 'Create orders-db2' }),
    ).toHaveAttribute('href', '/databases/changes/c-2');
    expect(within(table).getByText('On its way')).toBeVisible();
    expect(within(table).getByText('plugin:scaffolder')).toBeVisible();
    expect(changes.queries[0]).toEqual({
      owner: ['mine'],
      active: true,
      limit: 50,
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'All' }));
    await user.click(
      screen.getByRole('button', { name: 'All, ended ones too' }),
    );
    await screen.findByText('2 of 2 shown');
    expect(changes.queries.at(-1)).toEqual({ limit: 50 });
  });

  it('says what would fill it, and offers the wider choice', async () => {
    const changes = createTestChanges();
    render('/databases/changes', changes);
    const user = userEvent.setup();
    expect(
      await screen.findByText('No change of your databases is on its way.'),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Show ended ones too' }),
    );
    await user.click(
      await screen.findByRole('button', {
        name: 'Show those of all databases',
      }),
    );
    expect(
      await screen.findByText(/^Nobody has asked for a change through/),
    ).toBeVisible();
    expect(changes.queries.at(-1)).toEqual({ limit: 50 });
  });

  it('does not pass old rows off as the answer when the new one fails', async () => {
    const changes = createTestChanges({ changes: [databaseChange()] });
    render('/databases/changes', changes);
    await screen.findByText('1 of 1 shown');
    changes.failure = new Error('The database of the portal is away');
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The changes could not be read',
    );
    expect(
      screen.getByText(
        'From before your choice: the new answer is not there yet.',
      ),
    ).toBeVisible();
    changes.failure = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 of 1 shown')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what failed', async () => {
    const changes = createTestChanges();
    changes.failure = new Error('The database of the portal is away');
    render('/databases/changes', changes);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The changes could not be read',
    );
  });
});

describe('the page of a database', () => {
  const path = '/databases/prod-eu/orders/postgresql/orders-db';

  it('shows the change on its way, and all changes in a tab', async () => {
    const change = databaseChange();
    const changes = createTestChanges({ changes: [change] });
    render(
      `${path}?tab=changes`,
      changes,
      ordersDb({
        openChange: {
          id: 'c-1',
          operation: 'resize',
          title: change.title,
          state: 'open',
          stage: 'approved',
          waitingFor: 'waits for review by orders-team',
          pullRequest: { url: 'https://git.example.com/12', number: 12 },
        },
      }),
    );
    expect(
      await screen.findByText(
        'Resize orders-db: volume 100Gi to 200Gi in pull request 12, waits for review by orders-team',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Follow this change' }),
    ).toHaveAttribute('href', '/databases/changes/c-1');
    expect(
      await screen.findByRole('table', { name: 'Changes of orders-db' }),
    ).toBeInTheDocument();
    expect(changes.queries[0]).toMatchObject({ ref: ordersDb().ref });
  });

  it('offers what can be done, and says why something cannot', async () => {
    const changes = createTestChanges({
      operations: {
        observedAt: minutesAgo(0),
        items: [
          { id: 'resize', title: 'Resize', applies: true, allowed: true },
          {
            id: 'delete',
            title: 'Delete',
            applies: true,
            allowed: false,
            reason: 'You lack the permission databases.database.delete',
          },
        ],
      },
    });
    render(path, changes);
    const group = await screen.findByRole('group', {
      name: 'What can be done',
    });
    const remove = within(group).getByRole('button', { name: 'Delete' });
    expect(remove).toBeDisabled();
    await userEvent.hover(remove.parentElement!);
    expect(
      await screen.findByText(
        'You lack the permission databases.database.delete',
      ),
    ).toBeVisible();
    // No scaffolder is in this portal, so no form can be opened.
    expect(
      within(group).getByRole('button', { name: 'Resize' }),
    ).toBeDisabled();
  });
});

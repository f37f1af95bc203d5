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
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Database,
  OperationState,
} from '@database-platform/plugin-databases-common';
import { changesApiRef } from '../../api';
import { selectedTemplateRouteRef } from '../../routes';
import { OperationsProvider } from '../../hooks/OperationsContext';
import { createTestChanges } from '../../testUtils/changeFixtures';
import { createTestSignals } from '../../testUtils/createApi';
import { minutesAgo } from '../../testUtils/fixtures';
import { observed } from '../../testUtils/observed';
import { FindingsSection } from '../database/FindingsSection';
import { CreateButton } from './CreateButton';
import { DatabaseActions } from './DatabaseActions';

const mountedRoutes = {
  '/create/:namespace/:templateName': convertLegacyRouteRef(
    selectedTemplateRouteRef,
  ),
};

describe('CreateButton', () => {
  it('asks for the kind of database, and leads to its form', async () => {
    renderInTestApp(<CreateButton allowed />, { mountedRoutes });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Create database' }),
    );
    const menu = await screen.findByRole('menu', {
      name: 'Kind of the new database',
    });
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(item => [item.textContent, item.getAttribute('href')]),
    ).toEqual([
      ['PgPostgreSQL', '/create/default/create-postgresql'],
      ['MyMySQL', '/create/default/create-mysql'],
      ['MoMongoDB', '/create/default/create-mongodb'],
    ]);
  });
});

describe('DatabaseActions', () => {
  const actionsOf = async (database: Database, meaningless: string[] = []) => {
    const changes = createTestChanges({
      operations: {
        items: ['create', 'resize', 'routers', 'users', 'pause'].map(id => ({
          id,
          title: id,
          applies: !meaningless.includes(id),
          allowed: !meaningless.includes(id),
        })),
        observedAt: minutesAgo(0),
      },
    });
    renderInTestApp(
      <OperationsProvider database={database}>
        <DatabaseActions database={database} />
      </OperationsProvider>,
      {
        mountedRoutes,
        apis: [
          [changesApiRef, changes.api],
          [signalApiRef, createTestSignals().api],
        ],
      },
    );
    await screen.findByRole('button', { name: 'Resize' });
    return screen.getAllByRole('button').map(({ textContent }) => textContent);
  };

  it('has what the backend says there is to be done', async () => {
    expect(await actionsOf(observed('mongodb-sharded'))).toEqual([
      'Resize',
      'Routers',
      'Users',
      'Pause',
    ]);
  });

  it('leaves out what has no meaning for the database, and resumes what is stopped', async () => {
    expect(await actionsOf(observed('mongodb-paused'), ['routers'])).toEqual([
      'Resize',
      'Users',
      'Resume',
    ]);
    const href =
      screen.getByRole('button', { name: 'Resume' }).getAttribute('href') ?? '';
    expect(
      JSON.parse(new URLSearchParams(href.split('?')[1]).get('formData') ?? ''),
    ).toEqual({ database: 'prod-eu/shop/mongodb/catalog', paused: false });
  });
});

describe('FindingsSection', () => {
  /** The button of a finding, as links and buttons are written here; none when it has none. */
  const buttonOf = async (item: Partial<OperationState>) => {
    const database = observed('mysql-group');
    const known = { applies: true, allowed: true };
    const changes = createTestChanges({
      operations: {
        items: [
          { ...known, id: 'resize', title: 'Resize' },
          { ...known, id: 'backup-schedule', title: 'Schedule', ...item },
        ],
        observedAt: minutesAgo(0),
      },
    });
    renderInTestApp(
      <OperationsProvider database={database}>
        <DatabaseActions database={database} />
        <FindingsSection database={database} />
      </OperationsProvider>,
      {
        mountedRoutes,
        apis: [
          [changesApiRef, changes.api],
          [signalApiRef, createTestSignals().api],
        ],
      },
    );
    await screen.findByRole('button', { name: 'Resize' });
    const finding = screen
      .getByText(/^It can be restored to its backups only/)
      .closest('li')!;
    return within(finding).queryByRole('button');
  };

  it('leads to the form by which the advice can be followed', async () => {
    const button = await buttonOf({});
    expect(button).toHaveTextContent('Backup schedule');
    expect(button?.getAttribute('href')).toMatch(
      /^\/create\/default\/backup-schedule\?formData=/,
    );
  });

  it('is there for those who may not, with the reason', async () => {
    const button = await buttonOf({ allowed: false, reason: 'Not yours' });
    expect(button).toBeDisabled();
    expect(button?.closest('[title]')).toHaveAttribute('title', 'Not yours');
  });

  it('gives a reason also where the backend gives none', async () => {
    const button = await buttonOf({ allowed: false });
    expect(button?.closest('[title]')).toHaveAttribute(
      'title',
      'You may not ask for this change',
    );
  });

  it('has no button that makes no sense for the database', async () => {
    expect(await buttonOf({ applies: false })).toBeNull();
  });
});

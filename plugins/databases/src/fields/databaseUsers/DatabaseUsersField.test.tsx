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

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTestPlans } from '../../testUtils/createPlansApi';
import { plan } from '../../testUtils/planFixtures';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    properties: {
      database: { type: 'string' },
      users: {
        type: 'object',
        'ui:field': 'DatabaseUsers',
        'ui:options': { operation: 'users', database: 'database' },
      },
      plan: {
        type: 'string',
        'ui:field': 'DatabasePlan',
        'ui:options': {
          operation: 'users',
          database: 'database',
          input: 'users',
        },
      },
    },
  },
];

const formData = { database: 'prod-eu/orders/postgresql/orders-db' };

const plansOf = () =>
  createTestPlans({
    plan: request =>
      plan({
        operation: 'users',
        target: request.target,
        current: {
          users: [
            { name: 'app_user', flags: ['superuser', 'createdb'] },
            { name: 'reader', flags: [] },
          ],
          databases: [{ name: 'orders', owner: 'app_user' }],
          preparedDatabases: [
            {
              name: 'ready',
              defaultUsers: false,
              schemas: [
                { name: 'data', defaultRoles: true, defaultUsers: true },
              ],
            },
          ],
        },
        errors: JSON.stringify(request.input).includes('"batch"')
          ? [
              {
                field: 'users.0.name',
                message: 'The team already has a user of this name.',
                rule: 'postgresql/user-name',
              },
            ]
          : [],
      }),
  });

const list = (name: string) => screen.getByRole('list', { name });

describe('DatabaseUsers', () => {
  it('changes flags and owners, adds, and says of what is taken out that it is not dropped', async () => {
    const { plans, created } = renderForm(steps, {
      formData,
      plans: plansOf(),
    });
    const user = userEvent.setup();
    await screen.findByRole('list', { name: 'Users' });

    // A flag less, a user more, a user out.
    await user.click(screen.getByLabelText('Flags of app_user'));
    await user.click(await screen.findByRole('option', { name: 'superuser' }));
    await user.keyboard('{Escape}');
    expect(within(list('Users')).getByText('changed')).toBeInTheDocument();
    await user.type(
      screen.getByRole('textbox', { name: 'Name of a new user' }),
      'writer{Enter}',
    );
    expect(within(list('Users')).getByText('writer')).toBeInTheDocument();
    expect(within(list('Users')).getByText('new')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take reader out' }));
    expect(
      screen.getByText(/Not dropped: the operator no longer looks after this/),
    ).toBeInTheDocument();

    // Another owner, a prepared database with an extension.
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Owner of orders' }),
      'writer',
    );
    const extensions = screen.getByRole('textbox', {
      name: 'Extensions of ready',
    });
    await user.type(extensions, 'pg_trgm, ');
    expect(extensions).toHaveValue('pg_trgm, ');

    const expected = {
      users: [
        { name: 'app_user', flags: ['createdb'] },
        { name: 'writer', flags: [] },
      ],
      removeUsers: ['reader'],
      databases: [{ name: 'orders', owner: 'writer' }],
      preparedDatabases: [
        {
          name: 'ready',
          defaultUsers: false,
          schemas: [{ name: 'data', defaultRoles: true, defaultUsers: true }],
          extensions: { pg_trgm: 'public' },
        },
      ],
    };
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual(expected),
    );
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Plan' })).toHaveAttribute(
        'aria-busy',
        'false',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created[0].users).toEqual(expected);
  });

  it('forgets what is put back as it is now', async () => {
    const { plans } = renderForm(steps, { formData, plans: plansOf() });
    const user = userEvent.setup();
    await screen.findByRole('list', { name: 'Users' });
    await user.click(screen.getByRole('button', { name: 'Take orders out' }));
    await user.click(
      screen.getByRole('button', { name: 'Leave orders as it is now' }),
    );
    await user.click(
      screen.getByRole('checkbox', { name: 'with users that can log in' }),
    );
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toHaveProperty([
        'preparedDatabases',
        0,
        'defaultUsers',
      ]),
    );
    await user.click(
      screen.getByRole('checkbox', { name: 'with users that can log in' }),
    );
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({}),
    );
  });

  it('marks names that cannot be, and shows at its row what the plan refuses', async () => {
    renderForm(steps, { formData, plans: plansOf() });
    const user = userEvent.setup();
    await screen.findByRole('list', { name: 'Users' });
    const name = screen.getByRole('textbox', { name: 'Name of a new user' });
    await user.type(name, 'App User');
    expect(name).toHaveAccessibleDescription(
      expect.stringContaining('Lower-case letters'),
    );
    expect(screen.getByRole('button', { name: 'Add user' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.clear(name);
    await user.type(name, 'reader');
    expect(name).toHaveAccessibleDescription('There is reader already.');
    await user.clear(name);
    await user.type(name, 'batch');
    await user.click(screen.getByRole('button', { name: 'Add user' }));
    const row = await within(list('Users')).findByText('batch');
    expect(row).toBeInTheDocument();
    expect(
      await within(list('Users')).findByText(
        'The team already has a user of this name.',
      ),
    ).toBeInTheDocument();
  });
});

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
import { createTestBackend } from '../../testUtils/createApi';
import { createTestPlans } from '../../testUtils/createPlansApi';
import { databaseList, minutesAgo, summary } from '../../testUtils/fixtures';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    required: ['database'],
    properties: {
      database: {
        type: 'string',
        'ui:field': 'DatabasePicker',
        'ui:options': { operation: 'resize', engines: ['postgresql'] },
      },
    },
  },
];

const all = [
  summary('ledger', { phase: 'degraded', version: '17' }),
  summary('orders-db'),
  summary('stranger'),
];

function createBackend() {
  return createTestBackend({
    list: ({ q = '' }) =>
      databaseList(all.filter(({ ref }) => ref.name.includes(q))),
  });
}

const plansOf = () =>
  createTestPlans({
    operations: ({ name }) => ({
      items: [
        name === 'ledger'
          ? {
              id: 'resize',
              title: 'Resize',
              applies: true,
              allowed: false,
              reason: 'Only payments may change it.',
            }
          : { id: 'resize', title: 'Resize', applies: true, allowed: true },
      ].filter(() => name !== 'stranger'),
      observedAt: minutesAgo(0),
    }),
  });

describe('DatabasePicker', () => {
  it('finds databases, shows what each is, and lets only those be chosen that the user may change', async () => {
    const backend = createBackend();
    const { created } = renderForm(steps, { backend, plans: plansOf() });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: 'Database' }));
    const ledger = await screen.findByRole('option', {
      name: /^ledger.*PostgreSQL 17.*Degraded/,
    });
    expect(
      await within(ledger).findByText('Only payments may change it.'),
    ).toBeInTheDocument();
    expect(ledger).toHaveAttribute('aria-disabled', 'true');
    expect(
      await screen.findByRole('option', {
        name: /cannot be changed in this way here/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(backend.queries[0]).toEqual({
      engine: ['postgresql'],
      sort: 'name',
      limit: 20,
    });

    await user.paste('orders');
    const optionOf = () => screen.getByRole('option', { name: /^orders-db/ });
    expect(
      within(optionOf()).getByText(/orders in Kubernetes cluster prod-eu/),
    ).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(backend.queries.at(-1)?.q).toBe('orders');
    await user.click(optionOf());
    expect(screen.getByRole('textbox', { name: 'Database' })).toHaveValue(
      'orders-db',
    );
    expect(await screen.findByText('Running')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created).toEqual([
      { database: 'prod-eu/orders/postgresql/orders-db' },
    ]);
  });

  it('takes what a link brought, and says what is wrong with it', async () => {
    const { created } = renderForm(steps, {
      backend: createBackend(),
      plans: plansOf(),
      formData: { database: 'prod-eu/orders/postgresql/ledger' },
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText('Only payments may change it.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Database' })).toHaveValue(
      'ledger',
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/Only payments may change it\./),
    ).not.toHaveLength(1);
    expect(created).toEqual([]);
  });

  it('says that a link names none, and that there is no such database', async () => {
    renderForm(steps, { formData: { database: 'orders-db' } });
    expect(
      await screen.findByText('“orders-db” does not name a database.'),
    ).toBeInTheDocument();
  });

  it('offers to try again when databases cannot be read', async () => {
    const backend = createBackend();
    backend.failure = new Error('the backend is not there');
    renderForm(steps, { backend, plans: plansOf() });
    const user = userEvent.setup();
    expect(
      await screen.findByText('The databases could not be read'),
    ).toBeInTheDocument();
    backend.failure = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await user.click(screen.getByRole('textbox', { name: 'Database' }));
    expect(
      await screen.findByRole('option', { name: /^orders-db/ }),
    ).toBeInTheDocument();
  });
});

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

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    required: ['confirm'],
    properties: {
      database: { type: 'string' },
      confirm: {
        type: 'string',
        'ui:field': 'DatabaseNameConfirm',
        'ui:options': { database: 'database' },
      },
    },
  },
];

const label = 'Name of the database, once more';

describe('DatabaseNameConfirm', () => {
  it('goes on with the name of the database only', async () => {
    const { created } = renderForm(steps, {
      formData: { database: 'prod-eu/orders/postgresql/orders-db' },
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText(
        'Type orders-db to say that this database is meant.',
      ),
    ).toBeInTheDocument();
    const input = screen.getByRole('textbox', { name: label });
    await user.type(input, 'orders');
    expect(input).toBeValid();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/This is not the name\. Type orders-db\./),
    ).not.toHaveLength(0);

    await user.type(input, '-bd');
    expect(input).toHaveAccessibleDescription(
      expect.stringContaining('This is not the name. Type orders-db.'),
    );
    await user.clear(input);
    await user.type(input, 'orders-db');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created[0].confirm).toBe('orders-db');
  });

  it('asks for the database first', async () => {
    renderForm(steps, { formData: { confirm: 'orders-db' } });
    const user = userEvent.setup();
    expect(
      await screen.findByText('Choose the database first.'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/Choose the database first\./)).length,
    ).toBeGreaterThan(1);
  });
});

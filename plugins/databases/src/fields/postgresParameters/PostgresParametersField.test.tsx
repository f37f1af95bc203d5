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

import { screen, waitFor } from '@testing-library/react';
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
      parameters: {
        type: 'object',
        additionalProperties: true,
        'ui:field': 'PostgresParameters',
        'ui:options': { operation: 'configure', database: 'database' },
      },
      plan: {
        type: 'string',
        'ui:field': 'DatabasePlan',
        'ui:options': {
          operation: 'configure',
          database: 'database',
          input: { parameters: 'parameters' },
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
        operation: 'configure',
        target: request.target,
        current: {
          parameters: { max_connections: '200', shared_buffers: '1GB' },
        },
        errors: JSON.stringify(request.input).includes('"64GB"')
          ? [
              {
                field: 'parameters.shared_buffers',
                message: 'More than the memory limit.',
                allowed: '4GB or less',
                rule: 'postgresql/shared-buffers',
              },
            ]
          : [],
      }),
  });

const input = (name: string) => screen.getByLabelText(name);

describe('PostgresParameters', () => {
  it('shows what is set now, changes, adds and takes out, and says what each does', async () => {
    const { plans, created } = renderForm(steps, {
      formData,
      plans: plansOf(),
    });
    const user = userEvent.setup();
    expect(await screen.findByText('now 200')).toBeInTheDocument();
    expect(input('max_connections')).toHaveValue('200');

    await user.clear(input('max_connections'));
    await user.type(input('max_connections'), '300');
    expect(screen.getByText('Restart')).toBeInTheDocument();

    await user.click(
      screen.getByRole('button', { name: 'Take out shared_buffers' }),
    );
    expect(
      screen.getByText(/The operator does not unset the parameter/),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('textbox', { name: 'Add a parameter' }));
    await user.paste('work_mem');
    await user.click(
      await screen.findByRole('option', { name: /^work_mem.*Reload/ }),
    );
    expect(input('work_mem')).toBeInvalid();
    await user.type(input('work_mem'), '64MB');
    expect(input('work_mem')).toBeValid();
    expect(screen.getByText('not set now')).toBeInTheDocument();

    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        parameters: {
          max_connections: '300',
          shared_buffers: null,
          work_mem: '64MB',
        },
      }),
    );
    await user.click(
      screen.getByRole('button', {
        name: 'Undo: leave shared_buffers as it is now',
      }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Undo: leave work_mem as it is now' }),
    );
    // Its row is gone with the button that was pressed.
    expect(
      screen.getByRole('textbox', { name: 'Add a parameter' }),
    ).toHaveFocus();
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        parameters: { max_connections: '300' },
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Plan' })).toHaveAttribute(
        'aria-busy',
        'false',
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created[0].parameters).toEqual({ max_connections: '300' });
  });

  it('marks what PostgreSQL would not take, what is no name, and what the plan refuses', async () => {
    renderForm(steps, { formData, plans: plansOf() });
    const user = userEvent.setup();
    await screen.findByText('now 200');
    await user.clear(input('max_connections'));
    await user.type(input('max_connections'), 'many');
    expect(input('max_connections')).toHaveAccessibleDescription(
      expect.stringContaining('Allowed: from 1 to'),
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/max_connections is a number/)).length,
    ).toBeGreaterThan(1);

    const add = screen.getByRole('textbox', { name: 'Add a parameter' });
    await user.click(add);
    await user.paste('no name');
    expect(add).toHaveAccessibleDescription(
      expect.stringContaining('Write a name such as'),
    );
    await user.keyboard('{Enter}');
    expect(screen.queryByLabelText('no name')).not.toBeInTheDocument();
    await user.clear(add);
    await user.paste('max_connections');
    expect(add).toHaveAccessibleDescription(
      expect.stringContaining('in the list above'),
    );
    await user.clear(add);
    await user.paste('my_extension.level');
    await user.keyboard('{Enter}');
    expect(input('my_extension.level')).toBeInTheDocument();
    expect(screen.getByText(/knows nothing of this parameter/)).toBeVisible();

    await user.clear(input('max_connections'));
    await user.type(input('max_connections'), '100');
    await user.clear(input('shared_buffers'));
    await user.type(input('shared_buffers'), '64GB');
    expect(screen.getByText('Pods made anew')).toBeInTheDocument();
    await waitFor(() =>
      expect(input('shared_buffers')).toHaveAccessibleDescription(
        'More than the memory limit. Allowed: 4GB or less',
      ),
    );
  });
});

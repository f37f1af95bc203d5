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

import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formOf, plansWith } from '../__testUtils__/formOf';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const lastInput = (plans: ReturnType<typeof plansWith>) =>
  plans.requests.at(-1)?.request.input;

describe('DatabaseConfiguration', () => {
  it('changes, takes out and adds options of my.cnf', async () => {
    const { plans } = renderForm(
      formOf(
        'configure',
        {
          type: 'object',
          'ui:field': 'DatabaseConfiguration',
          'ui:options': { format: 'options', path: 'parameters' },
        },
        { parameters: 'asked' },
      ),
      {
        formData: { database: 'prod-eu/shop/mysql/orders' },
        plans: plansWith('configure', {
          parameters: { max_connections: '400', long_query_time: '2' },
        }),
      },
    );
    const user = userEvent.setup();
    const value = await screen.findByRole('textbox', {
      name: 'max_connections',
    });
    expect(value).toHaveValue('400');
    fireEvent.change(value, { target: { value: '500' } });
    await user.click(
      screen.getByRole('button', { name: 'Take out long_query_time' }),
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Name of an option' }),
      '9lives',
    );
    expect(
      screen.getByText(
        'A name such as max_connections or innodb_buffer_pool_size',
      ),
    ).toBeInTheDocument();
    fireEvent.change(
      screen.getByRole('textbox', { name: 'Name of an option' }),
      { target: { value: 'slow_query_log' } },
    );
    await user.click(screen.getByRole('button', { name: 'Add option' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'slow_query_log' }), {
      target: { value: 'ON' },
    });
    await waitFor(() =>
      expect(lastInput(plans)).toEqual({
        parameters: {
          max_connections: '500',
          long_query_time: null,
          slow_query_log: 'ON',
        },
      }),
    );
  });

  it('takes a text of YAML, and says which line is none', async () => {
    const { plans } = renderForm(
      formOf(
        'configure',
        {
          title: 'mongod',
          type: 'string',
          'ui:field': 'DatabaseConfiguration',
          'ui:options': { format: 'yaml', path: 'configuration' },
        },
        { configuration: 'asked' },
      ),
      {
        formData: { database: 'prod-eu/shop/mongodb/catalog' },
        plans: plansWith('configure', {
          configuration: 'operationProfiling:\n  mode: slowOp\n',
        }),
      },
    );
    const text = await screen.findByRole('textbox', { name: 'mongod' });
    await waitFor(() =>
      expect(text).toHaveValue('operationProfiling:\n  mode: slowOp\n'),
    );
    fireEvent.change(text, { target: { value: 'a: 1\nb: [\n' } });
    expect(await screen.findByText(/^Line \d is not YAML/)).toBeInTheDocument();
    fireEvent.change(text, { target: { value: '- a list\n' } });
    expect(
      await screen.findByText(/^Write names with values/),
    ).toBeInTheDocument();
    fireEvent.change(text, {
      target: { value: 'operationProfiling:\n  mode: all\n' },
    });
    await waitFor(() =>
      expect(lastInput(plans)).toEqual({
        configuration: 'operationProfiling:\n  mode: all\n',
      }),
    );
    fireEvent.change(text, { target: { value: '' } });
    expect(
      await screen.findByText('Taken out: the defaults apply.'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(lastInput(plans)).toEqual({ configuration: '\n' }),
    );
  });

  it('is not there for what the database does not have', async () => {
    const field = {
      title: 'mongos',
      type: 'string',
      'ui:field': 'DatabaseConfiguration',
      'ui:options': {
        format: 'yaml',
        path: 'mongos.configuration',
        needs: 'mongos',
      },
    };
    const formData = { database: 'prod-eu/shop/mongodb/catalog' };
    const { plans } = renderForm(formOf('configure', field), {
      formData,
      plans: plansWith('configure', { configuration: '' }),
    });
    await waitFor(() => expect(plans.requests).not.toHaveLength(0));
    expect(screen.queryByRole('group', { name: 'mongos' })).toBeNull();
  });
});

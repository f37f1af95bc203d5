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
import { createTestBackend } from '../../testUtils/createApi';
import { observed } from '../../testUtils/observed';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    properties: {
      folder: {
        type: 'string',
        'ui:field': 'DatabaseDump',
        'ui:options': {
          operation: 'clone',
          source: 'database',
          name: 'name',
        },
      },
    },
  },
];
const formData = { database: 'prod-eu/shop/mysql/orders', name: 'orders-2' };

function source(...dumps: Array<[folder: string, ended: string]>) {
  const database = observed('mysql-group');
  return createTestBackend({
    database: {
      ...database,
      configuration: [
        {
          id: 'dumps',
          title: 'Dumps that can be loaded',
          settings: dumps.map(([name, ended]) => ({
            name,
            value: `${ended}, by nightly`,
          })),
        },
      ],
    },
  });
}

describe('DatabaseDump', () => {
  it('offers what is known of the source, the newest first, and takes what is written', async () => {
    const user = userEvent.setup();
    const { created } = renderForm(steps, {
      formData,
      backend: source(
        ['a-old', '2026-11-24T02:01:00.000Z'],
        ['b-new', '2026-11-25T02:01:00.000Z'],
      ),
    });
    const input = await screen.findByLabelText('Folder of the dump', {
      selector: 'input',
    });
    await user.click(input);
    const offered = await screen.findAllByRole('option');
    expect(offered.map(option => option.textContent)).toEqual([
      'b-new',
      'a-old',
    ]);
    await user.click(offered[1]);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created).toEqual([{ ...formData, folder: 'a-old' }]);
  });

  it('says when none is known, and refuses what is no folder', async () => {
    const user = userEvent.setup();
    renderForm(steps, { formData, backend: source() });
    expect(
      await screen.findByText(/No dump of the original is known/),
    ).toBeInTheDocument();
    await user.type(
      screen.getByLabelText('Folder of the dump', { selector: 'input' }),
      '/a',
    );
    expect(
      (await screen.findAllByText(/^A name without spaces/)).length,
    ).toBeGreaterThan(0);
  });
});

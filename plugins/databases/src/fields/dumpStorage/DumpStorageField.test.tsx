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
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    properties: {
      storage: {
        type: 'object',
        'ui:field': 'DumpStorage',
        'ui:options': { operation: 'clone', source: 'database', name: 'name' },
      },
    },
  },
];
const formData = { database: 'prod-eu/shop/mysql/orders', name: 'orders-2' };

const input = (name: string) => screen.getByRole('textbox', { name });
const write = (name: string, value: string) =>
  fireEvent.change(input(name), { target: { value } });
const choose = async (value: string) =>
  fireEvent.change(
    await screen.findByRole('combobox', { name: 'Kind of storage' }),
    { target: { value } },
  );

describe('DumpStorage', () => {
  it('asks for what a storage of the chosen kind has, and keeps no more', async () => {
    const { created } = renderForm(steps, { formData });
    expect(
      await screen.findByRole('group', { name: 'Storage of the dump' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    await choose('s3');
    write('Bucket', 'dumps');
    write('Path', 'orders/2026');
    write('Secret', 'dumps-key');
    write('Address of the service', 'https://s3.example.org');
    await choose('oci');
    expect(screen.queryByRole('textbox', { name: /^Address/ })).toBeNull();
    expect(input('Path')).toHaveValue('orders/2026');
    await choose('volume');
    expect(screen.queryByRole('textbox', { name: 'Secret' })).toBeNull();
    expect(input('Volume claim')).toHaveValue('dumps');
    fireEvent.click(screen.getByRole('button', { name: 'Review' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(created).toEqual([
        { ...formData, storage: { kind: 'volume', bucket: 'dumps' } },
      ]),
    );
  });

  it('marks what is wrong at its input, and names the input where the form is held up', async () => {
    renderForm(steps, { formData });
    await choose('s3');
    write('Bucket', 'a/b');
    expect(input('Bucket')).toHaveAccessibleDescription(
      'A name without spaces and slashes',
    );
    expect(input('Bucket')).toBeInvalid();
    expect(input('Secret')).toBeValid();
    fireEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText(
        "'Storage' Bucket: A name without spaces and slashes",
      ),
    ).toBeInTheDocument();
  });
});

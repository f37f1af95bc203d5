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
import { parseRoles, writeRoles } from '../../lib/roleList';
import { formOf, plansWith } from '../__testUtils__/formOf';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

describe('DatabaseUsers of MongoDB', () => {
  it('adds users with roles, changes them and takes them out', async () => {
    const { plans } = renderForm(
      formOf('users', { type: 'object', 'ui:field': 'DatabaseUsers' }),
      {
        formData: { database: 'prod-eu/shop/mongodb/catalog' },
        plans: plansWith('users', {
          users: [
            {
              name: 'shop_app',
              db: 'admin',
              roles: [{ name: 'readWrite', db: 'shop' }],
              passwordSecretRef: { name: 'shop-app', key: 'secret' },
            },
            { name: 'old', db: 'admin', roles: [] },
          ],
        }),
      },
    );
    const user = userEvent.setup();
    const roles = await screen.findByRole('textbox', {
      name: 'Roles of shop_app',
    });
    expect(roles).toHaveValue('readWrite@shop');
    fireEvent.change(roles, {
      target: { value: 'readWrite@shop, read@reports' },
    });
    await user.click(screen.getByRole('button', { name: 'Take old out' }));
    fireEvent.change(
      screen.getByRole('textbox', { name: 'Name of a new user' }),
      { target: { value: 'reader' } },
    );
    await user.click(screen.getByRole('button', { name: 'Add user' }));
    const readers = screen.getByRole('textbox', { name: 'Roles of reader' });
    fireEvent.change(readers, { target: { value: 'read' } });
    expect(
      await screen.findAllByText(/^No spaces and none of/),
    ).not.toHaveLength(0);
    fireEvent.change(readers, { target: { value: 'read@shop' } });
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        users: [
          {
            name: 'shop_app',
            db: 'admin',
            roles: [
              { name: 'readWrite', db: 'shop' },
              { name: 'read', db: 'reports' },
            ],
            passwordSecretRef: { name: 'shop-app', key: 'secret' },
          },
          {
            name: 'reader',
            db: 'admin',
            roles: [{ name: 'read', db: 'shop' }],
          },
        ],
        removeUsers: ['old'],
      }),
    );
  });

  it('reads roles as it writes them', () => {
    const roles = [
      { name: 'read', db: 'a@b' },
      { name: 'x', db: '' },
    ];
    expect(parseRoles(writeRoles([roles[1]]))).toEqual([roles[1]]);
    expect(writeRoles(parseRoles('read@shop,  write@shop'))).toBe(
      'read@shop, write@shop',
    );
  });
});

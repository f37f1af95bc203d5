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

describe('ReadReplicas', () => {
  it('changes how many there are in a set, and adds sets', async () => {
    const { plans } = renderForm(
      formOf('resize', { type: 'object', 'ui:field': 'ReadReplicas' }),
      {
        formData: { database: 'prod-eu/shop/mysql/orders' },
        plans: plansWith('resize', {
          members: 3,
          readReplicas: [{ name: 'reporting', instances: 1, volume: '100Gi' }],
        }),
      },
    );
    const user = userEvent.setup();
    fireEvent.change(
      await screen.findByRole('textbox', { name: 'Instances of reporting' }),
      { target: { value: '2' } },
    );
    fireEvent.change(
      screen.getByRole('textbox', { name: 'Name of a new set' }),
      { target: { value: 'search' } },
    );
    await user.click(screen.getByRole('button', { name: 'Add set' }));
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        readReplicas: [
          { name: 'reporting', instances: 2, volume: '100Gi' },
          { name: 'search', instances: 1 },
        ],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Take search out' }));
    expect(screen.queryByText('search')).toBeNull();
    expect(
      screen.getByRole('textbox', { name: 'Name of a new set' }),
    ).toHaveFocus();
    // One that is there stays in sight, and so does its button.
    await user.click(
      screen.getByRole('button', { name: 'Take reporting out' }),
    );
    expect(
      screen.getByRole('button', { name: 'Leave reporting as it is now' }),
    ).toHaveFocus();
  });
});

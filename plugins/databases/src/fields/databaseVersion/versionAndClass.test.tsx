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
import { plan, target, tier } from '../../testUtils/planFixtures';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const options = {
  operation: 'create',
  engine: 'postgresql',
  place: 'target',
  name: 'name',
};
const steps = [
  {
    type: 'object',
    properties: {
      version: {
        type: 'string',
        'ui:field': 'DatabaseVersion',
        'ui:options': options,
      },
      storageClass: {
        type: 'string',
        'ui:field': 'StorageClass',
        'ui:options': options,
      },
    },
  },
];
const formData = {
  target: { kubernetesCluster: 'prod-eu', namespace: 'orders' },
};

/** Open lists have the label too. */
const input = { selector: 'input' };

async function offeredAt(label: string) {
  const user = userEvent.setup();
  await user.click(await screen.findByLabelText(label, input));
  const found = await screen.findAllByRole('option');
  const texts = found.map(option => option.textContent);
  await user.keyboard('{Escape}');
  return texts;
}

describe('DatabaseVersion and StorageClass', () => {
  it('offer what the place has and its tier allows, and take what is written', async () => {
    const { created } = renderForm(steps, {
      formData,
      plans: createTestPlans({
        targets: [
          target({
            versions: ['15', '16', '17'],
            versionsSource: {
              title: 'Manual of the operator',
              url: 'https://operator.example.org/versions',
            },
            storageClasses: ['fast-ssd', 'standard', 'slow'],
            tier: tier({ storageClasses: ['standard', 'fast-ssd'] }),
          }),
        ],
      }),
    });
    const user = userEvent.setup();
    expect(await offeredAt('Version')).toEqual(['17', '16', '15']);
    expect(
      screen.getByRole('link', { name: /^Manual of the operator/ }),
    ).toHaveAttribute('href', 'https://operator.example.org/versions');
    expect(await offeredAt('Storage class')).toEqual(['fast-ssd', 'standard']);

    await user.type(screen.getByLabelText('Storage class', input), 'mine');
    expect(
      await screen.findByText(
        'There is no storage class mine in the Kubernetes cluster prod-eu.',
      ),
    ).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Storage class', input));
    await user.type(screen.getByLabelText('Version', input), '1');
    expect(
      await screen.findByText('Write the major version, such as 17'),
    ).toBeInTheDocument();
    await user.click(await screen.findByRole('option', { name: '16' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toMatchObject({ version: '16' });
    expect(created[0].storageClass).toBeUndefined();
  });

  it('let a class be written where the portal may not list them', async () => {
    renderForm(steps, {
      formData: { ...formData, storageClass: 'mine' },
      plans: createTestPlans({
        targets: [target({ storageClasses: undefined })],
      }),
    });
    expect(
      await screen.findByText(/the portal may not list them/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Storage class', input)).toHaveValue('mine');
    expect(
      screen.queryByText(/There is no storage class/),
    ).not.toBeInTheDocument();
  });

  it('offer only later versions to upgrade to, beside the one of now, and say what the plan refuses', async () => {
    const database = 'prod-eu/orders/postgresql/orders-db';
    const upgrade = { operation: 'upgrade', database: 'database' };
    renderForm(
      [
        {
          type: 'object',
          properties: {
            database: { type: 'string', title: 'Database' },
            version: {
              type: 'string',
              'ui:field': 'DatabaseVersion',
              'ui:options': upgrade,
            },
            plan: {
              type: 'string',
              'ui:field': 'DatabasePlan',
              'ui:options': { ...upgrade, input: { version: 'version' } },
            },
          },
        },
      ],
      {
        formData: { database, version: '99' },
        plans: createTestPlans({
          targets: [target({ versions: ['14', '15', '16', '17'] })],
          plan: request =>
            plan({
              operation: 'upgrade',
              target: request.target,
              current: { version: '15' },
              errors: [
                {
                  field: 'version',
                  message: 'There is no version 99.',
                  allowed: '14, 15, 16, 17',
                  rule: 'postgresql/version-unknown',
                },
              ],
            }),
        }),
      },
    );
    expect(await screen.findByText('Version 15 runs now.')).toBeInTheDocument();
    expect(screen.queryByText(/Those offered are from/)).toBeNull();
    expect(screen.getByLabelText('Version', input)).toBeInvalid();
    const user = userEvent.setup();
    await user.clear(screen.getByLabelText('Version', input));
    expect(await offeredAt('Version')).toEqual(['17', '16']);
  });
});

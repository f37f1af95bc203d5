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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTestPlans } from '../../testUtils/createPlansApi';
import { target, tier } from '../../testUtils/planFixtures';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const steps = [
  {
    type: 'object',
    properties: {
      target: {
        type: 'object',
        properties: {
          kubernetesCluster: { type: 'string' },
          namespace: { type: 'string' },
        },
        'ui:field': 'KubernetesTarget',
        'ui:options': { engine: 'postgresql', name: 'name' },
      },
      name: { type: 'string', title: 'Name' },
    },
  },
];

const label = 'Kubernetes cluster and namespace';

describe('KubernetesTarget', () => {
  it('says what would fill it where there is no place at all', async () => {
    renderForm(steps, { plans: createTestPlans({ targets: [] }) });
    const input = await screen.findByRole('textbox', { name: label });
    expect(input).toHaveAccessibleDescription(/^Where the database will run\./);
    await userEvent.click(input);
    expect(
      await screen.findByText(/^There is no place for databases/),
    ).toBeInTheDocument();
  });

  it('offers the places that the user may use, says why not of the others, and shows where the manifest will go', async () => {
    const { created } = renderForm(steps, {
      formData: { name: 'orders-db2' },
      plans: createTestPlans({
        targets: [
          target(),
          target({
            namespace: 'payments',
            allowed: false,
            reason: 'Only payments may create databases here.',
          }),
          target({
            kubernetesCluster: 'stage',
            namespace: 'orders',
            environment: undefined,
            engines: ['kafka'],
          }),
          target({ namespace: 'loose', repository: undefined }),
        ],
      }),
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('textbox', { name: label }));
    expect(
      await screen.findByRole('option', {
        name: /Only payments may create databases here/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(
      screen.getByRole('option', { name: /operator of PostgreSQL is not in/ }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(
      screen.getByRole('option', { name: /No repository is configured/ }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByText('Kubernetes cluster stage')).toBeInTheDocument();

    await user.click(
      screen.getByRole('option', { name: /^orders.*production · standard/ }),
    );
    expect(screen.getByRole('textbox', { name: label })).toHaveValue(
      'orders in prod-eu',
    );
    expect(
      screen.getByText(
        'standard: at least 2 members, at most 5 members, up to 4 CPU, up to 16Gi memory, up to 500Gi volume',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('prod-eu/orders/orders-db2.yaml'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(created[0].target).toEqual({
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
    });
  });

  it('refuses to go on without a place, and with one that may not be used', async () => {
    const plans = createTestPlans({
      targets: [target({ tier: tier({ synchronous: 'required' }) })],
    });
    const { created } = renderForm(steps, {
      plans,
      formData: { target: { kubernetesCluster: 'prod-eu' } },
    });
    const user = userEvent.setup();
    await screen.findByRole('textbox', { name: label });
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/Choose where the database will run\./),
    ).not.toHaveLength(0);
    expect(created).toEqual([]);
  });

  it('marks a place that a link brought and that is none', async () => {
    renderForm(steps, {
      formData: {
        target: { kubernetesCluster: 'prod-eu', namespace: 'gone' },
      },
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText(/There is no such place for databases/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    const list = await screen.findAllByText(
      /There is no such place for databases/,
    );
    expect(list.length).toBeGreaterThan(1);
    expect(
      within(document.body).queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });
});

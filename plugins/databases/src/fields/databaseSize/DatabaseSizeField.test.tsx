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

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTestPlans } from '../../testUtils/createPlansApi';
import { plan } from '../../testUtils/planFixtures';
import { renderForm } from '../__testUtils__/renderForm';

// A whole form is rendered, on machines of any speed.
jest.setTimeout(60_000);

const size = {
  type: 'object',
  'ui:field': 'DatabaseSize',
  'ui:options': { operation: 'resize', database: 'database' },
};

const resize = [
  {
    type: 'object',
    properties: {
      database: { type: 'string' },
      size,
      plan: {
        type: 'string',
        'ui:field': 'DatabasePlan',
        'ui:options': {
          operation: 'resize',
          database: 'database',
          input: 'size',
        },
      },
    },
  },
];

const formData = { database: 'prod-eu/orders/postgresql/orders-db' };

const input = (name: string) => screen.getByRole('textbox', { name });

describe('DatabaseSize', () => {
  it('starts from the size now and asks for what is changed only', async () => {
    const { plans, created } = renderForm(resize, { formData });
    const user = userEvent.setup();
    expect(
      await screen.findByText('now 100Gi · at most 500Gi'),
    ).toBeInTheDocument();
    expect(input('Members')).toHaveValue('3');
    expect(input('CPU limit')).toHaveValue('2');
    expect(input('Memory reserved')).toHaveValue('2Gi');
    expect(input('Volume')).toHaveValue('100Gi');
    expect(screen.getByRole('slider', { name: 'Volume' })).toHaveAttribute(
      'aria-valuetext',
      '100Gi',
    );

    await user.clear(input('Volume'));
    expect(input('Volume')).toHaveValue('');
    await user.type(input('Volume'), '200Gi');
    await user.clear(input('CPU limit'));
    await user.type(input('CPU limit'), '4');
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        cpu: { limit: '4' },
        volume: '200Gi',
      }),
    );
    // Back at what it is, it is not asked for any more; left empty, neither.
    await user.clear(input('CPU limit'));
    await user.tab();
    expect(input('CPU limit')).toHaveValue('2');
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        volume: '200Gi',
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
    expect(created[0].size).toEqual({ volume: '200Gi' });
  });

  it('chooses a size of the tier, and does not shrink a volume by it', async () => {
    const { plans } = renderForm(resize, { formData });
    const user = userEvent.setup();
    const presets = await screen.findByRole('group', {
      name: 'Sizes of this environment',
    });
    await waitFor(() =>
      expect(
        within(presets).getByRole('button', { name: /^medium/ }),
      ).toHaveAttribute('aria-pressed', 'true'),
    );
    const small = within(presets).getByRole('button', {
      name: 'small 1 CPU · 2Gi · 20Gi',
    });
    await user.click(small);
    expect(small).toHaveAttribute('aria-pressed', 'true');
    expect(input('Memory limit')).toHaveValue('2Gi');
    expect(input('Volume')).toHaveValue('100Gi');
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
      }),
    );
  });

  it('marks at the field, while typing, what the tier, the schema and the volume do not allow', async () => {
    const { created } = renderForm(resize, { formData });
    const user = userEvent.setup();
    await screen.findByText('now 100Gi · at most 500Gi');
    const say = async (name: string, text: string, problem: string) => {
      await user.clear(input(name));
      await user.type(input(name), text);
      expect(input(name)).toHaveAccessibleDescription(
        expect.stringContaining(problem),
      );
      expect(input(name)).toBeInvalid();
    };
    await say(
      'Members',
      '9',
      'more than the tier standard allows. Allowed: 5 or less',
    );
    await say(
      'Members',
      '1',
      'fewer members than the tier standard asks for. Allowed: 2 or more',
    );
    await say('Members', 'three', 'Write a whole number.');
    await say(
      'CPU reserved',
      '3',
      'More would be reserved than may be used. Allowed: 2 or less',
    );
    await say('Memory limit', '4 gigs', 'Write an amount with a unit');
    await say(
      'Volume',
      '50Gi',
      'A volume cannot become smaller. Allowed: 100Gi or more',
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        screen.getAllByText(/A volume cannot become smaller/).length,
      ).toBeGreaterThan(1),
    );
    expect(created).toEqual([]);
  });

  it('shows at its field what the plan refuses', async () => {
    renderForm(resize, {
      formData,
      plans: createTestPlans({
        plan: request =>
          plan({
            target: request.target,
            errors: [
              {
                field: 'cpu.limit',
                message: 'The namespace has no room for it.',
                allowed: '3',
                rule: 'quota',
              },
            ],
          }),
      }),
    });
    await screen.findByText('now 100Gi · at most 500Gi');
    await waitFor(() =>
      expect(input('CPU limit')).toHaveAccessibleDescription(
        'The namespace has no room for it. Allowed: 3',
      ),
    );
  });

  it('moves by keyboard through the amounts that are usual, no volume below the one there is', async () => {
    const { plans } = renderForm(resize, { formData });
    await screen.findByText('now 100Gi · at most 500Gi');
    const slider = screen.getByRole('slider', { name: 'Volume' });
    expect(slider).toHaveAttribute('aria-valuenow', '0');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(input('Volume')).toHaveValue('150Gi');
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        volume: '150Gi',
      }),
    );
  });

  it('knows the size now where the plan is in another step', async () => {
    renderForm(
      [{ type: 'object', properties: { database: { type: 'string' }, size } }],
      { formData },
    );
    expect(
      await screen.findByText('now 100Gi · at most 500Gi'),
    ).toBeInTheDocument();
  });

  it('shows of MySQL only what its operator changes, and says why', async () => {
    renderForm(resize, {
      formData: { database: 'prod-eu/shop/mysql/orders' },
      plans: createTestPlans({
        plan: ({ target, input: asked }) =>
          plan({
            target,
            input: asked,
            current: {
              members: 3,
              cpu: { limit: '2' },
              volume: '100Gi',
              readReplicas: [],
            },
          }),
      }),
    });
    expect(await screen.findByText(/ignores every later change/)).toBeVisible();
    await waitFor(() => expect(input('Members')).toHaveValue('3'));
    expect(screen.getAllByRole('textbox')).toHaveLength(2);
  });

  it('shows of a sharded MongoDB its shards and config servers too', async () => {
    const { plans } = renderForm(resize, {
      formData: { database: 'prod-eu/shop/mongodb/catalog' },
      plans: createTestPlans({
        plan: ({ target, input: asked }) =>
          plan({
            target,
            input: asked,
            current: {
              members: 3,
              volume: '100Gi',
              shards: 2,
              configServers: { members: 3, volume: '20Gi' },
            },
          }),
      }),
    });
    const user = userEvent.setup();
    await screen.findByRole('textbox', { name: 'Shards' });
    expect(input('Members of each replica set')).toHaveValue('3');
    await user.clear(input('Shards'));
    await user.type(input('Shards'), '3');
    await user.clear(input('Volume of the config servers'));
    await user.type(input('Volume of the config servers'), '10Gi');
    expect(
      await screen.findByText(/A volume cannot become smaller/),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request.input).toEqual({
        shards: 3,
        configServers: { volume: '10Gi' },
      }),
    );
  });

  it('of a part of the input says what is wrong with that part only', async () => {
    renderForm(
      [
        {
          type: 'object',
          properties: {
            database: { type: 'string' },
            sidecar: {
              ...size,
              'ui:options': {
                ...size['ui:options'],
                at: 'sidecar',
                fields: ['cpu.limit', 'memory.limit'],
              },
            },
            plan: {
              type: 'string',
              'ui:field': 'DatabasePlan',
              'ui:options': {
                operation: 'resize',
                database: 'database',
                input: { members: 2 },
              },
            },
          },
        },
      ],
      {
        formData,
        plans: createTestPlans({
          plan: ({ target, input: asked }) =>
            plan({
              target,
              input: asked,
              current: { sidecar: { cpu: { limit: '500m' } } },
              errors: [
                { field: 'cpu.limit', message: 'Of members.', rule: 'a' },
                { field: 'sidecar.cpu.limit', message: 'Of it.', rule: 'b' },
              ],
            }),
        }),
      },
    );
    await waitFor(() => expect(input('CPU limit')).toHaveValue('500m'));
    await waitFor(() =>
      expect(input('CPU limit')).toHaveAccessibleDescription('Of it.'),
    );
  });
});

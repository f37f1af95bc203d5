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

import { screen, waitFor, within } from '@testing-library/react';
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
      database: { type: 'string', title: 'Database' },
      volume: { type: 'string', title: 'Volume' },
      plan: {
        type: 'string',
        'ui:field': 'DatabasePlan',
        'ui:options': {
          operation: 'resize',
          database: 'database',
          input: { volume: 'volume' },
        },
      },
    },
  },
];

const ref = 'prod-eu/orders/postgresql/orders-db';

describe('DatabasePlan', () => {
  it('says what is missing, then shows the plan of what is typed, and goes on with its fingerprint', async () => {
    const { plans, created } = renderForm(steps);
    const user = userEvent.setup();
    expect(
      await screen.findByText('The plan appears here'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Still needed: Database.', { selector: 'p' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText('Still needed: database.'),
    ).toBeInTheDocument();
    expect(plans.requests).toEqual([]);
    expect(document.title).toMatch(/^Ask for a change · Databases \|/);

    await user.click(screen.getByLabelText('Database'));
    await user.paste(ref);
    await user.click(screen.getByLabelText('Volume'));
    await user.paste('200Gi');
    expect(
      await screen.findByText('Resize orders-db: volume 100Gi to 200Gi'),
    ).toBeInTheDocument();
    expect(document.title).toMatch(
      /^Resize orders-db: volume 100Gi to 200Gi · Databases \|/,
    );
    // A slow typist is shown a plan without the volume first
    await waitFor(() =>
      expect(plans.requests.at(-1)?.request).toEqual({
        operation: 'resize',
        target: {
          kubernetesCluster: 'prod-eu',
          namespace: 'orders',
          engine: 'postgresql',
          name: 'orders-db',
        },
        input: { volume: '200Gi' },
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toEqual({
      database: ref,
      volume: '200Gi',
      plan: 'sha256:0c1a',
    });
  });

  it('does not ask while the input itself is wrong, and leads to the field', async () => {
    const { plans } = renderForm(steps, {
      formData: { database: ref, volume: '200 gigabytes' },
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText('Write a size with a unit, such as 100Gi'),
    ).toBeInTheDocument();
    expect(plans.requests).toEqual([]);
    await user.click(
      screen.getByRole('button', { name: 'Go to the field Volume' }),
    );
    expect(screen.getByLabelText('Volume')).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByText(
        'Correct what is marked, then the plan is made.',
        { selector: ':not([role=status])' },
      ),
    ).toBeInTheDocument();
  });

  it('keeps the last plan, marked, while the next one is made, and gives the one before up', async () => {
    const plans = createTestPlans();
    const settle: Array<() => void> = [];
    plans.plan = request =>
      new Promise(resolve =>
        settle.push(() =>
          resolve(
            plan({
              target: request.target,
              title: `Volume ${request.input.volume}`,
            }),
          ),
        ),
      );
    renderForm(steps, {
      plans,
      formData: { database: ref, volume: '200Gi' },
    });
    const user = userEvent.setup();
    const section = await screen.findByRole('region', { name: 'Plan' });
    expect(
      within(section).getByLabelText('Working out the plan'),
    ).toBeInTheDocument();
    await waitFor(() => expect(plans.requests).toHaveLength(1));
    settle[0]();
    expect(await screen.findByText('Volume 200Gi')).toBeInTheDocument();
    expect(section).toHaveAttribute('aria-busy', 'false');

    await user.clear(screen.getByLabelText('Volume'));
    await user.paste('300Gi');
    expect(
      await screen.findByText('Working out what you changed'),
    ).toBeInTheDocument();
    expect(screen.getByText('Volume 200Gi')).toBeInTheDocument();
    expect(section).toHaveAttribute('aria-busy', 'true');
    await waitFor(() => expect(plans.requests).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(
        /The plan of what you entered is not there yet/,
      ),
    ).not.toHaveLength(0);
    settle[1]();
    expect(await screen.findByText('Volume 300Gi')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('gives a plan up of which the form no longer is', async () => {
    const plans = createTestPlans();
    plans.plan = () => new Promise(() => {});
    renderForm(steps, { plans, formData: { database: ref, volume: '300Gi' } });
    const user = userEvent.setup();
    await waitFor(() => expect(plans.requests).toHaveLength(1));
    await user.type(screen.getByLabelText('Volume'), '{Backspace}');
    expect(plans.requests[0].signal?.aborted).toBe(true);
  });

  it('goes on with no plan that has errors or changes nothing, and tries again when asked', async () => {
    const plans = createTestPlans({
      plan: request =>
        plan({
          target: request.target,
          errors: [
            {
              field: 'volume',
              message: 'A volume cannot become smaller.',
              allowed: '100Gi or more',
              rule: 'postgresql/volume-shrink',
            },
          ],
        }),
    });
    renderForm(steps, {
      plans,
      formData: { database: ref, volume: '50Gi' },
    });
    const user = userEvent.setup();
    expect(
      await screen.findByText('A volume cannot become smaller.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Allowed: 100Gi or more')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/The plan says what stands in the way/),
    ).not.toHaveLength(0);

    plans.plan = () => {
      throw new Error('the backend is not there');
    };
    await user.click(screen.getByRole('button', { name: 'Plan again' }));
    expect(
      await screen.findByText('The plan could not be made'),
    ).toBeInTheDocument();

    plans.plan = request =>
      plan({ target: request.target, diff: '', impacts: [] });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/Nothing would change yet/, { selector: 'p' }),
    ).toBeInTheDocument();
  });

  describe("with the person's own account", () => {
    const asking = [
      {
        ...steps[0],
        properties: {
          ...steps[0].properties,
          plan: {
            ...steps[0].properties.plan,
            'ui:options': {
              ...steps[0].properties.plan['ui:options'],
              requestUserCredentials: {
                additionalScopes: { github: ['workflow'] },
              },
            },
          },
        },
      },
    ];
    const formData = { database: ref, volume: '200Gi' };
    const url = 'https://git.example.org';
    const own =
      'The pull request is opened with your own account on git.example.org.';

    it('uses a sign-in that is there, asks nobody, and keeps the token with its host', async () => {
      const asked: unknown[] = [];
      const { plans, secrets } = renderForm(asking, {
        formData,
        scmAuth: {
          getCredentials: async options => {
            asked.push(options);
            return { token: 'of-jane', headers: {} };
          },
        },
      });
      expect(await screen.findByText(own)).toBeInTheDocument();
      expect(asked).toEqual([
        {
          url,
          additionalScope: {
            repoWrite: true,
            customScopes: { github: ['workflow'] },
          },
          optional: true,
        },
      ]);
      expect(secrets).toEqual({
        DATABASES_GIT_TOKEN: 'git.example.org of-jane',
      });
      // What one looks at is what the person may do
      await waitFor(() =>
        expect(plans.requests.at(-1)).toMatchObject({
          gitToken: { host: 'git.example.org', token: 'of-jane' },
        }),
      );
    });

    it('lets those sign in who want to, and says why it did not work', async () => {
      const answers = [
        async () => ({ token: '', headers: {} }),
        async () => {
          throw new Error('the window was closed');
        },
        async () => ({ token: 'of-jane', headers: {} }),
      ];
      const popups: unknown[] = [];
      const { secrets } = renderForm(asking, {
        formData,
        scmAuth: {
          getCredentials: ({ instantPopup }) => {
            popups.push(instantPopup);
            return answers[popups.length - 1]();
          },
        },
      });
      const user = userEvent.setup();
      const button = { name: 'Open it with my account' };
      await user.click(await screen.findByRole('button', button));
      expect(
        await screen.findByText(
          'You could not be signed in to git.example.org: the window was closed',
        ),
      ).toBeInTheDocument();
      expect(secrets.DATABASES_GIT_TOKEN).toBe('');
      await user.click(screen.getByRole('button', button));
      expect(await screen.findByText(own)).toBeInTheDocument();
      expect(secrets.DATABASES_GIT_TOKEN).toBe('git.example.org of-jane');
      expect(popups).toEqual([undefined, true, true]);
    });

    it('says nothing where the portal signs nobody in at the Git host', async () => {
      const { secrets, plans } = renderForm(asking, { formData });
      expect(
        await screen.findByText('Resize orders-db: volume 100Gi to 200Gi'),
      ).toBeInTheDocument();
      await waitFor(() => expect(secrets.DATABASES_GIT_TOKEN).toBe(''));
      expect(screen.queryByText(/account on/)).not.toBeInTheDocument();
      expect(plans.requests.at(-1)?.gitToken).toBeUndefined();
    });

    it('asks for no account where the template does not want it', async () => {
      const getCredentials = jest.fn();
      renderForm(steps, { formData, scmAuth: { getCredentials } });
      expect(
        await screen.findByText('Resize orders-db: volume 100Gi to 200Gi'),
      ).toBeInTheDocument();
      expect(getCredentials).not.toHaveBeenCalled();
    });
  });
});

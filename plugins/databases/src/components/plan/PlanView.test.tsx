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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ImpactEffect } from '@database-platform/plugin-databases-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { impact, plan } from '../../testUtils/planFixtures';
import { effectLooks } from './effectLooks';
import { PlanView } from './PlanView';

describe('PlanView', () => {
  it('says first what is asked for, then what it does, where it is written and whether it may be', async () => {
    renderInTestApp(<PlanView plan={plan()} />);
    expect(
      await screen.findByText('Resize orders-db: volume 100Gi to 200Gi'),
    ).toBeInTheDocument();
    const impacts = screen.getByRole('region', {
      name: 'What it does to the running database',
    });
    expect(within(impacts).getByText('Online')).toBeInTheDocument();
    expect(within(impacts).getByText('100Gi to 200Gi')).toBeInTheDocument();
    expect(within(impacts).getByText(/Felt for minutes/)).toBeInTheDocument();
    expect(
      within(impacts).getByRole('link', { name: /volume resize/ }),
    ).toHaveAttribute(
      'href',
      'https://postgres-operator.readthedocs.io/en/latest/user/',
    );

    const diff = screen.getByRole('table', {
      name: 'Changes of prod-eu/orders/orders-db.yaml',
    });
    expect(screen.getByText('1 added, 1 removed')).toBeInTheDocument();
    expect(
      within(diff)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual(['Line before', 'Line after', 'Change', 'Text']);
    const rows = within(diff)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        within(row)
          .getAllByRole('cell')
          .map(cell => cell.textContent),
      );
    expect(rows[2]).toEqual(['11', '11', '', '  volume:']);
    expect(rows[3]).toEqual([
      '12',
      '',
      '−removed',
      '    size: 100Gi # of each member',
    ]);
    expect(rows[4]).toEqual([
      '',
      '12',
      '+added',
      '    size: 200Gi # of each member',
    ]);
    expect(within(diff).getByText('200Gi').tagName).toBe('MARK');
    expect(
      screen.getByRole('button', { name: 'Copy: the diff' }),
    ).toBeInTheDocument();

    expect(screen.getByText('Accepted')).toBeInTheDocument();
    const quota = screen.getByRole('table', {
      name: 'Quota of the namespace after the change',
    });
    expect(
      within(quota).getByRole('row', {
        name: 'requests.storage ResourceQuota/compute 300Gi 600Gi 1Ti Fits',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: /^prod-eu\/orders\/orders-db\.yaml, line 3/,
      }),
    ).toHaveAttribute('href', plan().location?.url);
    expect(
      screen.getByText('Application orders of Argo CD, path prod-eu/orders'),
    ).toBeInTheDocument();
  });

  it('says what stands in the way, what is allowed, and what else is under way', async () => {
    renderInTestApp(
      <PlanView
        plan={plan({
          diff: '',
          impacts: [],
          location: undefined,
          errors: [
            {
              field: 'volume',
              message: 'A volume cannot become smaller.',
              allowed: '100Gi or more',
              rule: 'postgresql/volume-shrink',
            },
          ],
          warnings: [
            { message: 'The primary moves once.', rule: 'postgresql/roll' },
          ],
          dryRun: { result: 'not possible', messages: ['it is forbidden'] },
          quota: {
            result: 'not known',
            reason: 'The portal may not read quotas there.',
            items: [],
          },
          openChanges: [
            {
              id: '1',
              title: 'Upgrade orders-db to 16',
              pullRequest: { url: 'https://git.example.org/12', number: 12 },
            },
          ],
          drift: [
            { path: 'spec.numberOfInstances', git: '3', cluster: '4' },
            {
              path: 'spec.dockerImage',
              cluster: 'spilo:17',
              explanation: 'a default of the operator',
            },
          ],
        })}
        linkOf={field => <a href={`#${field}`}>Go to {field}</a>}
      />,
    );
    const user = userEvent.setup();
    expect(
      await screen.findByText('1 thing stands in the way'),
    ).toBeInTheDocument();
    expect(screen.getByText('Allowed: 100Gi or more')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to volume' })).toHaveAttribute(
      'href',
      '#volume',
    );
    expect(screen.getByText('The primary moves once.')).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: /Upgrade orders-db to 16 \(pull request 12\)/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('No file changes.')).toBeInTheDocument();
    expect(screen.getByText('Not possible')).toBeInTheDocument();
    expect(screen.getByText('it is forbidden')).toBeInTheDocument();
    expect(
      screen.getByText('Not known. The portal may not read quotas there.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Where the manifest is kept is not known.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', {
        name: 'spec.numberOfInstances 3 4 not explained',
      }),
    ).toBeInTheDocument();
    await user.click(screen.getByText('1 difference is as it should be'));
    expect(
      screen.getByRole('row', {
        name: 'spec.dockerImage not set spilo:17 a default of the operator',
      }),
    ).toBeInTheDocument();
  });

  it('shows first the limits that are broken, and folds those that are not touched', async () => {
    const item = {
      object: 'ResourceQuota/compute',
      used: '2',
      hard: '8',
      after: '2',
      fits: true,
    };
    renderInTestApp(
      <PlanView
        plan={plan({
          quota: {
            result: 'exceeds',
            items: [
              { ...item, resource: 'pods' },
              { ...item, resource: 'limits.cpu', after: '4' },
              { ...item, resource: 'requests.cpu', after: '9', fits: false },
            ],
          },
        })}
      />,
    );
    const user = userEvent.setup();
    expect(
      await screen.findByText(/There is not enough room/),
    ).toBeInTheDocument();
    const [shown] = screen.getAllByRole('table', {
      name: 'Quota of the namespace after the change',
    });
    expect(
      within(shown)
        .getAllByRole('rowheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'requests.cpuResourceQuota/compute',
      'limits.cpuResourceQuota/compute',
    ]);
    expect(within(shown).getByText('Too much')).toBeInTheDocument();
    await user.click(screen.getByText('1 other limit holds'));
    expect(
      await screen.findByRole('rowheader', { name: /^pods/ }),
    ).toBeVisible();
  });

  it('has a word for each effect and for values that come and go', async () => {
    const effects = Object.keys(effectLooks) as ImpactEffect[];
    renderInTestApp(
      <PlanView
        plan={plan({
          impacts: effects.map((effect, index) =>
            impact({
              effect,
              path: `spec.field${index}`,
              from: index % 2 ? undefined : 'old',
              to: index % 2 ? 'new' : undefined,
            }),
          ),
        })}
      />,
    );
    for (const label of [
      'Online',
      'Rolling restart',
      'Failover',
      'Downtime',
      'Stops',
      'Ignored by the operator',
      'Refused',
      'Created',
      'Deleted',
    ]) {
      expect(await screen.findByText(label)).toBeInTheDocument();
    }
    expect(screen.getAllByText('new, not set before')).toHaveLength(4);
    expect(screen.getAllByText('old, taken out')).toHaveLength(5);
  });

  it('shows the first 200 lines of a long diff, and the rest when asked', async () => {
    const lines = Array.from({ length: 250 }, (_, n) => `-line ${n + 1}`);
    renderInTestApp(
      <PlanView
        plan={plan({
          diff: ['--- a/x.yaml', '+++ /dev/null', '@@ -1,250 +0,0 @@']
            .concat(lines)
            .join('\n'),
        })}
      />,
    );
    const user = userEvent.setup();
    expect(
      await screen.findByText('file goes, 0 added, 250 removed'),
    ).toBeInTheDocument();
    expect(screen.queryByText('line 201')).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show all 250 lines' }),
    );
    expect(screen.getByText('line 250')).toBeInTheDocument();
  });
});

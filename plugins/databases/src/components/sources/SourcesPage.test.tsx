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

import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  act,
  screen,
  waitForElementToBeRemoved,
  within,
} from '@testing-library/react';
import {
  SourceState,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { changesApiRef, databasesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { createTestChanges } from '../../testUtils/changeFixtures';
import {
  createTestBackend,
  createTestSignals,
} from '../../testUtils/createApi';
import { minutesAgo } from '../../testUtils/fixtures';
import { DatabasesPage } from '../DatabasesPage';

const source = (
  kubernetesCluster: string,
  resource: string,
  state: SourceState,
  more: Partial<SourceStatus> = {},
): SourceStatus => ({
  kubernetesCluster,
  resource,
  state,
  since: minutesAgo(90),
  objects: 1234,
  engines: ['postgresql'],
  required: false,
  ...more,
});

describe('SourcesPage', () => {
  const render = (sources: readonly SourceStatus[]) => {
    const backend = createTestBackend({ sources });
    const signals = createTestSignals();
    renderInTestApp(<DatabasesPage />, {
      apis: [
        [databasesApiRef, backend.api],
        [changesApiRef, createTestChanges().api],
        [signalApiRef, signals.api],
        mockApis.permission(),
      ],
      mountPath: '/databases',
      mountedRoutes: { '/databases': convertLegacyRouteRef(rootRouteRef) },
      initialRouteEntries: ['/databases/sources'],
    });
    return { backend, signals };
  };

  it('shows the Kubernetes clusters and watches that are in trouble first, with the reason, and stays live', async () => {
    const { backend, signals } = render([
      source('prod-eu', 'pods', 'live'),
      source('prod-us', 'pods', 'live', { namespace: 'orders' }),
      source('prod-us', 'secrets', 'forbidden', {
        reason: 'The account may not list secrets',
        objects: 0,
      }),
    ]);
    const headings = await screen.findAllByRole('heading', { level: 3 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Kubernetes cluster prod-us',
      'Kubernetes cluster prod-eu',
    ]);
    const [first] = screen.getAllByRole('table');
    const rows = within(first).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(/^secrets/);
    expect(rows[0]).toHaveTextContent('The account may not list secrets');
    expect(rows[1]).toHaveTextContent(/^podsnamespace orders/i);
    expect(rows[1]).toHaveTextContent('1,234');
    expect(rows[1]).toHaveTextContent('PostgreSQL');

    backend.sources = [source('prod-us', 'secrets', 'live')];
    act(() => signals.send({ ids: [], kind: 'state' }));
    await waitForElementToBeRemoved(() =>
      screen.queryByText('The account may not list secrets'),
    );
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });

  it('says what is missing where no Kubernetes cluster is known', async () => {
    render([]);
    expect(
      await screen.findByText('No Kubernetes cluster is connected'),
    ).toBeInTheDocument();
  });
});

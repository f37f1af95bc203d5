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

import { mockCredentials } from '@backstage/backend-test-utils';
import { Database } from '@database-platform/plugin-databases-common';
import { databasesServiceMock } from './databasesServiceMock';

function database(name: string, changes: Partial<Database> = {}): Database {
  return {
    id: name,
    ref: {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name,
    },
    phase: 'running',
    reason: 'It runs.',
    attention: false,
    members: { ready: 1, total: 1 },
    lag: { notMeasured: 'it is alone' },
    owner: { source: 'none' },
    findingCounts: { critical: 0, warning: 0, info: 0 },
    observedAt: '2026-01-01T00:00:00Z',
    object: { apiVersion: 'acid.zalan.do/v1', kind: 'postgresql' },
    labels: {},
    declared: { databases: [] },
    topology: { members: [], synchronous: false },
    findings: [],
    endpoints: [],
    credentials: [],
    volumes: [],
    companions: [],
    disruptionBudgets: [],
    configuration: [],
    history: [],
    gaps: [],
    ...changes,
  };
}

describe('databasesServiceMock', () => {
  it('answers from memory', async () => {
    const options = { credentials: mockCredentials.service() };
    const orders = database('orders-db');
    const carts = database('carts-db', {
      phase: 'failed',
      attention: true,
      owner: { ref: 'group:default/carts', source: 'engine' },
    });
    const service = databasesServiceMock({ databases: [orders, carts] });
    const list = async (query: Parameters<typeof service.getDatabases>[0]) =>
      (await service.getDatabases(query, options)).items.map(
        ({ ref }) => ref.name,
      );
    expect(await list(undefined)).toEqual(['orders-db', 'carts-db']);
    expect(await list({ phase: ['failed'] })).toEqual(['carts-db']);
    expect(await list({ owner: ['none'] })).toEqual(['orders-db']);
    expect(await list({ q: 'CARTS prod' })).toEqual(['carts-db']);
    expect(await list({ attention: false })).toEqual(['orders-db']);
    expect((await service.getDatabases(undefined, options)).totals).toEqual({
      databases: 2,
      attention: 1,
      changing: 0,
      unowned: 1,
    });
    expect(await service.getDatabase(orders.ref, options)).toBe(orders);
    const missing = { ...orders.ref, name: 'x' };
    expect(await service.getDatabase(missing, options)).toBeUndefined();
    await expect(service.getManifest(missing, options)).rejects.toThrow(
      'There is no database prod-eu/orders/postgresql/x',
    );
  });
});

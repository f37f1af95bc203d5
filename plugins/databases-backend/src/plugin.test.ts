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

import { DatabaseList } from '@database-platform/plugin-databases-common';
import { eventually } from './__testUtils__/eventually';
import { PlaygroundClusters } from './__testUtils__/PlaygroundClusters';
import {
  createPostgresql,
  deletePostgresql,
  setMemberStatus,
} from './__testUtils__/postgresql';
import { requireVmModules } from './__testUtils__/requireVmModules';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const ORDERS = '/databases/prod-eu/orders/postgresql/orders-db';

describe('databasesPlugin', () => {
  let playground: PlaygroundClusters;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    requireVmModules();
    playground = await PlaygroundClusters.start(['prod-eu', 'prod-us']);
    createPostgresql(playground.get('prod-eu'), {
      namespace: 'orders',
      name: 'orders-db',
      members: 3,
    });
    createPostgresql(playground.get('prod-us'), {
      namespace: 'search',
      name: 'search-db',
      team: 'search',
    });
    portal = await startPortal(playground, {
      environments: [{ name: 'production', kubernetesClusters: ['prod-eu'] }],
      owners: { groupNamespace: 'teams' },
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await playground?.close();
  });

  it('serves what is in Kubernetes', async () => {
    const list = await listWhen(body => body.totalItems === 2);
    expect(list.items).toMatchObject([
      {
        ref: { kubernetesCluster: 'prod-eu', name: 'orders-db' },
        phase: 'running',
        members: { ready: 3, total: 3 },
        owner: { ref: 'group:teams/orders-team', source: 'engine' },
        environment: 'production',
      },
      {
        ref: { kubernetesCluster: 'prod-us', name: 'search-db' },
        owner: { ref: 'group:teams/search', source: 'engine' },
      },
    ]);
    expect((await portal.get(ORDERS)).body.topology.primary.member).toBe(
      'orders-db-0',
    );
    const manifest = await portal.get(`${ORDERS}/manifest`);
    expect(manifest.body.yaml).toContain('numberOfInstances: 3');
    expect(manifest.body.yaml).not.toContain('managedFields');
    expect((await portal.get('/engines')).body.items).toEqual(
      expect.arrayContaining(
        ['postgresql', 'mongodb'].map(id => expect.objectContaining({ id })),
      ),
    );
    const sources = await eventually(async () => {
      const { items } = (await portal.get('/sources')).body;
      expect(items.map(({ state }: { state: string }) => state)).not.toContain(
        'connecting',
      );
      return items;
    });
    expect(sources).toContainEqual(
      expect.objectContaining({
        kubernetesCluster: 'prod-us',
        resource: 'postgresqls.acid.zalan.do',
        state: 'live',
        objects: 1,
        required: true,
      }),
    );
  });

  it('reads and follows logs', async () => {
    const cluster = playground.get('prod-eu');
    cluster.appendLog('orders', 'orders-db-1', 'postgres', ['one', 'two']);
    const logs = `${ORDERS}/members/orders-db-1/logs`;
    expect((await portal.get(`${logs}?tailLines=1`)).text).toContain('two');
    expect((await portal.get(`${logs}?tailLines=1`)).text).not.toContain('one');
    expect(
      (await portal.get(`${ORDERS}/members/search-db-0/logs`)).status,
    ).toBe(404);
  });

  it('sees what changes, and says so', async () => {
    await listWhen(body => body.totalItems === 2);
    portal.signals.length = 0;
    const eu = playground.get('prod-eu');
    createPostgresql(eu, { namespace: 'orders', name: 'carts-db' });
    await listWhen(body => body.totalItems === 3);
    setMemberStatus(eu, 'orders', 'orders-db-1', {
      role: 'replica',
      state: 'starting',
      timeline: 1,
    });
    await eventually(async () => {
      const { body } = await portal.get(ORDERS);
      expect(body.topology.members[1].state).toBe('starting');
    });
    deletePostgresql(eu, 'orders', 'carts-db');
    await listWhen(body => body.totalItems === 2);

    await eventually(() =>
      // Changes are gathered, so others may be told together with it
      expect(portal.events()).toContainEqual({
        topic: 'databases.changed',
        eventPayload: {
          refs: expect.any(Array),
          removed: expect.arrayContaining([
            'prod-eu/orders/postgresql/carts-db',
          ]),
        },
      }),
    );
    expect(portal.signals).toContainEqual({
      kind: 'state',
      ids: [expect.any(String)],
    });
  });

  async function listWhen(
    isReady: (body: DatabaseList) => boolean,
  ): Promise<DatabaseList> {
    return eventually(async () => {
      const { body } = await portal.get('/databases?sort=name&order=desc');
      expect(isReady(body)).toBe(true);
      return {
        ...body,
        items: [...body.items].sort((a, b) =>
          a.ref.kubernetesCluster.localeCompare(b.ref.kubernetesCluster),
        ),
      };
    });
  }
});

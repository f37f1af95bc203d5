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

import {
  DatabaseList,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { eventually } from './__testUtils__/eventually';
import { PlaygroundClusters } from './__testUtils__/PlaygroundClusters';
import { createPostgresql, setMemberStatus } from './__testUtils__/postgresql';
import { requireVmModules } from './__testUtils__/requireVmModules';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const names = ['busy', 'forbidding', 'hanging', 'refusing', 'well'];

describe.each([
  ['through the proxy', false],
  ['over connections of its own', true],
])('isolation of Kubernetes clusters, reached %s', (_, isDirect) => {
  let playground: PlaygroundClusters;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    requireVmModules();
    playground = await PlaygroundClusters.start(names);
    for (const name of names) {
      createPostgresql(playground.get(name), {
        namespace: 'orders',
        name: `${name}-db`,
      });
    }
    playground.get('hanging').faults.hang = true;
    playground.get('refusing').faults.refuse = true;
    playground.get('forbidding').faults.forbid('pods');
    playground.get('busy').faults.tooManyRequests(1_000_000, 30);
    portal = await startPortal(playground, {}, {}, isDirect);
  });

  afterAll(async () => {
    await playground?.close();
    await portal?.stop();
  });

  it('shows the databases of the ones that are well, and says what is wrong with the others', async () => {
    const list = await eventually(async () => {
      const { body } = await portal.get('/databases?sort=name');
      expect(body.totalItems).toBe(2);
      expect(body.sourceProblems).toHaveLength(4);
      expect(
        body.sourceProblems.map(
          ({ state }: DatabaseList['sourceProblems'][number]) => state,
        ),
      ).toEqual(['failed', 'forbidden', 'connecting', 'failed']);
      return body as DatabaseList;
    });
    expect(list.sourceProblems).toMatchObject([
      {
        kubernetesCluster: 'busy',
        reason: expect.stringContaining('too busy'),
      },
      {
        kubernetesCluster: 'forbidding',
        reason: expect.stringContaining('may not list and watch'),
      },
      { kubernetesCluster: 'hanging' },
      { kubernetesCluster: 'refusing' },
    ]);
    expect(playground.http2Connections('well')).toBe(isDirect ? 1 : 0);
    const [forbidding, well] = list.items;
    expect(well).toMatchObject({
      ref: { kubernetesCluster: 'well' },
      phase: 'running',
      members: { ready: 2 },
    });
    const { body } = await portal.get(
      '/databases/forbidding/orders/postgresql/forbidding-db',
    );
    expect(forbidding.ref.kubernetesCluster).toBe('forbidding');
    expect(body.gaps).toContainEqual(
      expect.objectContaining({ resource: 'pods' }),
    );
  });

  it('sees changes in the ones that are well while the others are in trouble', async () => {
    setMemberStatus(playground.get('well'), 'orders', 'well-db-1', {
      role: 'replica',
      state: 'starting',
      timeline: 1,
    });
    await eventually(async () => {
      const { body } = await portal.get(
        '/databases/well/orders/postgresql/well-db',
      );
      expect(body.topology.members[1].state).toBe('starting');
    });
    const { body } = await portal.get('/sources');
    const notLive = (body.items as SourceStatus[]).filter(
      ({ kubernetesCluster, state }) =>
        kubernetesCluster === 'well' && state !== 'live',
    );
    expect(notLive).toEqual([]);
  });

  it('finds the others again once they are well', async () => {
    for (const name of names) {
      playground.get(name).faults.clear();
    }
    playground.get('forbidding').faults.allow('pods');
    // Each waits as long as its trouble asks for: the refusing one is tried again soonest
    await eventually(async () => {
      const { body } = await portal.get(
        '/databases?kubernetesCluster=refusing',
      );
      expect(body.totalItems).toBe(1);
    });
  });
});

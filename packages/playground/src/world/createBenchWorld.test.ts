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

import { ManualClock } from '../ManualClock';
import { mongodbResources } from '../operators/mongodb';
import { mysqlResources } from '../operators/mysql';
import { postgresResources } from '../operators/postgresql';
import { isPodReady, resourceIds, textAt } from '../operators/shared';
import { createBenchWorld } from './createBenchWorld';

describe('createBenchWorld', () => {
  it('fills clusters with running databases and keeps their hearts beating', async () => {
    const clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
    const world = await createBenchWorld({
      clusters: 2,
      databasesPerCluster: 12,
      members: 3,
      clock,
      heartbeatMs: 10_000,
    });
    world.start();
    for (const cluster of world.clusters) {
      expect(cluster.list(postgresResources.postgresqls)).toHaveLength(12);
      expect(cluster.list(resourceIds.pods)).toHaveLength(36);
      expect(
        cluster.list(resourceIds.pods, {
          labelSelector: 'spilo-role=master,cluster-name=db-3',
        }),
      ).toHaveLength(1);
    }
    const renewed = () =>
      world.clusters.map(cluster =>
        cluster
          .list(resourceIds.configMaps)
          .map(record => record.metadata.annotations?.renewTime)
          .filter(time => time !== undefined),
      );
    const before = renewed();
    clock.advance(10_000);
    renewed().forEach((times, i) => {
      expect(times).toHaveLength(12);
      times.forEach((time, k) => expect(time).not.toBe(before[i][k]));
    });
    const [pod] = world.clusters[0].list(resourceIds.pods);
    // An ordinary write still passes validation.
    expect(
      textAt(
        world.clusters[0].mergePatch(
          resourceIds.pods,
          pod.metadata.namespace,
          pod.metadata.name,
          { metadata: { labels: { seen: 'yes' } } },
        ),
        'metadata',
        'labels',
        'seen',
      ),
    ).toBe('yes');
    world.clusters[0].mergePatch(
      postgresResources.postgresqls,
      'team-0',
      'db-0',
      {
        spec: { numberOfInstances: 4 },
      },
    );
    world.stop();
    const last = renewed();
    clock.advance(20_000);
    expect(renewed()).toEqual(last);
  });

  it('mixes engines: databases of each in turn, all of them well', async () => {
    const clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
    const world = await createBenchWorld({
      clusters: 1,
      databasesPerCluster: 12,
      members: 3,
      engines: ['postgresql', 'mysql'],
      clock,
      heartbeatMs: 10_000,
    });
    world.start();
    const [cluster] = world.clusters;
    expect(cluster.list(postgresResources.postgresqls)).toHaveLength(6);
    const databases = cluster.list(mysqlResources.clusters);
    expect(databases.map(({ metadata }) => metadata.name).sort()).toEqual(
      [1, 3, 5, 7, 9, 11].map(index => `db-${index}`).sort(),
    );
    expect(databases[0]).toMatchObject({
      status: { cluster: { status: 'ONLINE', onlineInstances: 3 } },
    });
    const pods = (labelSelector: string) =>
      cluster.list(resourceIds.pods, { labelSelector });
    expect(pods('mysql.oracle.com/cluster=db-1')).toHaveLength(4);
    expect(pods('mysql.oracle.com/cluster-role=PRIMARY')).toHaveLength(6);
    expect(pods('component=mysqlrouter').every(isPodReady)).toBe(true);
    clock.advance(20_000);
    world.stop();
  });

  it('has MongoDB databases whose members and operator say the same', async () => {
    const world = await createBenchWorld({
      clusters: 1,
      databasesPerCluster: 4,
      members: 3,
      engines: ['mongodb'],
      clock: new ManualClock(Date.parse('2026-11-23T10:00:00Z')),
    });
    const [cluster] = world.clusters;
    const databases = cluster.list(mongodbResources.databases);
    expect(databases).toHaveLength(4);
    expect(databases[0]).toMatchObject({
      status: {
        state: 'ready',
        ready: 3,
        replsets: {
          rs0: { members: { 'db-0-rs0-0': { stateStr: 'PRIMARY' } } },
        },
      },
    });
    const pods = cluster.list(resourceIds.pods, {
      labelSelector: 'app.kubernetes.io/instance=db-0',
    });
    expect(pods.map(pod => pod.metadata.name)).toEqual([
      'db-0-rs0-0',
      'db-0-rs0-1',
      'db-0-rs0-2',
    ]);
    expect(pods.every(isPodReady)).toBe(true);
    world.stop();
  });
});

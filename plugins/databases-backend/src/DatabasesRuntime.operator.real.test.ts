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

import { defaultEngines } from '@database-platform/engines';
import { Database } from '@database-platform/plugin-databases-common';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readFileSync } from 'node:fs';
import { RealTransport } from './__testUtils__/RealTransport';
import { eventually } from './__testUtils__/eventually';
import { readDatabasesConfig } from './config/readDatabasesConfig';
import { DatabasesRuntime } from './DatabasesRuntime';
import { systemClock } from './time';
import { defaultWatchLimits } from './watch';

jest.setTimeout(180_000);

/** Path of a file that describes a real kube-apiserver on which the real operator runs. */
const targetFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;

interface KubeItem {
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
  };
  spec: Record<string, unknown>;
  status?: Record<string, unknown>;
}

(targetFile ? describe : describe.skip)('beside the real operator', () => {
  const target = targetFile
    ? JSON.parse(readFileSync(targetFile, 'utf8'))
    : undefined;
  const transport = new RealTransport({
    url: target?.url,
    ca: target?.ca,
    token: target?.readerToken,
  });
  const signal = new AbortController().signal;
  let runtime: DatabasesRuntime;

  beforeAll(() => {
    runtime = new DatabasesRuntime({
      config: readDatabasesConfig(new ConfigReader({})),
      engines: defaultEngines(),
      transport,
      logger: mockServices.logger.mock(),
      clock: systemClock,
      random: Math.random,
      limits: defaultWatchLimits,
      audience: { tellPages: () => {}, tellPlugins: () => {} },
    });
    runtime.start();
  });

  afterAll(() => runtime.stop());

  /** What the API itself answers, as `kubectl get` would show it. */
  async function list(path: string): Promise<KubeItem[]> {
    const response = await transport.request({
      kubernetesCluster: 'real',
      path,
      signal,
    });
    expect(response.status).toBe(200);
    return JSON.parse(await response.text()).items;
  }

  function find(item: KubeItem): Omit<Database, 'observedAt'> {
    const record = runtime.inventory.get({
      kubernetesCluster: 'real',
      namespace: item.metadata.namespace,
      engine: 'postgresql',
      name: item.metadata.name,
    });
    if (!record) {
      throw new Error(`${item.metadata.name} is not in the inventory`);
    }
    return runtime.inventory.details(record);
  }

  it('shows every database as the API shows it', async () => {
    await eventually(async () => {
      const databases = await list('/apis/acid.zalan.do/v1/postgresqls');
      const sets = await list('/apis/apps/v1/statefulsets');
      const pods = await list('/api/v1/pods');
      const claims = await list('/api/v1/persistentvolumeclaims');
      expect(databases.length).toBeGreaterThan(0);
      for (const item of databases) {
        const seen = find(item);
        const isOfIt = (other: KubeItem) =>
          other.metadata.namespace === item.metadata.namespace &&
          other.metadata.labels?.['cluster-name'] === item.metadata.name &&
          other.metadata.labels?.application === 'spilo';
        const set = sets.find(isOfIt);
        const members = pods.filter(isOfIt);
        const master = members.find(
          pod => pod.metadata.labels?.['spilo-role'] === 'master',
        );
        expect(seen).toMatchObject({
          operatorState: item.status?.PostgresClusterStatus,
          declared: { members: item.spec.numberOfInstances },
          members: { ready: set?.status?.readyReplicas ?? 0 },
        });
        expect(seen.topology.primary?.member).toBe(master?.metadata.name);
        expect(seen.topology.members.map(member => member.name).sort()).toEqual(
          members.map(pod => pod.metadata.name).sort(),
        );
        expect(seen.volumes.map(volume => volume.name).sort()).toEqual(
          claims
            .filter(isOfIt)
            .map(claim => claim.metadata.name)
            .sort(),
        );
      }
    });
  });

  it('shows orders-db running as the design declares it', async () => {
    const [ordersDb] = (
      await list('/apis/acid.zalan.do/v1/postgresqls')
    ).filter(item => item.metadata.name === 'orders-db');
    await eventually(async () => {
      const seen = find(ordersDb);
      expect(seen).toMatchObject({
        phase: 'running',
        version: '15',
        owner: { ref: 'group:default/orders-team', source: 'engine' },
        members: { ready: 3, total: 3 },
        storage: { declared: '100Gi', storageClass: 'fast-ssd' },
        topology: { synchronous: true },
      });
      expect(
        seen.credentials.find(credential => credential.user === 'app_user'),
      ).toMatchObject({
        secretName: 'app-user.orders-db.credentials.postgresql.acid.zalan.do',
        exists: true,
      });
      const replicas = seen.topology.members.filter(
        member => member.name !== seen.topology.primary?.member,
      );
      for (const replica of replicas) {
        expect(replica.lag).toHaveProperty('bytes');
      }
    });
  });

  it('reads with the rights of the documented role alone', async () => {
    await eventually(async () => {
      const unread = runtime.watches
        .sources()
        .filter(source => source.state !== 'live')
        .map(source => `${source.resource}: ${source.state}`);
      expect(unread).toEqual([]);
    });
  });
});

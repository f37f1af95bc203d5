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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import request from 'supertest';
import databasesPlugin from './index';
import { createPostgresql } from './__testUtils__/postgresql';
import { eventually } from './__testUtils__/eventually';
import { PlaygroundClusters } from './__testUtils__/PlaygroundClusters';

jest.setTimeout(60_000);

describe('databasesPlugin', () => {
  it('serves the databases of two Kubernetes clusters', async () => {
    const playground = await PlaygroundClusters.start(['prod-eu', 'prod-us']);
    createPostgresql(playground.get('prod-eu'), {
      namespace: 'orders',
      name: 'orders-db',
      members: 3,
    });
    createPostgresql(playground.get('prod-us'), {
      namespace: 'search',
      name: 'search-db',
    });
    const { server } = await startTestBackend({
      features: [
        kubernetesPlugin,
        databasesPlugin,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: playground.kubernetesConfig,
            databases: {
              environments: [
                { name: 'production', kubernetesClusters: ['prod-eu'] },
              ],
            },
          },
        }),
      ],
    });
    const list = await eventually(async () => {
      const response = await request(server).get('/api/databases/databases');
      expect(response.status).toBe(200);
      if (response.body.totalItems !== 2) { const s = await request(server).get('/api/databases/sources'); require('fs').writeFileSync('/tmp/dbg.json', JSON.stringify([response.body, s.body.items?.slice(0,3)],null,1)); }
      expect(response.body.totalItems).toBe(2);
      return response.body;
    });
    console.log(JSON.stringify(list, null, 1));
    const src = await request(server).get('/api/databases/sources');
    console.log(JSON.stringify(src.body, null, 1));
    const det = await request(server).get('/api/databases/databases/prod-eu/orders/postgresql/orders-db');
    console.log(JSON.stringify(det.body, null, 1));
    const man = await request(server).get('/api/databases/databases/prod-eu/orders/postgresql/orders-db/manifest');
    console.log(man.status, man.body);
    await playground.close();
  });
});

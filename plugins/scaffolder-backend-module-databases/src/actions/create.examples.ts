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

import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Create a PostgreSQL database',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the database',
          action: 'databases:create',
          input: {
            engine: 'postgresql',
            target: { kubernetesCluster: 'prod-eu', namespace: 'orders' },
            name: 'orders-db2',
            values: {
              team: 'orders-team',
              version: '17',
              members: 2,
              volume: '20Gi',
              users: [{ name: 'app_user' }],
              databases: [{ name: 'orders', owner: 'app_user' }],
            },
            reason: 'A database for the new order service',
          },
        },
      ],
    }),
  },
  {
    description: 'A MySQL group of three members with two Routers',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create orders',
          action: 'databases:create',
          input: {
            engine: 'mysql',
            target: { kubernetesCluster: 'prod-eu', namespace: 'shop' },
            name: 'orders',
            values: {
              secret: 'orders-root',
              version: '8.4.3',
              members: 3,
              volume: '100Gi',
              routers: { instances: 2 },
            },
          },
        },
      ],
    }),
  },
  {
    description: 'A MongoDB database of three shards',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create catalog',
          action: 'databases:create',
          input: {
            engine: 'mongodb',
            target: { kubernetesCluster: 'prod-eu', namespace: 'shop' },
            name: 'catalog',
            values: {
              version: '8.0.19-7',
              members: 3,
              volume: '100Gi',
              sharding: {
                shards: 3,
                configServers: { members: 3, volume: '20Gi' },
                mongos: { instances: 2 },
              },
            },
          },
        },
      ],
    }),
  },
];

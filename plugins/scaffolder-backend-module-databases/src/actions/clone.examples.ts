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
    description: 'Copy a database as it was at a time, next to the original',
    example: yaml.stringify({
      steps: [
        {
          id: 'clone',
          name: 'Clone',
          action: 'databases:clone',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            name: 'orders-db-before-migration',
            values: { timestamp: '2026-11-26T08:30:00+00:00', members: 1 },
          },
        },
      ],
    }),
  },
  {
    description: 'Copy the running database',
    example: yaml.stringify({
      steps: [
        {
          id: 'clone',
          name: 'Clone',
          action: 'databases:clone',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            name: 'orders-db-copy',
            values: {},
          },
        },
      ],
    }),
  },
  {
    description:
      'Make a MySQL database with larger volumes from the newest dump of another one',
    example: yaml.stringify({
      steps: [
        {
          id: 'clone',
          name: 'Clone',
          action: 'databases:clone',
          input: {
            database: 'prod-eu/orders/mysql/orders-books',
            name: 'orders-books-2',
            values: { from: 'dump', dump: { users: true }, volume: '200Gi' },
          },
        },
      ],
    }),
  },
];

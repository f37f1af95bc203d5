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
    description: 'Change parameters; null takes a line out',
    example: yaml.stringify({
      steps: [
        {
          id: 'configure',
          name: 'Configure',
          action: 'databases:configure',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: { parameters: { max_connections: '300', work_mem: null } },
          },
        },
      ],
    }),
  },
  {
    description: 'Let writes wait for a replica, and restart at night only',
    example: yaml.stringify({
      steps: [
        {
          id: 'configure',
          name: 'Configure',
          action: 'databases:configure',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: {
              synchronous: true,
              maintenanceWindows: ['Sat:01:00-05:00'],
            },
          },
        },
      ],
    }),
  },
  {
    description: 'Profile slow operations of a MongoDB database',
    example: yaml.stringify({
      steps: [
        {
          id: 'configure',
          name: 'Configure catalog',
          action: 'databases:configure',
          input: {
            database: 'prod-eu/shop/mongodb/catalog',
            values: {
              configuration: 'operationProfiling:\n  mode: slowOp\n',
            },
          },
        },
      ],
    }),
  },
];

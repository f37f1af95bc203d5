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
    description: 'Add a user and a database that it owns',
    example: yaml.stringify({
      steps: [
        {
          id: 'users',
          name: 'Add a user',
          action: 'databases:users',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: {
              users: [{ name: 'reporting_owner', flags: ['createdb'] }],
              databases: [{ name: 'reporting', owner: 'reporting_owner' }],
            },
          },
        },
      ],
    }),
  },
  {
    description: 'A MongoDB user that reads and writes one database',
    example: yaml.stringify({
      steps: [
        {
          id: 'users',
          name: 'Add a user',
          action: 'databases:users',
          input: {
            database: 'prod-eu/shop/mongodb/catalog',
            values: {
              users: [
                {
                  name: 'shop_app',
                  roles: [{ name: 'readWrite', db: 'shop' }],
                },
              ],
            },
          },
        },
      ],
    }),
  },
];

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
    description: 'Three MySQL Routers in front of the group',
    example: yaml.stringify({
      steps: [
        {
          id: 'routers',
          name: 'More routers',
          action: 'databases:routers',
          input: {
            database: 'prod-eu/shop/mysql/orders',
            values: { instances: 3 },
          },
        },
      ],
    }),
  },
  {
    description: 'Two mongos with more memory in front of the shards',
    example: yaml.stringify({
      steps: [
        {
          id: 'routers',
          name: 'Larger mongos',
          action: 'databases:routers',
          input: {
            database: 'prod-eu/shop/mongodb/catalog',
            values: { instances: 2, memory: { request: '1Gi', limit: '1Gi' } },
          },
        },
      ],
    }),
  },
];

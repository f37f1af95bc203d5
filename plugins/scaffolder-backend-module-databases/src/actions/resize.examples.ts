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
    description: 'Grow the volumes',
    example: yaml.stringify({
      steps: [
        {
          id: 'resize',
          name: 'Grow the volumes',
          action: 'databases:resize',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: { volume: '200Gi' },
            reason: 'The orders of the season need room',
          },
        },
      ],
    }),
  },
  {
    description: 'Change members, CPU and memory',
    example: yaml.stringify({
      steps: [
        {
          id: 'resize',
          name: 'Resize',
          action: 'databases:resize',
          input: {
            database: 'prod-eu/orders/postgresql/orders-db',
            values: {
              members: 5,
              cpu: { request: '1', limit: '4' },
              memory: { request: '4Gi', limit: '8Gi' },
            },
          },
        },
      ],
    }),
  },
];

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
    description: 'A backup of MySQL each night at two',
    example: yaml.stringify({
      steps: [
        {
          id: 'schedule',
          name: 'Back up each night',
          action: 'databases:backup-schedule',
          input: {
            database: 'prod-eu/shop/mysql/orders',
            values: {
              profiles: [
                {
                  name: 'nightly-s3',
                  storage: {
                    kind: 's3',
                    bucket: 'backups',
                    prefix: '/orders',
                    secret: 's3-credentials',
                  },
                },
              ],
              schedules: [
                {
                  name: 'nightly',
                  schedule: '0 2 * * *',
                  profile: 'nightly-s3',
                },
              ],
            },
          },
        },
      ],
    }),
  },
  {
    description: 'A backup of MongoDB each hour, of which two days are kept',
    example: yaml.stringify({
      steps: [
        {
          id: 'schedule',
          name: 'Back up each hour',
          action: 'databases:backup-schedule',
          input: {
            database: 'prod-eu/shop/mongodb/catalog',
            values: {
              tasks: [
                {
                  name: 'hourly',
                  schedule: '0 * * * *',
                  storageName: 's3',
                  keep: 48,
                },
              ],
            },
          },
        },
      ],
    }),
  },
];

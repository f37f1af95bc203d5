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
    description: 'Stop a database; its volumes are kept',
    example: yaml.stringify({
      steps: [
        {
          id: 'pause',
          name: 'Pause',
          action: 'databases:pause',
          input: {
            database: 'staging/shop/mongodb/catalog',
            values: { paused: true },
          },
        },
      ],
    }),
  },
  {
    description: 'Start it again',
    example: yaml.stringify({
      steps: [
        {
          id: 'pause',
          name: 'Resume',
          action: 'databases:pause',
          input: {
            database: 'staging/shop/mongodb/catalog',
            values: { paused: false },
          },
        },
      ],
    }),
  },
];

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
import {
  createKubeCluster,
  createSharedSchemas,
  everythingRule,
  loadCrds,
  ServedKubeCluster,
  serveKubeCluster,
} from '@database-platform/playground';
import { dirname, join } from 'node:path';
import { describeDryRun } from '../__testUtils__/describeDryRun';

describe('DryRunner and the playground', () => {
  let served: ServedKubeCluster | undefined;

  describeDryRun(async () => {
    const root = dirname(
      require.resolve('@database-platform/playground/package.json'),
    );
    const cluster = createKubeCluster({
      name: 'target',
      crds: await loadCrds([join(root, 'crds')]),
      shared: createSharedSchemas(),
      users: [
        {
          name: 'admin',
          token: 'admin',
          groups: ['admins'],
          rules: [everythingRule],
        },
        {
          name: 'reader',
          token: 'reader',
          groups: ['readers'],
          rules: [{ ...everythingRule, verbs: ['get', 'list', 'watch'] }],
        },
      ],
    });
    served = await serveKubeCluster(cluster, { host: '127.0.0.1', port: 0 });
    return {
      url: served.url,
      ca: Buffer.from(served.caData, 'base64').toString(),
      adminToken: 'admin',
      readerToken: 'reader',
    };
  });

  // After the tests' own
  afterAll(() => served?.close());
});

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

import { everythingRule } from '../auth/PlaygroundUser';
import { serveKubeCluster, ServedKubeCluster } from '../http/serveKubeCluster';
import { createKubeCluster } from '../KubeCluster';
import { kubeApiContract } from './kubeApiContract';

jest.setTimeout(120_000);

describe('the playground', () => {
  let served: ServedKubeCluster | undefined;

  afterAll(async () => {
    await served?.close();
  });

  kubeApiContract(async () => {
    const cluster = createKubeCluster({
      name: 'contract',
      crds: [],
      users: [
        {
          name: 'admin',
          token: 'admin-token',
          groups: ['system:masters'],
          rules: [everythingRule],
        },
        {
          name: 'limited',
          token: 'limited-token',
          groups: [],
          rules: [
            {
              verbs: ['get', 'list', 'watch'],
              apiGroups: [''],
              resources: ['pods', 'configmaps'],
              namespaces: ['default'],
            },
          ],
        },
      ],
    });
    served = await serveKubeCluster(cluster, { host: '127.0.0.1', port: 0 });
    return {
      url: served.url,
      ca: Buffer.from(served.caData, 'base64').toString('utf8'),
      adminToken: 'admin-token',
      limitedToken: 'limited-token',
      limitedUser: 'limited',
      limitedNamespace: 'default',
    };
  });
});

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

import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  KubernetesAccessService,
  KubernetesAccessSource,
  kubernetesAccessServiceRef,
} from '@database-platform/plugin-databases-node';
import kubernetesModuleDatabases from './index';

describe('kubernetesModuleDatabases', () => {
  let source: KubernetesAccessSource | undefined;
  const access: KubernetesAccessService = {
    get source() {
      return source;
    },
    provide: provided => {
      source = provided;
    },
  };
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        kubernetesPlugin,
        kubernetesModuleDatabases,
        catalogServiceMock.factory(),
        createServiceFactory({
          service: kubernetesAccessServiceRef,
          deps: {},
          factory: () => access,
        }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'prod-eu',
                      url: 'https://192.0.2.1:6443',
                      caData: Buffer.from('-----BEGIN').toString('base64'),
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'secret',
                    },
                    {
                      name: 'signed-in',
                      url: 'https://192.0.2.2',
                      authProvider: 'google',
                    },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
  });

  afterAll(() => backend?.stop());

  it('tells how the Kubernetes plugin reaches its Kubernetes clusters', async () => {
    expect(await source?.accessTo('prod-eu')).toEqual({
      url: 'https://192.0.2.1:6443',
      ca: '-----BEGIN',
      skipTLSVerify: false,
      credential: { type: 'bearer token', token: 'secret' },
    });
    expect(await source?.accessTo('nowhere')).toBeUndefined();
    await expect(source?.accessTo('signed-in')).rejects.toThrow(/google/i);
  });

  it('leaves the routes of the Kubernetes plugin as they are', async () => {
    const { port } = backend.server.address() as { port: number };
    const response = await fetch(
      `http://127.0.0.1:${port}/api/kubernetes/clusters`,
      { headers: { authorization: 'Bearer mock-user-token' } },
    );
    expect((await response.json()).items).toMatchObject([
      { name: 'prod-eu' },
      { name: 'signed-in' },
    ]);
  });
});

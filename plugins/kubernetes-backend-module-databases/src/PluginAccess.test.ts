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

import { mockServices } from '@backstage/backend-test-utils';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import { PluginAccess } from './PluginAccess';

const CA = '/etc/kubernetes/ca.pem';

describe('PluginAccess', () => {
  const strategy: AuthenticationStrategy = {
    getCredential: async () => ({ type: 'anonymous' }),
    validateCluster: () => [],
    presentAuthMetadata: () => ({}),
  };

  function accessOf(options: {
    url: string;
    caFile?: string;
    token?: string;
    env?: Record<string, string>;
    files?: Record<string, string>;
    forwardProxy?: string;
  }) {
    const { url, caFile, token, env = {}, files = {}, forwardProxy } = options;
    return new PluginAccess({
      auth: mockServices.auth.mock(),
      clusterSupplier: {
        getClusters: async () => [
          {
            name: 'own',
            url,
            caFile,
            authMetadata: {
              [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount',
              ...(token && { serviceAccountToken: token }),
            },
          },
        ],
      },
      authStrategyMap: { serviceAccount: strategy },
      env,
      globalAgent: () => ({ HTTP_PROXY: forwardProxy }),
      readFile: async path => files[path],
    }).accessTo('own');
  }

  it('reads the authorities from their file', async () => {
    const url = 'https://192.0.2.1';
    expect(
      await accessOf({ url, caFile: CA, files: { [CA]: 'PEM' } }),
    ).toMatchObject({ url, ca: 'PEM', skipTLSVerify: false });
    await expect(accessOf({ url, caFile: CA })).rejects.toThrow(
      `${CA} cannot be read`,
    );
  });

  it('tells nothing where the Kubernetes plugin goes through a forward proxy', async () => {
    const url = 'https://192.0.2.1';
    expect(await accessOf({ url, forwardProxy: 'http://192.0.2.9' })).toBe(
      undefined,
    );
  });

  it('finds the Kubernetes cluster that the portal runs in as a pod finds it', async () => {
    const inside = {
      url: 'https://kubernetes.default.svc',
      env: {
        KUBERNETES_SERVICE_HOST: 'fd00::1',
        KUBERNETES_SERVICE_PORT: '6443',
      },
      files: { [SERVICEACCOUNT_CA_PATH]: 'OWN' },
    };
    expect(await accessOf(inside)).toMatchObject({
      url: 'https://[fd00::1]:6443',
      ca: 'OWN',
    });
    expect(
      await accessOf({
        ...inside,
        env: {
          KUBERNETES_SERVICE_HOST: '10.0.0.1',
          KUBERNETES_SERVICE_PORT: '8001',
        },
      }),
    ).toMatchObject({ url: 'http://10.0.0.1:8001' });
    // With a token of its own it may be any
    expect(await accessOf({ ...inside, token: 'x' })).toMatchObject({
      url: inside.url,
      ca: undefined,
    });
    expect(await accessOf({ ...inside, files: {} })).toMatchObject({
      url: inside.url,
    });
  });
});

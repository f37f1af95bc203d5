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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { DefaultDatabasesService } from './DefaultDatabasesService';

const ref = {
  kubernetesCluster: 'arn:aws:eks/prod',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

describe('DefaultDatabasesService', () => {
  const auth = mockServices.auth.mock();
  const discovery = mockServices.discovery.mock();
  const sent = jest.fn<
    Promise<Response>,
    [input: Parameters<typeof fetch>[0], init?: RequestInit]
  >();
  const service = new DefaultDatabasesService({ auth, discovery, fetch: sent });

  beforeEach(() => {
    jest.resetAllMocks();
    discovery.getBaseUrl.mockResolvedValue('http://backend/api/databases');
    auth.getPluginRequestToken.mockResolvedValue({ token: 'for-databases' });
  });

  it('asks on behalf of the credentials, with a token for each request', async () => {
    sent.mockImplementation(async () =>
      Response.json({ name: 'x' }, { headers: { ETag: 'W/"1"' } }),
    );
    const credentials = mockCredentials.user();
    await service.getDatabase(ref, { credentials });
    await service.getDatabases(
      { phase: ['failed'], limit: 5 },
      { credentials },
    );
    await service.getLogs(ref, 'orders-db-0', { credentials, tailLines: 5 });
    expect(auth.getPluginRequestToken).toHaveBeenCalledTimes(3);
    expect(auth.getPluginRequestToken).toHaveBeenCalledWith({
      onBehalfOf: credentials,
      targetPluginId: 'databases',
    });
    const database =
      'http://backend/api/databases/databases/arn%3Aaws%3Aeks%2Fprod/orders/postgresql/orders-db';
    expect(sent.mock.calls.map(([url]) => url)).toEqual([
      database,
      'http://backend/api/databases/databases?phase=failed&limit=5',
      `${database}/members/orders-db-0/logs?tailLines=5`,
    ]);
    for (const [, init] of sent.mock.calls) {
      const headers = new Headers(init?.headers);
      expect(headers.get('authorization')).toBe('Bearer for-databases');
      // What one caller was told must not answer another one
      expect(headers.get('if-none-match')).toBeNull();
    }
  });

  it('knows a database that does not exist from a failure', async () => {
    const credentials = mockCredentials.service();
    sent.mockResolvedValueOnce(
      Response.json(
        { error: { name: 'NotFoundError', message: 'no' } },
        { status: 404 },
      ),
    );
    expect(await service.getDatabase(ref, { credentials })).toBeUndefined();
    sent.mockResolvedValueOnce(
      Response.json(
        { error: { name: 'Error', message: 'no' } },
        { status: 500 },
      ),
    );
    await expect(service.getSources({ credentials })).rejects.toThrow('500');
  });
});

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
import { PlanRequest } from '@database-platform/plugin-databases-common';
import { DefaultChangesService } from './DefaultChangesService';

const request: PlanRequest = {
  operation: 'resize',
  target: {
    kubernetesCluster: 'prod-eu',
    namespace: 'orders',
    engine: 'postgresql',
    name: 'orders-db',
  },
  input: { volume: '200Gi' },
};

describe('DefaultChangesService', () => {
  const auth = mockServices.auth.mock();
  const discovery = mockServices.discovery.mock();
  const sent = jest.fn<
    Promise<Response>,
    [input: Parameters<typeof fetch>[0], init?: RequestInit]
  >();
  const service = new DefaultChangesService({ auth, discovery, fetch: sent });
  const credentials = mockCredentials.user();

  beforeEach(() => {
    jest.resetAllMocks();
    discovery.getBaseUrl.mockResolvedValue('http://backend/api/databases');
    auth.getPluginRequestToken.mockResolvedValue({ token: 'for-databases' });
    sent.mockImplementation(async () => Response.json({ id: 'c1' }));
  });

  it("plans and opens as the person who asks, with that person's Git token", async () => {
    await service.plan(request, {
      credentials,
      gitToken: { host: 'git.example.org', token: 'theirs' },
    });
    await service.openChange(
      { ...request, reason: 'Growth', idempotencyKey: 'task-1' },
      { credentials },
    );
    expect(auth.getPluginRequestToken).toHaveBeenCalledWith({
      onBehalfOf: credentials,
      targetPluginId: 'databases',
    });
    const [[planUrl, plan], [openUrl, open]] = sent.mock.calls;
    expect(planUrl).toBe('http://backend/api/databases/plans');
    expect(JSON.parse(String(plan?.body))).toEqual(request);
    expect(new Headers(plan?.headers).get('x-databases-git-token')).toBe(
      'git.example.org theirs',
    );
    expect(openUrl).toBe('http://backend/api/databases/changes');
    expect(JSON.parse(String(open?.body))).toEqual({
      ...request,
      reason: 'Growth',
    });
    const headers = new Headers(open?.headers);
    expect(headers.get('idempotency-key')).toBe('task-1');
    expect(headers.get('authorization')).toBe('Bearer for-databases');
    expect(headers.get('x-databases-git-token')).toBeNull();
  });

  it('asks for the changes of one database, and knows one that is not there', async () => {
    await service.getChanges(
      { ref: request.target, state: ['open', 'stuck'], limit: 5 },
      { credentials },
    );
    expect(sent.mock.calls[0][0]).toBe(
      'http://backend/api/databases/changes?state=open&state=stuck&limit=5&ref=prod-eu%2Forders%2Fpostgresql%2Forders-db',
    );
    sent.mockResolvedValueOnce(
      Response.json(
        { error: { name: 'NotFoundError', message: 'no' } },
        { status: 404 },
      ),
    );
    expect(await service.getChange('x/y', { credentials })).toBeUndefined();
    expect(sent.mock.calls[1][0]).toBe(
      'http://backend/api/databases/changes/x%2Fy',
    );
  });
});

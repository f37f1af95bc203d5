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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createdObject, Request, rulesOf } from './__testUtils__/Request';

/** DESIGN section 1: the declaration that must come out value for value. */
const ordersInput = {
  team: 'orders-team',
  version: '15',
  members: 3,
  cpu: { request: '500m', limit: '2' },
  memory: { request: '2Gi', limit: '4Gi' },
  volume: '100Gi',
  storageClass: 'fast-ssd',
  parameters: { max_connections: '200', shared_buffers: '1GB' },
  synchronous: true,
  users: [{ name: 'app_user', flags: ['superuser', 'createdb'] }],
  databases: [{ name: 'orders', owner: 'app_user' }],
};

function request(name = 'orders-db'): Request {
  const found = new Request();
  found.target = { ...found.target, namespace: 'orders', name };
  return found;
}

describe('the declaration of orders-db', () => {
  const result = request().plan('create', ordersInput);

  it('comes out value for value', () => {
    expect(createdObject(result)).toEqual({
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name: 'orders-db', namespace: 'orders' },
      spec: {
        teamId: 'orders-team',
        postgresql: {
          version: '15',
          parameters: { max_connections: '200', shared_buffers: '1GB' },
        },
        numberOfInstances: 3,
        volume: { size: '100Gi', storageClass: 'fast-ssd' },
        resources: {
          requests: { cpu: '500m', memory: '2Gi' },
          limits: { cpu: '2', memory: '4Gi' },
        },
        patroni: { synchronous_mode: true },
        users: { app_user: ['superuser', 'createdb'] },
        databases: { orders: 'app_user' },
      },
    });
  });

  it('reads as a person would have written it', () => {
    expect(result.action).toEqual({
      type: 'create',
      text: readFileSync(
        join(__dirname, '__fixtures__/orders-db.yaml.txt'),
        'utf8',
      ),
    });
  });

  it('is one impact, says where the password will be, and warns of the superuser', () => {
    expect(result).toMatchObject({ title: 'Create orders-db', errors: [] });
    expect(result.impacts).toHaveLength(1);
    expect(result.impacts[0]).toMatchObject({
      effect: 'created',
      reason: expect.stringContaining(
        'app-user.orders-db.credentials.postgresql.acid.zalan.do',
      ),
    });
    expect(rulesOf(result).warnings).toEqual(['user-superuser']);
  });
});

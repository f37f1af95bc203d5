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

import { createPostgresqlEngine } from '@database-platform/engines';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { JsonObject } from '@backstage/types';
import { OperatedDatabase } from './__testUtils__/OperatedDatabase';

const target: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-team-books',
};

describe("changes of PostgreSQL, carried out by the playground's operator", () => {
  let books: OperatedDatabase;

  beforeAll(async () => {
    books = await OperatedDatabase.start(createPostgresqlEngine(), target);
  }, 180_000);

  afterAll(() => books?.stop());

  it.each<[string, JsonObject]>([
    [
      'create',
      {
        team: 'orders-team',
        version: '16',
        members: 2,
        volume: '10Gi',
        storageClass: 'fast-ssd',
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
        parameters: { max_connections: '150', shared_buffers: '512MB' },
        synchronous: true,
        users: [{ name: 'books_app', flags: ['createdb'] }],
        databases: [{ name: 'books', owner: 'books_app' }],
      },
    ],
    ['resize', { members: 3, volume: '20Gi', memory: { limit: '4Gi' } }],
    [
      'configure',
      {
        parameters: { max_connections: '200', work_mem: '32MB' },
        synchronous: false,
      },
    ],
    ['pooler', { primary: true, instances: 3, mode: 'session' }],
    ['users', { users: [{ name: 'audit', flags: [] }] }],
    ['resize', { members: 2 }],
    ['pooler', { primary: false }],
    ['upgrade', { version: '17' }],
  ])(
    '%s %j is not verified at first, and is when the operator is done',
    (operation, input) => {
      books.apply(books.plan(operation, input));
      expect(books.lacks()).not.toEqual([]);
      // The operator looks again every half hour at the latest.
      books.settle(45);
      expect(books.lacks()).toEqual([]);
      expect(books.database().phase).toBe('running');
    },
    180_000,
  );

  it('a change that is made has nothing left to change', () => {
    expect(books.plan('resize', { members: 2, volume: '20Gi' }).title).toBe(
      'Nothing to change',
    );
  });

  it('deleted, the operator leaves neither volumes nor Secrets, as the plan says', () => {
    const result = books.plan('delete', { confirm: target.name });
    expect(result.errors).toEqual([]);
    expect(result.warnings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'postgresql/delete-volumes',
        'postgresql/delete-secrets',
      ]),
    );
    books.cluster.delete(books.resource, target.namespace, target.name);
    books.clock.advance(5 * 60_000);
    const { volumes, credentials } = books.database();
    expect(volumes).toEqual([]);
    expect(credentials.filter(({ exists }) => exists)).toEqual([]);
  });
});

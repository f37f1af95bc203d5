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

import { createMysqlEngine } from '@database-platform/engines';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { JsonObject } from '@backstage/types';
import { OperatedDatabase } from './__testUtils__/OperatedDatabase';

const target: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'mysql',
  name: 'orders-books',
};

const secrets = { group: '', version: 'v1', plural: 'secrets' };
const backups = {
  group: 'mysql.oracle.com',
  version: 'v2',
  plural: 'mysqlbackups',
};
const cronJobs = { group: 'batch', version: 'v1', plural: 'cronjobs' };

/** The namespace has a quota for CPU and memory. */
const small = {
  cpu: { request: '50m', limit: '200m' },
  memory: { request: '128Mi', limit: '256Mi' },
};

const nightly = { name: 'nightly', schedule: '0 2 * * *', profile: 'to-s3' };

describe("changes of MySQL, carried out by the playground's operator", () => {
  let books: OperatedDatabase;

  beforeAll(async () => {
    books = await OperatedDatabase.start(createMysqlEngine(), target);
    books.cluster.create(secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'books-root', namespace: target.namespace },
    });
  }, 300_000);

  afterAll(() => books?.stop());

  it.each<[string, JsonObject]>([
    [
      'create',
      {
        secret: 'books-root',
        version: '8.4.3',
        members: 1,
        volume: '10Gi',
        storageClass: 'fast-ssd',
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
        parameters: { max_connections: '150' },
        selfSigned: true,
        sidecar: small,
        routers: { instances: 1, ...small },
      },
    ],
    ['resize', { members: 3 }],
    ['routers', { instances: 2 }],
    ['upgrade', { version: '8.4.4' }],
    ['configure', { version: '8.4.5', parameters: { max_connections: '200' } }],
    ['configure', { exposure: 'NodePort' }],
    [
      'resize',
      { readReplicas: [{ name: 'reports', instances: 1, volume: '10Gi' }] },
    ],
    ['resize', { readReplicas: [{ name: 'reports', instances: 2 }] }],
    ['resize', { removeReadReplicas: ['reports'] }],
    ['resize', { members: 1 }],
    ['routers', { instances: 0 }],
    ['routers', { instances: 1, cpu: { limit: '500m' } }],
  ])(
    '%s %j is not verified at first, and is when the operator is done',
    (operation, input) => {
      books.apply(books.plan(operation, input));
      expect(books.lacks()).not.toEqual([]);
      books.settle(60);
      expect(books.lacks()).toEqual([]);
      expect(books.database().phase).toBe('running');
    },
    300_000,
  );

  it('the configuration that was asked for with a version reached the pods', () => {
    const settings = books
      .database()
      .configuration.find(({ id }) => id === 'mycnf-pods')?.settings;
    expect(settings).toContainEqual({ name: 'max_connections', value: '200' });
  });

  it('a schedule becomes a CronJob, and goes with it', () => {
    const cronJob = () =>
      books.cluster.get(cronJobs, target.namespace, 'orders-books-nightly-cb');
    books.apply(
      books.plan('backup-schedule', {
        profiles: [
          {
            name: 'to-s3',
            storage: { kind: 's3', bucket: 'books', secret: 'mysql-backup-s3' },
          },
        ],
        schedules: [nightly],
      }),
    );
    books.clock.advance(60_000);
    expect(cronJob()).toMatchObject({
      spec: { schedule: '0 2 * * *', suspend: false },
    });
    books.apply(
      books.plan('backup-schedule', {
        schedules: [{ ...nightly, enabled: false }],
      }),
    );
    books.clock.advance(60_000);
    expect(cronJob()).toMatchObject({ spec: { suspend: true } });
    books.apply(
      books.plan('backup-schedule', { removeSchedules: ['nightly'] }),
    );
    books.clock.advance(60_000);
    expect(cronJob()).toBeUndefined();
  });

  it('a copy and a database from a dump are made of it, and are verified when they are filled', () => {
    books.cluster.create(backups, {
      apiVersion: 'mysql.oracle.com/v2',
      kind: 'MySQLBackup',
      metadata: { name: 'books-before', namespace: target.namespace },
      spec: { clusterName: target.name, backupProfileName: 'to-s3' },
    });
    // The quota of the namespace has no room for a Job without amounts, so that this says what the Job would.
    books.cluster.mergePatch(
      backups,
      target.namespace,
      'books-before',
      {
        status: {
          status: 'Completed',
          output: 'books-before-20261123-101000',
          completionTime: '2026-11-23T10:11:00Z',
        },
      },
      { subresource: 'status' },
    );
    for (const from of ['running', 'dump']) {
      const { copy, plan } = books.copy(`books-${from}`, { from });
      expect(plan.errors).toEqual([]);
      copy.apply(plan);
      expect(copy.lacks()).not.toEqual([]);
      copy.settle(60);
      expect(copy.lacks()).toEqual([]);
      expect(copy.database().phase).toBe('running');
      expect(copy.database().configuration).toContainEqual(
        expect.objectContaining({
          id: 'pods',
          settings: expect.arrayContaining([
            {
              name: 'made from',
              value: from === 'running' ? 'clone' : 'dump',
            },
          ]),
        }),
      );
      copy.cluster.delete(copy.resource, target.namespace, copy.target.name);
      copy.clock.advance(10 * 60_000);
    }
  }, 300_000);

  it.each<[string, JsonObject, (string | number)[], string, string]>([
    [
      'resize',
      { memory: { limit: '8Gi' } },
      ['spec', 'podSpec', 'containers', 0, 'resources', 'limits', 'memory'],
      '8Gi',
      'memory limit',
    ],
    [
      'configure',
      { parameters: { max_connections: '999' } },
      ['spec', 'mycnf'],
      '[mysqld]\nmax_connections=999\n',
      'max_connections',
    ],
  ])(
    '%s %j is refused, because the operator ignores it; pushed past the portal, it can be set back',
    (operation, input, path, value, setting) => {
      const real = () =>
        books
          .database()
          .configuration.filter(
            ({ id }) => id === 'pods' || id === 'mycnf-pods',
          )
          .flatMap(({ settings }) => settings)
          .find(({ name }) => name === setting)?.value;
      const before = real();
      expect(before).toBeDefined();
      expect(books.plan(operation, input).errors).toHaveLength(1);
      books.edit([{ op: 'set', path, value }]);
      books.clock.advance(30 * 60_000);
      expect(real()).toBe(before);
      const back =
        operation === 'resize'
          ? { memory: { limit: before! } }
          : { parameters: { [setting]: before! } };
      const plan = books.plan(operation, back);
      expect(plan.impacts).toMatchObject([
        { effect: 'ignored by the operator' },
      ]);
      books.apply(plan);
      books.settle(60);
      expect(books.lacks()).toEqual([]);
    },
    300_000,
  );

  it('deleted, the operator leaves the volumes, as the plan says', () => {
    const plan = books.plan('delete', { confirm: target.name });
    expect(plan.errors).toEqual([]);
    expect(plan.warnings.map(({ rule }) => rule)).toContain(
      'mysql/delete-volumes-kept',
    );
    books.cluster.delete(books.resource, target.namespace, target.name);
    books.clock.advance(10 * 60_000);
    expect(books.object()).toBeUndefined();
    expect(books.database().volumes.length).toBeGreaterThanOrEqual(3);
    expect(
      books.cluster.get(secrets, target.namespace, 'books-root'),
    ).toBeDefined();
  });
});

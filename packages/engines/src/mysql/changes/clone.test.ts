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

import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import {
  createdObject,
  operationIn,
  rulesOf,
} from '../../changes/__testUtils__/ChangeRequest';
import { at } from '../../json';
import { ago, Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { mysqlChanges } from './mysqlChanges';
import { cloneRules } from './rules/cloneRules';

/** A request beside its source. */
function beside(change: (request: Request) => unknown = () => undefined) {
  const request = new Request();
  request.source = request.target;
  request.target = { ...request.target, name: 'orders-2' };
  change(request);
  return request;
}

function backup(name: string, status: Json, spec: Json = {}): Json {
  return {
    apiVersion: 'mysql.oracle.com/v2',
    kind: 'MySQLBackup',
    metadata: { name, namespace: 'shop', creationTimestamp: ago(600) },
    spec: {
      clusterName: 'orders',
      backupProfileName: 'nightly-s3',
      ...spec,
    },
    status,
  };
}

const withBackups = (request: Request) =>
  request.fixture.others.push(
    backup('old', {
      status: 'Completed',
      output: 'old-1',
      completionTime: '2026-03-09T02:01:00Z',
    }),
    backup('new', {
      status: 'Completed',
      output: 'new-1',
      completionTime: '2026-03-10T02:01:00Z',
    }),
    backup('failed', { status: 'Error', output: 'failed-1' }),
  );

const elsewhere = (request: Request) => {
  request.target = { ...request.target, namespace: 'other' };
};

const running = (input: Json = {}, request = beside()) =>
  request.plan('clone', { from: 'running', ...input });

const dump = (
  fields: Json = {},
  input: Json = {},
  request = beside(withBackups),
) => request.plan('clone', { from: 'dump', dump: fields, ...input });

const claim = { kind: 'volume', bucket: 'dumps' };

/** The same in the terms of the object. */
const initDb = (result: ReturnType<typeof running>) =>
  at(createdObject(result), 'spec', 'initDB');

describe('a new database with the data of another one', () => {
  it.each(
    ruleCases(cloneRules, {
      'clone-from-running': () => running(),
      'clone-from-dump': () => dump(),
      'clone-once': () => running(),
      'clone-own-name': () =>
        running(
          {},
          beside(request => {
            request.target = { ...request.target, name: 'orders' };
          }),
        ),
      'clone-elsewhere': () =>
        running(
          {},
          beside(request => {
            request.target = { ...request.target, kubernetesCluster: 'us' };
          }),
        ),
      'clone-member': () => running({ donor: { member: 'orders-7' } }),
      'clone-secret': () => running({}, beside(elsewhere)),
      'clone-root-account': () => running(),
      'clone-version': () => running({ version: '9.1.0' }),
      'clone-volume': () => dump({}, { volume: '50Gi' }),
      'clone-dump-unknown': () => dump({}, {}, beside()),
      'clone-dump-storage': () => dump({ profile: 'weekly' }),
      'clone-dump-secret': () =>
        dump(
          {},
          { secret: 'root' },
          beside(request => {
            withBackups(request);
            elsewhere(request);
          }),
        ),
      'clone-dump-volume': () => dump({ storage: claim, folder: 'a' }),
      'clone-dump-older': () => dump({}, { version: '8.0.36' }),
      'clone-dump-newer': () => dump({}, { version: '9.1.0' }),
      'clone-local-infile': () =>
        dump({}, { parameters: { 'local-infile': 'OFF' } }),
      'clone-users-left': () => dump(),
      'clone-users-loaded': () => dump({ users: true }),
      'clone-not-copied': () => running(),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('is copied from a secondary that is ready, with the Secret that the source has', () => {
    const result = running({ members: 1 });
    expect(result.errors).toEqual([]);
    expect(result.title).toBe('Clone orders to orders-2');
    expect(createdObject(result)).toMatchObject({
      metadata: { name: 'orders-2', namespace: 'shop' },
      spec: {
        secretName: 'orders-root',
        version: '8.4.3',
        instances: 1,
        initDB: {
          clone: {
            donorUrl: 'root@orders-1.orders-instances.shop.svc:3306',
            secretKeyRef: { name: 'orders-root' },
          },
        },
        datadirVolumeClaimTemplate: {
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: '100Gi' } },
        },
        mycnf: '[mysqld]\nmax_connections=400\n',
        router: { instances: 2 },
      },
    });
    expect(result.impacts[1]).toMatchObject({
      path: 'spec.initDB.clone',
      to: 'root@orders-1.orders-instances.shop.svc:3306',
      duration: 'not known',
    });
  });

  it('is copied as another user from another namespace, with a Secret of its own', () => {
    const input = {
      donor: { member: 'orders-0', user: 'copier', secret: 'copier' },
      secret: 'root',
    };
    const result = running(input, beside(elsewhere));
    expect(result.errors).toEqual([]);
    expect(initDb(result)).toEqual({
      clone: {
        donorUrl: 'copier@orders-0.orders-instances.shop.svc:3306',
        rootUser: 'copier',
        secretKeyRef: { name: 'copier' },
      },
    });
  });

  it('is not copied from a source without a member that is ready', () => {
    const request = beside(({ fixture }) =>
      fixture.pods.splice(0, fixture.pods.length, {
        ...fixture.pods[0],
        status: { phase: 'Pending' },
      }),
    );
    expect(rulesOf(running({}, request)).errors).toEqual(['clone-member']);
  });

  it('takes versions of one series for a copy, and the same one before 8.0.37', () => {
    const errors = (to: string, from: string) => {
      const request = beside(each => each.spec(['version'], from));
      const context = request.context({ from: 'running', version: to });
      return rulesOf(
        operationIn(mysqlChanges, 'clone').plan({
          ...context,
          database: undefined,
        }),
      ).errors;
    };
    expect(errors('8.4.5', '8.4.3')).toEqual([]);
    expect(errors('8.0.40', '8.0.37')).toEqual([]);
    expect(errors('8.0.37', '8.0.36')).toEqual(['clone-version']);
    expect(errors('9.1.0', '9.0.1')).toEqual(['clone-version']);
  });

  it('is filled from the newest dump that is known, or from the one that is named', () => {
    expect(beside(withBackups).context({}).database?.configuration).toEqual(
      expect.arrayContaining([
        {
          id: 'dumps',
          title: 'Dumps that can be loaded',
          settings: [
            { name: 'new-1', value: '2026-03-10T02:01:00.000Z, by nightly-s3' },
            { name: 'old-1', value: '2026-03-09T02:01:00.000Z, by nightly-s3' },
          ],
        },
      ]),
    );
    const newest = dump();
    expect(newest).toMatchObject({
      title: 'Make orders-2 from a dump of orders',
      errors: [],
      impacts: [{}, { path: 'spec.initDB.dump', to: 'new-1' }],
    });
    expect(initDb(newest)).toEqual({
      dump: {
        storage: {
          s3: { bucketName: 'backups', config: 's3-config', prefix: 'new-1' },
        },
      },
    });
    expect(initDb(dump({ folder: 'old-1' }))).toMatchObject({
      dump: { storage: { s3: { prefix: 'old-1' } } },
    });
  });

  it('finds the dump below the path of its profile, with all that this says of its storage', () => {
    const s3 = {
      bucketName: 'backups',
      prefix: 'shop/orders/',
      config: 's3-config',
      profile: 'archive',
      endpoint: 'https://s3.example.org',
    };
    const request = beside(each =>
      each.spec(['backupProfiles', 0, 'dumpInstance', 'storage'], { s3 }),
    );
    const wanted = { folder: 'new-1', users: true, schemas: ['shop'] };
    expect(initDb(dump(wanted, { version: '9.1.0' }, request))).toEqual({
      dump: {
        storage: { s3: { ...s3, prefix: 'shop/orders/new-1' } },
        options: {
          includeSchemas: ['shop'],
          loadUsers: true,
          excludeUsers: expect.arrayContaining(['root', 'mysqladmin']),
          ignoreVersion: true,
        },
      },
    });
  });

  it.each([
    [
      { kind: 'oci', bucket: 'b', secret: 's', prefix: 'a' },
      {
        storage: {
          ociObjectStorage: {
            bucketName: 'b',
            credentials: 's',
            prefix: 'a/d',
          },
        },
      },
    ],
    [
      { kind: 'azure', bucket: 'b', secret: 's' },
      { storage: { azure: { containerName: 'b', config: 's', prefix: 'd' } } },
    ],
    [
      claim,
      {
        path: '/mnt/dump/d',
        storage: { persistentVolumeClaim: { claimName: 'dumps' } },
      },
    ],
  ])('finds it where %j says', (storage, expected) => {
    const result = dump({ storage, folder: 'd' });
    expect(result.errors).toEqual([]);
    expect(initDb(result)).toEqual({ dump: expected });
  });

  it('has a claim in the container that loads the dump, beside what that has already', () => {
    const result = dump(
      { storage: claim, folder: 'd' },
      { sidecar: { cpu: { request: '100m' } } },
    );
    expect(at(createdObject(result), 'spec', 'podSpec')).toMatchObject({
      containers: [
        { name: 'mysql' },
        {
          name: 'sidecar',
          resources: { requests: { cpu: '100m' } },
          volumeMounts: [
            { name: 'dump', mountPath: '/mnt/dump', readOnly: true },
          ],
        },
      ],
      volumes: [
        {
          name: 'dump',
          persistentVolumeClaim: { claimName: 'dumps', readOnly: true },
        },
      ],
    });
  });

  it('is refused where two places are named, or a place without its Secret or path', () => {
    const s3 = { kind: 's3', bucket: 'b', secret: 's' };
    const errors = (fields: Json) => rulesOf(dump(fields)).errors;
    expect(errors({ storage: s3, profile: 'nightly-s3' })).toEqual([
      'clone-dump-storage',
    ]);
    expect(errors({ storage: s3 })).toEqual(['clone-dump-unknown']);
    expect(errors({ storage: { kind: 's3', bucket: 'b' } })).toEqual([
      'backup-storage-incomplete',
    ]);
  });

  it('takes no value over that may be secret, and other settings where they are asked for', () => {
    const request = beside(each =>
      each.spec(
        ['mycnf'],
        '# ours\n[mysqld]\nmax_connections=400\nadmin_ssl_key_password=x\n\n[client]\nquick\n',
      ),
    );
    const result = running(
      { parameters: { 'max-connections': '900', table_open_cache: '10' } },
      request,
    );
    expect(result.errors).toEqual([]);
    expect(at(createdObject(result), 'spec', 'mycnf')).toBe(
      '# ours\n[mysqld]\nmax_connections=900\ntable_open_cache=10\n\n[client]\nquick\n',
    );
    expect(
      result.warnings.find(({ rule }) => rule === 'mysql/clone-not-copied')
        ?.message,
    ).toMatch(
      /^Left out: backupProfiles, backupSchedules and admin_ssl_key_password\. /,
    );
  });
});

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

import { OperationResult } from '@database-platform/plugin-databases-common';
import { applied } from '../../changes/__testUtils__/applied';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { at } from '../../json';
import { createdObject, Request, rulesOf } from './__testUtils__/Request';
import { backupRules } from './rules/backupRules';

const image = 'percona/percona-backup-mongodb:2.12.0';
/** Backups with an agent, the storage `s3`, and a nightly task. */
const ready = () => new Request().spec(['backup', 'image'], image);
const off = () => ready().spec(['backup', 'enabled'], false);
const change = (input: object, request = ready()) =>
  request.plan('backup-schedule', { ...input });
/** What the manifest says of backups after a change. */
const backupAfter = (plan: OperationResult, request: Request) => {
  if (plan.action.type !== 'edit') {
    throw new Error(`not changed but ${plan.action.type}`);
  }
  const { declared } = request.context({});
  return at(applied(declared, plan.action.edits), 'spec', 'backup');
};
const nightly = {
  name: 'nightly',
  schedule: '0 1 * * *',
  storageName: 's3',
};
const weekly = {
  name: 'weekly',
  schedule: '0 3 * * 0',
  storageName: 's3',
  keep: 4,
};
const storage = {
  name: 'second',
  kind: 's3',
  bucket: 'backups',
  credentialsSecret: 'backups',
};
const create = (more: object, operator = '1.22.0') =>
  new Request().operator(operator).plan('create', {
    version: '8.0.19-7',
    members: 3,
    volume: '10Gi',
    backup: {
      storage: {
        ...storage,
        name: 'main',
        ...more,
      },
    },
  });
const several = (request = ready()) =>
  request.spec(['backup', 'storages', 'other'], {
    type: 'filesystem',
    filesystem: { path: '/mnt' },
  });

describe('backups', () => {
  it.each(
    ruleCases(backupRules, {
      'backup-on': () => change({ enabled: true }, off()),
      'backup-off': () => change({ enabled: false }),
      'backup-image': () => change({ enabled: true }, new Request()),
      'task-add': () => change({ tasks: [weekly] }),
      'task-change': () =>
        change({ tasks: [{ ...nightly, schedule: '0 2 * * *' }] }),
      'task-type-ignored': () =>
        change({ tasks: [{ ...nightly, type: 'physical' }] }),
      'task-remove': () => change({ removeTasks: ['nightly'] }),
      'task-off': () => change({ tasks: [weekly] }, off()),
      'task-storage': () =>
        change({ tasks: [{ ...weekly, storageName: 'nfs' }] }),
      'task-twice': () => change({ tasks: [weekly, weekly] }),
      'task-not-there': () => change({ removeTasks: ['weekly'] }),
      'task-incremental-keep': () =>
        change({ tasks: [{ ...weekly, type: 'incremental' }] }),
      'task-incremental-base': () =>
        change({ tasks: [{ ...weekly, type: 'incremental' }] }),
      'task-keep-lowered': () => change({ tasks: [{ ...nightly, keep: 7 }] }),
      'task-keep-all': () =>
        change({ tasks: [{ ...weekly, keep: undefined }] }),
      'storage-add': () => change({ storage }),
      'storage-there': () => change({ storage: { ...storage, name: 's3' } }),
      'storage-main': () =>
        change(
          { tasks: [weekly] },
          several().spec(['backup', 'storages', 's3', 'main'], false),
        ),
      'storage-kind': () => create({ kind: 'minio' }, '1.21.1'),
      'storage-compatible': () =>
        create({ endpointUrl: 'https://s3.example.org' }),
      'storage-secret': () => create({}),
      'pitr-on': () => change({ pitr: { enabled: true } }),
      'pitr-span': () => change({ pitr: { oplogSpanMin: 5 } }),
      'pitr-off': () =>
        change(
          { pitr: { enabled: false } },
          ready().spec(['backup', 'pitr'], { enabled: true }),
        ),
      'pitr-no-backup': () =>
        change(
          { pitr: { enabled: true } },
          ready().spec(['backup', 'tasks'], []),
        ),
      'pitr-storage': () => change({ pitr: { enabled: true } }, off()),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('one changed field is one edit', () => {
    expect(
      change({ tasks: [{ ...nightly, schedule: '30 1 * * *' }] }),
    ).toMatchObject({
      title: 'Change the backups of catalog: task nightly',
      action: {
        edits: [
          {
            op: 'set',
            path: ['spec', 'backup', 'tasks', 0, 'schedule'],
            value: '30 1 * * *',
          },
        ],
      },
      errors: [],
    });
  });

  it('another kind of backup takes effect with another schedule', () => {
    const plan = change({
      tasks: [{ ...nightly, type: 'physical', schedule: '1 1 * * *' }],
    });
    expect(plan.errors).toEqual([]);
  });

  it('the number to keep stands where the operator reads it', () => {
    const task = (crVersion: string) =>
      change({ tasks: [weekly] }, ready().spec(['crVersion'], crVersion))
        .action;
    expect(task('1.22.0')).toMatchObject({
      edits: [
        {
          value: [
            {},
            { retention: { type: 'count', count: 4, deleteFromStorage: true } },
          ],
        },
      ],
    });
    expect(task('1.20.1')).toMatchObject({
      edits: [{ value: [{}, { keep: 4 }] }],
    });
  });

  it('a number in the old place is changed there', () => {
    const request = ready().spec(['backup', 'tasks', 0, 'keep'], 7);
    expect(
      change({ tasks: [{ ...nightly, keep: 14 }] }, request).action,
    ).toMatchObject({
      edits: [{ path: ['spec', 'backup', 'tasks', 0, 'keep'], value: 14 }],
    });
  });

  it('everything at once is one request: agents, a task and points in time', () => {
    const plan = change(
      { enabled: true, tasks: [weekly], pitr: { enabled: true } },
      off(),
    );
    expect(plan.errors).toEqual([]);
    expect(plan.title).toBe(
      'Change the backups of catalog: backups on, task weekly, point in time on',
    );
  });

  it('a database without backups gets all they need in one request: storage, image, agents and a task', () => {
    const request = new Request().spec(['backup'], undefined);
    const plan = change(
      { enabled: true, storage, tasks: [{ ...weekly, storageName: 'second' }] },
      request,
    );
    expect(plan.errors).toEqual([]);
    expect(plan.title).toBe(
      'Change the backups of catalog: storage second, backups on, task weekly',
    );
    expect(backupAfter(plan, request)).toMatchObject({
      enabled: true,
      image,
      storages: {
        second: {
          type: 's3',
          main: true,
          s3: { bucket: 'backups', credentialsSecret: 'backups' },
        },
      },
      tasks: [{ name: 'weekly', storageName: 'second' }],
    });
  });

  it('a second storage is not the main one, and the image stays', () => {
    const request = ready();
    const plan = change({ storage }, request);
    expect(plan.errors).toEqual([]);
    expect(backupAfter(plan, request)).toMatchObject({
      image,
      storages: {
        s3: { main: true },
        second: { type: 's3', s3: { bucket: 'backups' } },
      },
    });
    expect(
      at(backupAfter(plan, request), 'storages', 'second', 'main'),
    ).toBeUndefined();
  });

  it.each([
    [
      { kind: 'azure', prefix: 'prod' },
      { azure: { container: 'backups', prefix: 'prod' } },
    ],
    [
      { kind: 'minio', endpointUrl: 'http://minio:9000/', region: 'x' },
      {
        minio: {
          bucket: 'backups',
          region: 'x',
          endpointUrl: 'minio:9000/',
          secure: false,
        },
      },
    ],
    [{ kind: 'gcs', region: 'x' }, { gcs: { bucket: 'backups' } }],
  ])('a storage is written as its kind wants it: %j', (more, expected) => {
    const plan = create(more);
    expect(plan.errors).toEqual([]);
    expect(createdObject(plan)).toMatchObject({
      spec: {
        backup: {
          storages: { main: { type: more.kind, main: true, ...expected } },
        },
      },
    });
  });

  it('an address of AWS is one of AWS', () => {
    const endpointUrl = 'https://s3.eu-central-1.amazonaws.com';
    expect(rulesOf(create({ endpointUrl })).warnings).not.toContain(
      'storage-compatible',
    );
  });

  it('before crVersion 1.20 points in time need exactly one storage', () => {
    const request = several(ready().spec(['crVersion'], '1.19.1'));
    expect(
      rulesOf(change({ pitr: { enabled: true } }, request)).errors,
    ).toEqual(['pitr-storage']);
  });
});

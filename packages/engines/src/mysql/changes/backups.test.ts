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
import { rulesOf } from '../../changes/__testUtils__/ChangeRequest';
import { Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { backupRules } from './rules/backupRules';

const plan = (input: Json, request = new Request()) =>
  request.plan('backup-schedule', input);

const schedule = (fields: Json) =>
  plan({ schedules: [{ name: 'weekly', schedule: '@weekly', ...fields }] });

const profile = (storage: Json) =>
  plan({ profiles: [{ name: 'weekly-oci', storage }] });

const bucket = { kind: 'oci', bucket: 'orders', secret: 'oci-keys' };
const nightly = { name: 'nightly', schedule: '0 2 * * *' };

describe('backup profiles and schedules', () => {
  it.each(
    ruleCases(backupRules, {
      'backup-profile': () => profile(bucket),
      'backup-profile-removed': () =>
        plan({
          removeProfiles: ['nightly-s3'],
          removeSchedules: ['nightly'],
        }),
      'backup-profile-missing': () => plan({ removeProfiles: ['nightly-s3'] }),
      'backup-profile-snapshot': () =>
        plan(
          { schedules: [{ ...nightly, profile: 'snap' }] },
          new Request().spec(['backupProfiles', 1], {
            name: 'snap',
            snapshot: {
              storage: { persistentVolumeClaim: { claimName: 'x' } },
            },
          }),
        ),
      'backup-storage-incomplete': () =>
        profile({ kind: 'azure', bucket: 'orders' }),
      'backup-storage-foreign': () =>
        profile({ ...bucket, endpoint: 'https://s3.example.org' }),
      'backup-schedule': () => schedule({ profile: 'nightly-s3' }),
      'backup-schedule-off': () =>
        plan({ schedules: [{ ...nightly, enabled: false }] }),
      'backup-schedule-removed': () => plan({ removeSchedules: ['nightly'] }),
      'backup-schedule-name': () => {
        const request = new Request();
        request.target = { ...request.target, name: 'x'.repeat(28) };
        return plan(
          {
            schedules: [
              {
                name: 'every-morning-at-seven',
                schedule: '0 7 * * *',
                profile: 'nightly-s3',
              },
            ],
          },
          request,
        );
      },
      'backup-never-expires': () => schedule({ profile: 'nightly-s3' }),
      'backup-delete-data': () =>
        schedule({ profile: 'nightly-s3', deleteBackupData: true }),
      'backup-none': () => plan({ removeSchedules: ['nightly'] }),
      'backup-twice': () =>
        plan({
          schedules: [nightly, nightly],
          removeSchedules: ['nightly'],
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a schedule is one edit, in the form that the operator reads', () => {
    const result = plan({
      schedules: [
        {
          ...nightly,
          schedule: '30 3 * * *',
          timeZone: 'Europe/Zurich',
        },
      ],
    });
    expect(result).toMatchObject({
      title: 'Change the backup schedule of orders: schedule nightly changed',
      errors: [],
      warnings: [],
      impacts: [
        {
          path: 'spec.backupSchedules[nightly]',
          from: '0 2 * * *, nightly-s3',
          to: '30 3 * * *, Europe/Zurich, nightly-s3',
        },
      ],
      action: {
        edits: [
          {
            path: ['spec', 'backupSchedules', 0, 'schedule'],
            value: '30 3 * * *',
          },
          {
            path: ['spec', 'backupSchedules', 0, 'timeZone'],
            value: 'Europe/Zurich',
          },
        ],
      },
    });
  });

  it.each([
    [
      bucket,
      { ociObjectStorage: { bucketName: 'orders', credentials: 'oci-keys' } },
    ],
    [
      { kind: 'azure', bucket: 'orders', prefix: 'a/b', secret: 'azure' },
      { azure: { containerName: 'orders', prefix: 'a/b', config: 'azure' } },
    ],
    [
      {
        kind: 's3',
        bucket: 'orders',
        secret: 's3',
        endpoint: 'https://s3.example.org',
      },
      {
        s3: {
          bucketName: 'orders',
          config: 's3',
          endpoint: 'https://s3.example.org',
        },
      },
    ],
    [
      { kind: 'volume', bucket: 'dumps' },
      { persistentVolumeClaim: { claimName: 'dumps' } },
    ],
  ])('%j is written as %j', (storage, expected) => {
    const { action, errors } = profile(storage);
    expect(errors).toEqual([]);
    expect(action).toMatchObject({
      edits: [
        {
          path: ['spec', 'backupProfiles'],
          value: [
            {},
            { name: 'weekly-oci', dumpInstance: { storage: expected } },
          ],
        },
      ],
    });
  });

  it('a profile of another kind replaces the one before, also a snapshot', () => {
    const request = new Request().spec(['backupProfiles', 0], {
      name: 'nightly-s3',
      podLabels: { tier: 'gold' },
      snapshot: { storage: { persistentVolumeClaim: { claimName: 'x' } } },
    });
    const { action } = plan(
      { profiles: [{ name: 'nightly-s3', storage: bucket }] },
      request,
    );
    expect(action).toMatchObject({
      edits: [
        { op: 'set', path: ['spec', 'backupProfiles', 0, 'dumpInstance'] },
        { op: 'remove', path: ['spec', 'backupProfiles', 0, 'snapshot'] },
      ],
    });
  });

  it('a schedule with a profile of its own takes a named one in its place', () => {
    const request = new Request().spec(['backupSchedules', 0], {
      ...nightly,
      backupProfile: { dumpInstance: { storage: {} } },
    });
    const { action, errors } = plan(
      { schedules: [{ ...nightly, profile: 'nightly-s3' }] },
      request,
    );
    expect(errors).toEqual([]);
    expect(action).toMatchObject({
      edits: [
        {
          op: 'set',
          path: ['spec', 'backupSchedules', 0, 'backupProfileName'],
          value: 'nightly-s3',
        },
        {
          op: 'remove',
          path: ['spec', 'backupSchedules', 0, 'backupProfile'],
        },
      ],
    });
  });

  it('schemas that are left out come and go', () => {
    const storage = { kind: 's3', bucket: 'backups', secret: 's3' };
    const request = new Request().spec(
      ['backupProfiles', 0, 'dumpInstance', 'storage', 's3', 'config'],
      's3',
    );
    const exclude = (excludeSchemas: string[]) =>
      plan(
        { profiles: [{ name: 'nightly-s3', storage, excludeSchemas }] },
        request,
      ).action;
    expect(exclude([])).toMatchObject({ edits: [] });
    expect(exclude(['scratch'])).toMatchObject({
      edits: [{ value: { excludeSchemas: ['scratch'] } }],
    });
  });

  it('a new schedule without a profile is refused at its field', () => {
    const { errors } = schedule({});
    expect(errors).toMatchObject([
      { field: 'schedules.0.profile', allowed: 'nightly-s3' },
    ]);
    expect(rulesOf(schedule({ profile: 'monthly' })).errors).toEqual([
      'backup-profile-missing',
    ]);
  });
});

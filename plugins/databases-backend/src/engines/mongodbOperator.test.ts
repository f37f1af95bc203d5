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
import { createMongodbEngine } from '@database-platform/engines';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { JsonObject } from '@backstage/types';
import { OperatedDatabase } from './__testUtils__/OperatedDatabase';

const target: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'analytics',
  engine: 'mongodb',
  name: 'replays',
};

const claims = { group: '', version: 'v1', plural: 'persistentvolumeclaims' };
const backups = {
  group: 'psmdb.percona.com',
  version: 'v1',
  plural: 'perconaservermongodbbackups',
};

/** As a change is followed: the database runs, and has what was asked for. */
function isDone(database: OperatedDatabase): boolean {
  return (
    database.database().phase === 'running' && database.lacks().length === 0
  );
}

describe("changes of MongoDB, carried out by the playground's operator", () => {
  let replays: OperatedDatabase;

  beforeAll(async () => {
    replays = await OperatedDatabase.start(createMongodbEngine(), target);
  }, 300_000);

  afterAll(() => replays?.stop());

  it.each<[string, JsonObject]>([
    [
      'create',
      {
        version: '8.0.12-4',
        crVersion: '1.21.1',
        members: 3,
        volume: '10Gi',
        storageClass: 'fast-ssd',
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
        backup: {
          image: 'percona/percona-backup-mongodb:2.12.0',
          storage: {
            name: 's3-main',
            kind: 's3',
            bucket: 'replays',
            region: 'eu-central-1',
            credentialsSecret: 'mongodb-backup-s3',
          },
        },
        team: 'analytics',
      },
    ],
    ['resize', { members: 5 }],
    ['resize', { memory: { limit: '3Gi' } }],
    ['resize', { volume: '20Gi', growVolumes: true }],
    ['resize', { members: 3 }],
    ['configure', { configuration: 'operationProfiling:\n  mode: slowOp\n' }],
    ['upgrade', { version: '8.0.19-7' }],
    ['upgrade', { crVersion: '1.22.0' }],
    [
      'users',
      {
        users: [
          { name: 'replayer', roles: [{ name: 'readWrite', db: 'replays' }] },
        ],
      },
    ],
    [
      'backup-schedule',
      {
        tasks: [
          {
            name: 'quarter-hourly',
            schedule: '*/15 * * * *',
            storageName: 's3-main',
            keep: 2,
          },
        ],
      },
    ],
  ])(
    '%s %j is not done at first, and is when the operator is done',
    (operation, input) => {
      replays.apply(replays.plan(operation, input));
      expect(isDone(replays)).toBe(false);
      replays.settle(60);
      expect(replays.lacks()).toEqual([]);
      expect(replays.database().phase).toBe('running');
    },
    300_000,
  );

  it('the schedule makes backups, and keeps as many as it was told', () => {
    replays.clock.advance(3 * 15 * 60_000 + 5 * 60_000);
    const made = replays.cluster
      .list(backups, { namespace: target.namespace })
      .filter(({ metadata }) => metadata.name.startsWith('cron-replays-'));
    expect(made).toHaveLength(2);
    expect(
      made.map(({ status }) => (status as { state?: string }).state),
    ).toEqual(['ready', 'ready']);
  });

  it('paused and resumed, it comes back with its volumes', () => {
    replays.apply(replays.plan('pause', { paused: true }));
    expect(replays.lacks()).not.toEqual([]);
    replays.clock.advance(10 * 60_000);
    expect(replays.lacks()).toEqual([]);
    expect(replays.database()).toMatchObject({ phase: 'stopped' });
    const before = replays.database().volumes.length;
    replays.apply(replays.plan('pause', { paused: false }));
    replays.settle(60);
    expect(replays.lacks()).toEqual([]);
    expect(replays.database()).toMatchObject({ phase: 'running' });
    expect(replays.database().volumes).toHaveLength(before);
  });

  it.each<[JsonObject, (string | number)[], unknown, string]>([
    [{ members: 4 }, ['spec', 'replsets', 0, 'size'], 4, 'must be odd'],
    [
      { volume: '5Gi' },
      [
        'spec',
        'replsets',
        0,
        'volumeSpec',
        'persistentVolumeClaim',
        'resources',
        'requests',
        'storage',
      ],
      '5Gi',
      'requested storage (5Gi) is less than actual storage (20Gi)',
    ],
  ])(
    'resize %j is refused; pushed past the portal, the operator says the same, and it can be set back',
    (input, path, value, words) => {
      const { declared } = replays.database();
      expect(replays.plan('resize', input).errors).not.toEqual([]);
      replays.edit([{ op: 'set', path, value: value as never }]);
      replays.clock.advance(60_000);
      expect(replays.database()).toMatchObject({
        operatorState: 'error',
        phase: 'degraded',
        reason: expect.stringContaining(words),
      });
      const back =
        'members' in input
          ? { members: declared.members! }
          : { volume: declared.storage! };
      replays.apply(replays.plan('resize', back));
      replays.settle(60);
      expect(replays.lacks()).toEqual([]);
    },
    300_000,
  );

  it('deleted, the operator leaves the volumes, as the plan says', () => {
    const plan = replays.plan('delete', { confirm: target.name });
    expect(plan.errors).toEqual([]);
    expect(plan.warnings.some(({ message }) => /volumes/i.test(message))).toBe(
      true,
    );
    replays.cluster.delete(replays.resource, target.namespace, target.name);
    replays.clock.advance(10 * 60_000);
    expect(replays.object()).toBeUndefined();
    const left = replays.cluster
      .list(claims, { namespace: target.namespace })
      .filter(({ metadata }) => metadata.name.includes('-replays-rs0-'));
    expect(left.length).toBeGreaterThanOrEqual(3);
  });
});

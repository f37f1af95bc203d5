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
import { resourceIds, textAt } from '../../shared';
import {
  backup,
  createTestWorld,
  loadTestCrds,
  MiB,
  minute,
  replset,
  sharding,
} from '../__testUtils__/createTestWorld';
import { mongodbResources } from '../resources';

let definitions: Awaited<ReturnType<typeof loadTestCrds>>;

beforeAll(async () => {
  definitions = await loadTestCrds();
});

const hour = 60 * minute;
const nightly = {
  name: 'nightly',
  enabled: true,
  schedule: '0 1 * * *',
  storageName: 's3-main',
  retention: { type: 'count', count: 3, deleteFromStorage: true },
};

describe('backups', () => {
  it('go through their states, and say where they lie and how large they are', () => {
    const world = createTestWorld(definitions, {
      conditions: { dataBytes: 1200 * MiB },
    });
    world.create({ backup: backup() });
    expect(world.state()).toBe('ready');
    world.backup('before-migration', {}, 0);
    const states = new Set();
    for (let i = 0; i < 90; i++) {
      world.clock.advance(1000);
      states.add(world.backupStatus('before-migration').state);
    }
    expect([...states]).toEqual([undefined, 'requested', 'running', 'ready']);
    expect(world.backupStatus('before-migration')).toMatchObject({
      destination: expect.stringMatching(
        /^s3:\/\/backups\/catalog\/2026-11-23T10:0\d:\d\dZ$/,
      ),
      storageName: 's3-main',
      type: 'logical',
      size: '408.00MB',
      replsetNames: ['rs0'],
      completed: expect.any(String),
    });
  });

  it('by schedule carry their task, and the oldest go when there are too many', () => {
    const world = createTestWorld(definitions, { skimming: true });
    world.create({ backup: backup({ tasks: [nightly] }) });
    world.clock.advance(6 * 24 * hour);
    const names = world.backups().map(each => each.metadata.name);
    expect(names).toHaveLength(3);
    expect(names[0]).toMatch(/^cron-catalog-20261127010000-[a-z0-9]{5}$/);
    expect(world.backups()[0].metadata).toMatchObject({
      labels: {
        'percona.com/backup-ancestor': 'nightly',
        'percona.com/cluster': 'catalog',
        'percona.com/backup-type': 'cron',
      },
      finalizers: expect.arrayContaining(['percona.com/delete-backup']),
    });
  });

  it('of a task whose type alone is edited go on as before', () => {
    const world = createTestWorld(definitions, { skimming: true });
    world.create({ backup: backup({ tasks: [nightly] }) });
    world.change({
      backup: backup({ tasks: [{ ...nightly, type: 'physical' }] }),
    });
    world.clock.advance(24 * hour);
    expect(textAt(world.backups()[0], 'spec', 'type')).toBe('logical');
  });

  it('fail with the words of the tool, for a storage that is not declared, and past their deadline', () => {
    const world = createTestWorld(definitions);
    world.create({ backup: backup() });
    world.conditions.backupError =
      'some of pbm-agents were lost during the backup';
    world.backup('failing');
    expect(world.backupStatus('failing')).toMatchObject({
      state: 'error',
      error: 'some of pbm-agents were lost during the backup',
    });
    world.backup('nowhere', { storageName: 'tape' });
    expect(world.backupStatus('nowhere')).toMatchObject({
      state: 'error',
      error: "reconcile backup: unable to get storage 'tape'",
    });
    world.conditions.backupError = undefined;
    world.conditions.backupAgents = 'unwell';
    world.clock.advance(minute);
    // The operator waits for agents that are well before it says ready.
    expect(world.state()).toBe('initializing');
    world.backup('late', { startingDeadlineSeconds: 60 });
    expect(world.backupStatus('late')).toMatchObject({
      state: 'error',
      error: 'starting deadline seconds exceeded',
    });
  });

  it('wait for each other', () => {
    const world = createTestWorld(definitions, {
      conditions: { dataBytes: 120, backupRate: 1 },
    });
    world.create({ backup: backup() });
    world.backup('first', {}, minute);
    world.backup('second', {}, minute);
    expect(world.backupStatus('second').state).toBe('waiting');
    world.clock.advance(10 * minute);
    expect(world.backupStatus('second').state).toBe('ready');
  });

  it('tell up to when one can restore, with point in time', () => {
    const world = createTestWorld(definitions);
    world.create({
      backup: backup({ pitr: { enabled: true, oplogSpanMin: 10 } }),
    });
    world.clock.advance(hour);
    world.backup('base');
    expect(world.backupStatus('base').latestRestorableTime).toBeUndefined();
    world.clock.advance(25 * minute);
    const until = Date.parse(
      String(world.backupStatus('base').latestRestorableTime),
    );
    const now = world.clock.now();
    expect(now - until).toBeLessThan(10 * minute);
    expect(now - until).toBeGreaterThanOrEqual(0);
  });
});

describe('restores', () => {
  it('go in place; a sharded database has no mongos meanwhile', () => {
    const world = createTestWorld(definitions, {
      conditions: { dataBytes: 60, backupRate: 1 },
    });
    world.create(
      { replsets: [replset()], sharding: sharding(), backup: backup() },
      {},
      6 * minute,
    );
    world.backup('base', {}, 5 * minute);
    expect(world.backupStatus('base').state).toBe('ready');
    world.restore('back', { backupName: 'base' }, 0);
    const states = new Set();
    let withoutMongos = false;
    for (let i = 0; i < 180; i++) {
      world.clock.advance(1000);
      states.add(world.restoreStatus('back').state);
      withoutMongos ||= !world.names('statefulSets').includes('catalog-mongos');
    }
    expect([...states]).toEqual([undefined, 'requested', 'running', 'ready']);
    expect(withoutMongos).toBe(true);
    world.clock.advance(3 * minute);
    expect(world.state()).toBe('ready');
    expect(world.pods()).toContain('catalog-mongos-0');
  });

  it('of a physical backup restart all members', () => {
    const world = createTestWorld(definitions);
    world.create({ backup: backup() });
    world.backup('base', { type: 'physical' });
    const uids = world.uids();
    world.restore('back', { backupName: 'base' });
    expect(world.restoreStatus('back').state).toBe('ready');
    expect(world.uids().some(uid => uids.includes(uid))).toBe(false);
    expect(world.state()).toBe('ready');
  });

  it('are refused for what is not there', () => {
    const world = createTestWorld(definitions);
    world.create({ backup: backup({ pitr: { enabled: true } }) });
    world.backup('base');
    world.restore('unknown', { backupName: 'nothing' });
    expect(world.restoreStatus('unknown')).toMatchObject({
      state: 'error',
      error: expect.stringContaining('"nothing" not found'),
    });
    world.restore('too-early', {
      backupName: 'base',
      pitr: { type: 'date', date: '2026-11-22 10:00:00' },
    });
    expect(world.restoreStatus('too-early')).toMatchObject({
      state: 'error',
      error:
        "failed to validate restore: backup's last write is later than target time",
    });
    world.clock.advance(hour);
    world.restore('in-time', {
      backupName: 'base',
      pitr: { type: 'date', date: '2026-11-23 10:40:00' },
    });
    expect(world.restoreStatus('in-time')).toMatchObject({
      state: 'ready',
      pitrTarget: '2026-11-23T10:40:00Z',
    });
  });

  it('end with the deletion of the database', () => {
    const world = createTestWorld(definitions);
    world.create({ backup: backup() });
    world.backup('base');
    world.api.delete(mongodbResources.databases, 'shop', 'catalog');
    world.clock.advance(3 * minute);
    world.restore('back', { backupName: 'base' });
    expect(world.restoreStatus('back').state).toBe('error');
    world.api.delete(mongodbResources.backups, 'shop', 'base');
    expect(world.backups()).toEqual([]);
    expect(world.names('claims')).toHaveLength(3);
    world.api.delete(resourceIds.namespaces, undefined, 'shop');
    world.clock.advance(2 * minute);
  });
});

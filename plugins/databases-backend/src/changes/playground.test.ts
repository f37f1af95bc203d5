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

import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangesPortal } from './__testUtils__/ChangesPortal';
import { PlaygroundPortal } from './__testUtils__/PlaygroundPortal';

const ORDERS = 'prod-eu/orders/postgresql/orders-db';
const NEW = 'prod-eu/orders/postgresql/orders-team-new';

/** On a busy machine the world takes its time, for each of the tests. */
const LONG_MS = 300_000;

describe('changes over the playground', () => {
  let directory: string;
  let world: PlaygroundPortal;
  let portal: ChangesPortal;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'databases-changes-'));
    world = await PlaygroundPortal.start(directory);
    portal = world.portal;
    await portal.running(ORDERS);
  }, LONG_MS);

  afterAll(async () => {
    await world?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it(
    'go from a pull request of one line to the database that runs with it',
    async () => {
      const change = await portal.ask('resize', ORDERS, { volume: '120Gi' });
      const changed = change.diff
        .split('\n')
        .filter(line => /^[-+](?![-+])/.test(line));
      expect(changed).toHaveLength(2);
      expect((await portal.get(`/databases/${ORDERS}`)).body).toMatchObject({
        storage: { declared: '100Gi' },
        openChange: {
          id: change.id,
          pullRequest: { number: change.pullRequest?.number },
        },
      });

      await world.merge(change);
      const done = await portal.end(change);
      expect(done.state).toBe('done');
      expect(done.stages.find(({ id }) => id === 'synced')?.detail).toMatch(
        / has applied [0-9a-f]{7}$/,
      );
      const after = (await portal.get(`/databases/${ORDERS}`)).body;
      expect(after.storage.declared).toBe('120Gi');
      expect(after.openChange).toBeUndefined();
      expect(portal.signals).toContainEqual(
        expect.objectContaining({ kind: 'change', changes: [change.id] }),
      );
    },
    LONG_MS,
  );

  it(
    'make a database, and take it away again',
    async () => {
      const create = await portal.ask('create', NEW, {
        team: 'orders-team',
        version: '16',
        members: 2,
        cpu: { request: '100m', limit: '500m' },
        memory: { request: '256Mi', limit: '512Mi' },
        volume: '5Gi',
      });
      await world.merge(create);
      expect((await portal.end(create)).state).toBe('done');
      expect((await portal.get(`/databases/${NEW}`)).body).toMatchObject({
        phase: 'running',
        members: { ready: 2, total: 2 },
      });

      const remove = await portal.ask('delete', NEW, {
        confirm: NEW.split('/').pop(),
      });
      await world.merge(remove);
      expect((await portal.end(remove)).state).toBe('done');
      expect((await portal.get(`/databases/${NEW}`)).status).toBe(404);
      const { body } = await portal.get(`/changes?ref=${NEW}`);
      expect(body.items.map(({ id }: DatabaseChange) => id)).toEqual([
        remove.id,
        create.id,
      ]);
    },
    LONG_MS,
  );
});

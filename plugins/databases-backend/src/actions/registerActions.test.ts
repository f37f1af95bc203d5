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

import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { JsonObject } from '@backstage/types';
import {
  changeReadPermission,
  databaseChangePermission,
  databaseReadPermission,
} from '@database-platform/plugin-databases-common';
import { Conformance } from '../__testUtils__/conformance';
import { gadgetEngine } from '../__testUtils__/gadgetEngine';
import { ChangesWorld } from '../changes/__testUtils__/ChangesWorld';
import { storeOver } from '../changes/__testUtils__/storeOver';
import { FleetView } from '../fleet';
import { ALLOW_NONE } from '../permissions/ReadFilter';
import { registerActions } from './registerActions';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const DATABASE = 'prod-eu/shop/gadget/a';
const RESIZE = {
  operation: 'resize',
  database: DATABASE,
  input: { members: 3 },
};

async function start() {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  const world = await new ChangesWorld(store, new Conformance()).start();
  const { inventory, clock } = world.plan.world;
  const registry = actionsRegistryServiceMock();
  registerActions(registry, {
    access: world.access,
    auditor: world.auditor,
    auth: mockServices.auth(),
    changes: world.changes,
    clock,
    engines: [gadgetEngine],
    inventory,
    planner: world.plan.planning.planner,
    view: new FleetView({ inventory, now: () => clock.now() }),
  });
  const invoke = async (
    name: string,
    input: JsonObject,
    credentials = mockCredentials.user(),
  ) => {
    const { output } = await registry.invoke({
      id: `test:${name}`,
      input,
      credentials,
    });
    return output as JsonObject;
  };
  return { world, registry, invoke };
}

describe('registerActions', () => {
  it('lets an agent find a database, plan a change, open it and follow it', async () => {
    const { world, registry, invoke } = await start();
    const { actions } = await registry.list();
    expect(
      actions.map(({ name, attributes }) => [
        name,
        attributes.readOnly,
        attributes.destructive,
        attributes.idempotent,
      ]),
    ).toEqual([
      ['list-databases', true, false, true],
      ['get-database', true, false, true],
      ['describe-database-operations', true, false, true],
      ['plan-database-change', true, false, true],
      ['open-database-change', false, true, true],
      ['get-database-changes', true, false, true],
      ['refresh-database-change', false, false, true],
      ['close-database-change', false, true, true],
    ]);

    expect(await invoke('list-databases', { words: 'shop' })).toMatchObject({
      databases: [
        { database: DATABASE, phase: 'running', reason: 'It is running.' },
      ],
      totalItems: 1,
    });
    expect(await invoke('get-database', { database: DATABASE })).toMatchObject({
      phase: 'running',
      members: [],
    });
    expect(
      await invoke('describe-database-operations', {
        engine: 'gadget',
        operation: 'resize',
      }),
    ).toMatchObject({
      operations: [
        {
          operation: 'resize',
          fields: expect.arrayContaining([
            expect.objectContaining({ name: 'members', type: 'whole number' }),
          ]),
        },
      ],
    });
    const plan = await invoke('plan-database-change', RESIZE);
    expect(plan).toMatchObject({
      current: { members: 2 },
      errors: [],
      impacts: [{ effect: 'rolling restart' }],
      dryRun: 'accepted',
    });
    expect(world.auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'plan-create',
      severityLevel: 'low',
      meta: {
        operation: 'resize',
        database: DATABASE,
        requestedBy: 'user:default/mock',
      },
    });
    await expect(
      invoke('open-database-change', { ...RESIZE, fingerprint: 'other' }),
    ).rejects.toThrow('have changed since');
    const { change } = (await invoke('open-database-change', {
      ...RESIZE,
      fingerprint: plan.fingerprint,
      reason: 'Grows',
    })) as { change: JsonObject };
    expect(change).toMatchObject({
      database: DATABASE,
      state: 'open',
      requestedBy: 'user:default/mock',
      pullRequestUrl: expect.stringContaining('/pulls/1'),
    });
    expect(world.auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'change-open',
        meta: {
          operation: 'resize',
          database: DATABASE,
          requestedBy: 'user:default/mock',
        },
      }),
    );
    expect(
      await invoke('get-database-changes', {
        database: DATABASE,
        active: true,
      }),
    ).toMatchObject({ totalItems: 1, changes: [{ id: change.id }] });
    expect(
      await invoke('get-database-changes', { id: String(change.id) }),
    ).toMatchObject({ changes: [{ waitingFor: expect.any(String) }] });
    world.stop();
  });

  it('lets an agent look at a change at once, and close what is not merged', async () => {
    const { world, invoke } = await start();
    const open = async (members: number) => {
      const wish = { ...RESIZE, input: { members } };
      const { fingerprint } = await invoke('plan-database-change', wish);
      const { change } = await invoke('open-database-change', {
        ...wish,
        fingerprint,
      });
      return String((change as JsonObject).id);
    };
    const act = async (name: string, id: string) =>
      (await invoke(`${name}-database-change`, { id })).change;
    const { git } = world.plan;

    const first = await open(3);
    git.pullRequest(1).checks = { state: 'passed', items: [] };
    expect(await act('refresh', first)).toMatchObject({
      id: first,
      database: DATABASE,
      state: 'open',
      stage: 'merged',
    });
    expect(world.auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'change-refresh',
      severityLevel: 'low',
      meta: { change: first, requestedBy: 'user:default/mock' },
    });
    const closed = { id: first, state: 'closed' };
    expect(await act('close', first)).toMatchObject(closed);
    expect(world.auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'change-close',
      severityLevel: 'medium',
      meta: { change: first, requestedBy: 'user:default/mock' },
    });
    expect(git.pullRequest(1).state).toBe('closed');
    expect([...git.branches.keys()]).toEqual(['main']);
    expect(await act('close', first)).toMatchObject(closed);
    expect(await act('refresh', first)).toMatchObject(closed);

    const second = await open(4);
    git.merge(2);
    await expect(act('close', second)).rejects.toThrow(
      'The pull request is merged: ask for a change that takes it back',
    );
    expect(world.auditorEvent.fail).toHaveBeenLastCalledWith({
      error: expect.objectContaining({ name: 'ConflictError' }),
    });
    await expect(act('refresh', 'no-such')).rejects.toThrow(
      'There is no such change, or you may not see it',
    );

    world.plan.filters.set(databaseChangePermission.name, ALLOW_NONE);
    await expect(act('close', second)).rejects.toThrow(
      databaseChangePermission.name,
    );
    world.plan.filters.set(changeReadPermission.name, ALLOW_NONE);
    for (const name of ['refresh', 'close']) {
      await expect(act(name, second)).rejects.toThrow(
        'There is no such change, or you may not see it',
      );
    }
    world.stop();
  });

  it('asks for the same permissions as the routes, and acts for users alone', async () => {
    const { world, invoke } = await start();
    const wish = { ...RESIZE, fingerprint: 'x' };
    world.plan.filters.set(databaseChangePermission.name, ALLOW_NONE);
    await expect(invoke('plan-database-change', RESIZE)).rejects.toThrow(
      databaseChangePermission.name,
    );
    const { results } = world.auditor.createEvent.mock;
    const refused = await results[results.length - 1].value;
    expect(refused.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
    await expect(invoke('open-database-change', wish)).rejects.toThrow(
      databaseChangePermission.name,
    );
    world.plan.filters.set(databaseReadPermission.name, ALLOW_NONE);
    world.plan.filters.set(changeReadPermission.name, ALLOW_NONE);
    await expect(invoke('list-databases', {})).rejects.toThrow(
      'You lack the permission',
    );
    await expect(
      invoke('get-database', { database: DATABASE }),
    ).rejects.toThrow('no such database');
    await expect(invoke('get-database-changes', {})).rejects.toThrow(
      'You lack the permission',
    );
    await expect(
      invoke('get-database', { database: 'orders' }),
    ).rejects.toThrow('database: "orders" does not name a database');
    await expect(
      invoke('describe-database-operations', { engine: 'oracle' }),
    ).rejects.toThrow('engine: must be one of gadget');
    await expect(
      invoke('describe-database-operations', {
        engine: 'gadget',
        operation: 'polish',
      }),
    ).rejects.toThrow(/^operation: .* has .*resize/);
    for (const [name, input] of [
      ['list-databases', {}],
      ['get-database-changes', {}],
      ['describe-database-operations', { engine: 'gadget' }],
      ['refresh-database-change', { id: 'any' }],
      ['close-database-change', { id: 'any' }],
    ] as const) {
      await expect(
        invoke(name, input, mockCredentials.service() as never),
      ).rejects.toThrow('This action is for users');
    }
    world.stop();
  });
});

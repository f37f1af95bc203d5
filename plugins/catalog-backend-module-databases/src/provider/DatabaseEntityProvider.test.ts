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

import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  DatabaseSummary,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { databaseToEntity } from '../entities';
import { ManualTimers } from '../__testUtils__/ManualTimers';
import { page, someTime, source, summary } from '../__testUtils__/summary';
import { DatabaseEntityProvider } from './DatabaseEntityProvider';
import { KnownEntity } from './KnownEntities';

const eu = summary();
const us = summary({ kubernetesCluster: 'prod-us', name: 'ledger-db' });
const euRef = 'resource:default/prod-eu.orders.postgresql.orders-db';
const usRef = 'resource:default/prod-us.orders.postgresql.ledger-db';

/** A provider, the backend it asks and the catalog it writes to. */
async function setup() {
  const timers = new ManualTimers();
  const logger = mockServices.logger.mock();
  const world = {
    databases: [eu, us] as DatabaseSummary[],
    sources: [source(), source({ kubernetesCluster: 'prod-us' })],
    inCatalog: new Map<string, KnownEntity>(),
    failure: undefined as Error | undefined,
    readings: 0,
  };
  const mutations: EntityProviderMutation[] = [];
  const applyMutation = jest.fn(async (mutation: EntityProviderMutation) => {
    mutations.push(mutation);
  });
  const events = mockServices.events.mock();
  const run = jest.fn();

  const provider = new DatabaseEntityProvider({
    api: {
      getSources: async () => ({ items: world.sources, observedAt: someTime }),
      getDatabases: async () => {
        world.readings++;
        if (world.failure) {
          throw world.failure;
        }
        return page(world.databases);
      },
    },
    readKnown: async () => world.inCatalog,
    toEntity: database =>
      databaseToEntity(database, { defaultOwner: 'group:default/unowned' }),
    events,
    taskRunner: { run },
    logger,
    now: timers.now,
    setTimer: timers.setTimer,
  });
  await provider.connect({ applyMutation, refresh: jest.fn() });

  /** What a run tells the catalog. */
  const refresh = async () => {
    mutations.length = 0;
    await provider.refresh();
    return mutations.map(told);
  };
  const setState = (
    kubernetesCluster: string,
    state: SourceStatus['state'],
  ) => {
    world.sources = world.sources.map(item =>
      item.kubernetesCluster === kubernetesCluster ? { ...item, state } : item,
    );
  };
  return {
    provider,
    world,
    timers,
    logger,
    events,
    run,
    refresh,
    setState,
    applyMutation,
  };
}

function told(mutation: EntityProviderMutation) {
  return mutation.type === 'full'
    ? { full: mutation.entities.map(({ entity }) => entity.metadata.title) }
    : {
        added: mutation.added.map(({ entity }) => entity.metadata.title),
        removed: mutation.removed.map(item =>
          'entityRef' in item ? item.entityRef : item.entity,
        ),
      };
}

describe('DatabaseEntityProvider', () => {
  it('tells the catalog everything once, and then what is different', async () => {
    const { world, refresh, applyMutation } = await setup();

    expect(await refresh()).toEqual([{ full: ['orders-db', 'ledger-db'] }]);
    expect(applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: expect.arrayContaining([
        {
          entity: expect.objectContaining<Partial<Entity>>({
            kind: 'Resource',
          }),
          locationKey: 'DatabaseEntityProvider:default',
        },
      ]),
    });
    expect(await refresh()).toEqual([]);

    world.databases = [
      summary({}, { phase: 'failed', reason: 'No member serves.' }),
      us,
    ];
    expect(await refresh()).toEqual([]);

    world.databases = [
      summary({}, { version: '16' }),
      summary({ name: 'carts-db' }),
    ];
    expect(await refresh()).toEqual([
      { added: ['orders-db', 'carts-db'], removed: [usRef] },
    ]);
    expect(await refresh()).toEqual([]);
  });

  it.each(['connecting', 'failed', 'stale', 'forbidden'] as const)(
    'keeps the databases of a Kubernetes cluster that is %s',
    async state => {
      const { world, refresh, setState } = await setup();
      await refresh();

      setState('prod-us', state);
      world.databases = [];
      expect(await refresh()).toEqual([{ added: [], removed: [euRef] }]);

      setState('prod-us', 'live');
      world.databases = [us];
      expect(await refresh()).toEqual([]);
      world.databases = [];
      expect(await refresh()).toEqual([{ added: [], removed: [usRef] }]);
    },
  );

  it('drops nothing after a restart while a Kubernetes cluster is not listed yet', async () => {
    const { world, refresh, setState } = await setup();
    world.inCatalog = new Map([
      [euRef, { database: eu.ref }],
      [usRef, { database: us.ref }],
      ['resource:default/gone', { database: { ...eu.ref, name: 'gone' } }],
    ]);
    world.databases = [eu];
    setState('prod-us', 'connecting');

    expect(await refresh()).toEqual([
      { added: ['orders-db'], removed: ['resource:default/gone'] },
    ]);

    setState('prod-us', 'live');
    world.databases = [eu, us];
    expect(await refresh()).toEqual([{ full: ['orders-db', 'ledger-db'] }]);
  });

  it('drops nothing while no Kubernetes cluster is known', async () => {
    const { world, refresh } = await setup();
    world.inCatalog = new Map([[euRef, { database: eu.ref }]]);
    world.databases = [];
    world.sources = [];

    expect(await refresh()).toEqual([]);
  });

  it('compares with the catalog again every ten minutes', async () => {
    const { world, refresh, setState, timers } = await setup();
    await refresh();

    timers.advance(600_000);
    expect(await refresh()).toEqual([{ full: ['orders-db', 'ledger-db'] }]);

    setState('prod-us', 'stale');
    world.inCatalog = new Map([
      ['resource:default/other-replica', { database: eu.ref }],
    ]);
    expect(await refresh()).toEqual([]);
    timers.advance(600_000);
    expect(await refresh()).toEqual([
      {
        added: ['orders-db', 'ledger-db'],
        removed: ['resource:default/other-replica'],
      },
    ]);
  });

  it('says once what failed, and tries again', async () => {
    const { provider, world, logger, refresh, applyMutation } = await setup();

    world.failure = new Error('connection refused');
    await provider.refreshQuietly();
    await provider.refreshQuietly();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('connection refused'),
    );
    expect(applyMutation).not.toHaveBeenCalled();

    world.failure = undefined;
    applyMutation.mockRejectedValueOnce(new Error('catalog is locked'));
    await provider.refreshQuietly();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog is locked'),
    );
    expect(await refresh()).toEqual([{ full: ['orders-db', 'ledger-db'] }]);
  });

  it('runs by schedule and when the databases backend says that something changed', async () => {
    const { provider, world, timers, events, run } = await setup();

    expect(run).toHaveBeenCalledWith({
      id: 'DatabaseEntityProvider:default:refresh',
      fn: expect.any(Function),
    });
    await run.mock.calls[0][0].fn(new AbortController().signal);
    expect(world.readings).toBe(1);

    const [{ topics, onEvent }] = events.subscribe.mock.calls[0];
    expect(topics).toEqual(['databases.changed']);
    const event = {
      topic: 'databases.changed',
      eventPayload: { refs: [], removed: [] },
    };
    await onEvent(event);
    await onEvent(event);
    timers.advance(500);
    await provider.refresh();
    expect(world.readings).toBe(3);

    provider.stop();
    await onEvent(event);
    expect(timers.waiting).toBe(0);
    await expect(provider.refresh()).rejects.toThrow('aborted');
    expect(world.readings).toBe(3);
  });
});

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

import * as fc from 'fast-check';
import {
  gadget,
  gadgetEvent,
  gadgetPod,
  GadgetWorld,
} from '../__testUtils__/GadgetWorld';
import { gadgetEngine } from '../__testUtils__/gadgetEngine';
import { FactCodec } from './FactCodec';
import { HeldFact } from './HeldFact';

describe('Inventory', () => {
  it('joins members with their database, whichever comes first', async () => {
    const world = new GadgetWorld();
    world.sink('pod').upsert(gadgetPod('a', 'a-0'));
    await world.clock.advance(1_000);
    expect(world.record('a')).toBeUndefined();
    expect(world.changes).toEqual([]);

    world.sink('gadget').upsert(gadget('a', { version: '7' }));
    world.sink('pod').upsert(gadgetPod('a', 'a-1', { ready: false }));
    world
      .sink('node')
      .upsert({ metadata: { name: 'node-1', labels: { zone: 'z' } } });
    await world.clock.advance(1_000);
    expect(world.details('a')).toMatchObject({
      version: '7',
      members: { ready: 1, total: 2 },
      topology: { members: [{ name: 'a-0', zone: 'z' }, { name: 'a-1' }] },
    });
    expect(world.changes).toEqual([['prod-eu/ns/gadget/a', 'state']]);
  });

  it('tells state from figures, and says nothing when nothing changed', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    world.sink('pod').upsert(gadgetPod('a', 'a-0', { ready: true, behind: 1 }));
    await world.clock.advance(1_000);
    const { revision } = world.inventory;
    world.changes.length = 0;

    world.sink('pod').upsert(gadgetPod('a', 'a-0', { ready: true, behind: 1 }));
    await world.clock.advance(1_000);
    expect(world.changes).toEqual([]);

    world.sink('pod').upsert(gadgetPod('a', 'a-0', { ready: true, behind: 2 }));
    await world.clock.advance(1_000);
    expect(world.changes).toEqual([['prod-eu/ns/gadget/a', 'figures']]);
    expect(world.inventory.revision).toBe(revision);
    expect(world.record('a')?.row).toContain('"bytes":2');

    world
      .sink('pod')
      .upsert(gadgetPod('a', 'a-0', { ready: false, behind: 2 }));
    await world.clock.advance(1_000);
    expect(world.changes[1]).toEqual(['prod-eu/ns/gadget/a', 'state']);
    expect(world.inventory.revision).toBeGreaterThan(revision);
  });

  it('looks again at a database of which no fact changed only where something else did', async () => {
    const world = new GadgetWorld();
    let looks = 0;
    const { observe } = gadgetEngine;
    const spy = jest
      .spyOn(gadgetEngine, 'observe')
      .mockImplementation(facts => {
        looks += 1;
        return { ...observe(facts), reviewAt: facts.now + 7_000 };
      });
    const node = { metadata: { name: 'node-1', labels: { zone: 'z' } } };
    world.sink('gadget').upsert(gadget('a'));
    world.sink('node').upsert(node);
    // Time stands still, so that nothing is looked at again on its own
    world.knowledge.judgement = () => ({ now: 1_000, isFrozen: true });
    await world.clock.advance(1_000);
    const looksAfter = async (ms: number) => {
      const before = looks;
      await world.clock.advance(ms);
      world.inventory.sweep(0, 1);
      await world.clock.advance(1_000);
      return looks - before;
    };
    expect(await looksAfter(10_000)).toBe(0);
    world.sink('node').upsert(node);
    expect(await looksAfter(10_000)).toBe(0);
    world.sink('node').upsert({ metadata: { name: 'node-1' } });
    expect(await looksAfter(10_000)).toBe(1);
    expect(await looksAfter(300_000)).toBe(1);
    world.knowledge.judgement = () => undefined;
    expect(await looksAfter(0)).toBe(1);
    expect(await looksAfter(10_000)).toBeGreaterThan(0);
    spy.mockRestore();
  });

  it('observes a database that changes all the time at most four times a second', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    await world.clock.advance(1_000);
    world.changes.length = 0;
    for (let step = 0; step < 100; step += 1) {
      world
        .sink('pod')
        .upsert(gadgetPod('a', 'a-0', { ready: step % 2 === 0 }));
      await world.clock.advance(10);
    }
    expect(world.changes.length).toBeGreaterThanOrEqual(3);
    expect(world.changes.length).toBeLessThanOrEqual(5);
  });

  it('moves a member whose label changes, and drops one that loses it', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    world.sink('gadget').upsert(gadget('b'));
    const pods = world.sink('pod');
    pods.upsert(gadgetPod('a', 'x'));
    await world.clock.advance(1_000);
    pods.upsert(gadgetPod('b', 'x'));
    await world.clock.advance(1_000);
    expect(world.details('a')?.members.total).toBe(0);
    expect(world.details('b')?.members.total).toBe(1);
    pods.upsert(gadgetPod(undefined, 'x'));
    await world.clock.advance(1_000);
    expect(world.details('b')?.members.total).toBe(0);
  });

  it('drops what a new list does not have, of that resource only', async () => {
    const world = new GadgetWorld();
    const gadgets = world.sink('gadget');
    const pods = world.sink('pod');
    gadgets.upsert(gadget('a'));
    gadgets.upsert(gadget('b'));
    pods.upsert(gadgetPod('a', 'a-0'));
    pods.upsert(gadgetPod('a', 'a-1'));
    await world.clock.advance(1_000);
    // Not taken in yet when the list ends
    pods.upsert(gadgetPod('a', 'a-2'));

    pods.startSync();
    pods.upsert(gadgetPod('b', 'a-0'));
    pods.endSync();
    await world.clock.advance(1_000);
    expect(world.details('a')?.members.total).toBe(0);
    expect(world.details('b')?.topology.members).toMatchObject([
      { name: 'a-0' },
    ]);

    world.changes.length = 0;
    gadgets.startSync();
    gadgets.upsert(gadget('b'));
    gadgets.endSync();
    await world.clock.advance(1_000);
    expect(world.record('a')).toBeUndefined();
    expect(world.changes).toEqual([['prod-eu/ns/gadget/a', 'removed']]);
  });

  it('shows a database again, with its members, when its object comes back', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    world.sink('pod').upsert(gadgetPod('a', 'a-0'));
    await world.clock.advance(1_000);
    world.sink('gadget').remove(gadget('a'));
    await world.clock.advance(1_000);
    expect(world.record('a')).toBeUndefined();
    expect(world.inventory.visible.size).toBe(0);
    world.sink('gadget').upsert(gadget('a'));
    await world.clock.advance(1_000);
    expect(world.details('a')?.members.total).toBe(1);
  });

  it('keeps the newest Events only', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a'));
    for (const day of ['03', '01', '05', '02', '04']) {
      world
        .sink('event')
        .upsert(gadgetEvent('a', `e${day}`, `2026-01-${day}T00:00:00Z`));
      await world.clock.advance(300);
    }
    const record = world.record('a');
    const facts = record ? world.inventory.facts(record, 'event') : [];
    expect(facts.map(({ reason }) => reason)).toEqual(['e03', 'e04', 'e05']);
  });

  it('waits with a first verdict until everything was looked at, but not for ever', async () => {
    const world = new GadgetWorld();
    world.knowledge.isSettled = () => false;
    world.knowledge.gap = resource => ({
      resource,
      reason: 'It is still being read.',
    });
    world.sink('gadget').upsert(gadget('a'));
    await world.clock.advance(9_000);
    expect(world.record('a')).toBeUndefined();
    await world.clock.advance(2_000);
    expect(world.details('a')?.gaps).toEqual([
      { resource: 'pod', reason: 'It is still being read.' },
    ]);

    world.sink('gadget').upsert(gadget('b'));
    await world.clock.advance(100);
    world.knowledge.isSettled = () => true;
    world.inventory.knowledgeChanged(world.partition());
    await world.clock.advance(100);
    expect(world.record('b')).toBeDefined();
  });

  it('survives an engine that throws, and objects that make no sense', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a', { phase: 'explode' }));
    world.sink('gadget').upsert({});
    world.sink('gadget').upsert({ metadata: 'x' });
    world.sink('event').upsert({ metadata: { name: 'e' }, involvedObject: 7 });
    await world.clock.advance(1_000);
    expect(world.details('a')).toMatchObject({
      phase: 'unknown',
      reason: 'The portal could not make sense of this database: boom',
      attention: true,
    });
  });

  it('finds owner, system and environment', async () => {
    const world = new GadgetWorld({
      owners: {
        namespaces: { shop: 'group:default/shop' },
        groupNamespace: 'teams',
      },
      environments: [
        { name: 'staging', namespaces: ['shop'] },
        { name: 'production' },
      ],
    });
    const gadgets = world.sink('gadget');
    gadgets.upsert(
      gadget('a', { team: 'orders' }, 'ns', {
        annotations: {
          'databases.backstage.io/owner': 'user:default/Ada',
          'databases.backstage.io/system': 'Shop',
        },
      }),
    );
    gadgets.upsert(gadget('b', { team: 'orders' }));
    gadgets.upsert(gadget('c', { team: 'not a / name /' }, 'shop'));
    gadgets.upsert(gadget('d'));
    await world.clock.advance(1_000);
    expect(world.details('a')).toMatchObject({
      owner: { ref: 'user:default/ada', source: 'annotation' },
      system: 'system:default/shop',
      environment: 'production',
    });
    expect(world.details('b')?.owner).toEqual({
      ref: 'group:teams/orders',
      source: 'engine',
    });
    expect(world.details('c', 'shop')).toMatchObject({
      owner: { ref: 'group:default/shop', source: 'namespace' },
      environment: 'staging',
    });
    expect(world.details('d')?.owner).toEqual({ source: 'none' });
  });

  it('calls for attention when a deletion takes more than an hour', async () => {
    const world = new GadgetWorld();
    world.sink('gadget').upsert(gadget('a', { phase: 'failed' }));
    world.sink('gadget').upsert(gadget('b', { phase: 'updating' }));
    await world.clock.advance(1_000);
    expect(world.details('a')?.attention).toBe(true);
    expect(world.details('b')?.attention).toBe(false);
  });

  it('ends up the same whatever the order of events, as a list of what exists would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            kind: fc.constantFrom('gadget', 'pod'),
            name: fc.constantFrom('a', 'b', 'c'),
            database: fc.constantFrom('a', 'b', undefined),
            exists: fc.boolean(),
            pause: fc.boolean(),
          }),
          { maxLength: 25 },
        ),
        async steps => {
          const world = new GadgetWorld();
          const sinks = {
            gadget: world.sink('gadget'),
            pod: world.sink('pod'),
          };
          const gadgets = new Set<string>();
          const pods = new Map<string, string | undefined>();
          for (const { kind, name, database, exists, pause } of steps) {
            const object =
              kind === 'gadget' ? gadget(name) : gadgetPod(database, name);
            const sink = kind === 'gadget' ? sinks.gadget : sinks.pod;
            if (exists) {
              sink.upsert(object);
            } else {
              sink.remove(object);
            }
            if (kind === 'gadget') {
              gadgets[exists ? 'add' : 'delete'](name);
            } else if (exists) {
              pods.set(name, database);
            } else {
              pods.delete(name);
            }
            if (pause) {
              await world.clock.advance(500);
            }
          }
          await world.clock.advance(1_000);
          for (const name of ['a', 'b', 'c']) {
            const expected = gadgets.has(name)
              ? [...pods.keys()].filter(pod => pods.get(pod) === name).sort()
              : undefined;
            expect(
              world.details(name)?.topology.members.map(member => member.name),
            ).toEqual(expected);
          }
          expect(world.inventory.visible.size).toBe(gadgets.size);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('FactCodec', () => {
  it('gives back what it was given', () => {
    const codec = new FactCodec();
    fc.assert(
      fc.property(
        fc.dictionary(
          fc
            .tuple(fc.nat(63), fc.stringMatching(/^[a-z0-9.-]{1,20}$/))
            .map(([index, name]) => `${index} ${name}`),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        facts => {
          const held = Object.entries(facts).map(
            ([key, text]) => [key, HeldFact.ofText(text)] as const,
          );
          const unpacked = codec.unpack(codec.pack(new Map(held)));
          expect(
            Array.from(unpacked, ([key, { text }]) => [key, text]),
          ).toEqual(Object.entries(facts));
        },
      ),
    );
  });
});

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
import { Conformance } from '../__testUtils__/conformance';
import { PlanWorld, REPOSITORY } from '../__testUtils__/PlanWorld';
import { RouterHarness } from '../__testUtils__/RouterHarness';
import { ReadFilter, ALLOW_ALL, ALLOW_NONE } from '../permissions/ReadFilter';
import { gadgetEngine } from '../__testUtils__/gadgetEngine';

const conformance = new Conformance();

const SPEC = { team: 'shop', members: 2, volume: { size: '10Gi' } };

const MANIFEST = `apiVersion: example.org/v2
kind: Gadget
metadata: {name: a, namespace: shop}
spec: {team: shop, members: 2, volume: {size: 10Gi}}
`;

const CONFIG = {
  environments: [{ name: 'production', tier: 'critical' }],
  gitops: {
    repositories: [
      {
        namespaces: ['shop'],
        url: REPOSITORY,
        path: '{namespace}/{name}.yaml',
      },
    ],
  },
};

async function worldWith(databases: object = CONFIG) {
  const planWorld = new PlanWorld(
    { 'shop/a.yaml': MANIFEST },
    databases as never,
  );
  await planWorld.addGadget('a', SPEC);
  return planWorld;
}

describe('OperationsReader', () => {
  const all = async () => ALLOW_ALL;

  it('offers what can be asked for, with where the manifest is, and remembers that', async () => {
    const planWorld = await worldWith();
    const record = planWorld.world.record('a', 'shop')!;
    const { operations } = planWorld.planning;
    const answer = await operations.read(record, all);
    expect(answer).toMatchObject({
      items: [
        { id: 'clone', title: 'Clone', allowed: true },
        { id: 'resize', allowed: true },
        { id: 'delete', allowed: true },
      ],
      location: { path: 'shop/a.yaml', foundBy: 'configuration' },
    });
    const calls = planWorld.git.calls.length;
    await operations.read(record, all);
    expect(planWorld.git.calls).toHaveLength(calls);
    await planWorld.world.clock.advance(31_000);
    await operations.read(record, all);
    expect(planWorld.git.calls.length).toBeGreaterThan(calls);
  });

  it('says why not: rights, no place in Git, on its way out', async () => {
    const planWorld = await worldWith({});
    const record = planWorld.world.record('a', 'shop')!;
    const { operations } = planWorld.planning;
    const { items, location } = await operations.read(record, async kind =>
      kind === 'delete' ? ALLOW_NONE : ALLOW_ALL,
    );
    expect(location).toBeUndefined();
    expect(items).toMatchObject([
      {
        id: 'clone',
        allowed: false,
        reason: expect.stringContaining(
          'No repository is configured for new databases in the namespace shop',
        ),
      },
      {
        id: 'resize',
        allowed: false,
        reason: expect.stringContaining(
          'Nothing says where in Git the manifest of a is',
        ),
      },
      {
        id: 'delete',
        allowed: false,
        reason: 'You lack the permission databases.database.delete on it',
      },
    ]);
    await planWorld.addGadget('a', { ...SPEC, phase: 'deleting' });
    await planWorld.world.clock.advance(1_000);
    const leaving = await operations.read(record, all);
    expect(leaving.items[1].reason).toBe('It is being deleted');
  });

  it('says what has no meaning for the database as it is, in the words of its engine', async () => {
    const planWorld = await worldWith();
    const { operations } = planWorld.planning;
    const resize = async () =>
      (
        await operations.read(planWorld.world.record('a', 'shop')!, all)
      ).items.find(({ id }) => id === 'resize');
    expect(await resize()).toMatchObject({ applies: true, allowed: true });
    await planWorld.addGadget('a', { ...SPEC, state: 'Fixed' });
    await planWorld.world.clock.advance(1_000);
    expect(await resize()).toEqual({
      id: 'resize',
      title: 'Resize',
      applies: false,
      allowed: false,
      reason: 'A fixed gadget keeps its size.',
    });
  });

  it('is served as the specification says', async () => {
    const planWorld = await worldWith();
    const harness = new RouterHarness(conformance);
    harness.world.sink('gadget').upsert({
      metadata: { name: 'a', namespace: 'shop' },
      spec: SPEC,
    });
    await harness.world.clock.advance(100);
    harness.operations.read.mockResolvedValue(
      await planWorld.planning.operations.read(
        planWorld.world.record('a', 'shop')!,
        all,
      ),
    );
    const path = '/databases/prod-eu/shop/gadget/a/operations';
    const response = await harness.get(path);
    expect(response.status).toBe(200);
    const again = await harness.get(path, {
      'If-None-Match': response.headers.etag,
    });
    expect(again.status).toBe(304);
    expect(
      (await harness.get('/databases/prod-eu/shop/gadget/b/operations')).status,
    ).toBe(404);
  });
});

describe('TargetsReader', () => {
  const NAMESPACES = '/api/v1/namespaces';
  const CLASSES = '/apis/storage.k8s.io/v1/storageclasses';
  const everything = { read: ALLOW_ALL, create: ALLOW_ALL, ownRefs: [] };

  function fill({ transport }: PlanWorld) {
    transport.put(NAMESPACES, {
      items: [
        { metadata: { name: 'shop' } },
        { metadata: { name: 'search' } },
        { metadata: { name: 'kube-system' } },
        { metadata: { name: 'gadget-operator' } },
        { metadata: { name: 'gone' }, status: { phase: 'Terminating' } },
      ],
    });
    transport.put(CLASSES, {
      items: [
        { metadata: { name: 'slow' } },
        {
          metadata: {
            name: 'fast',
            annotations: {
              'storageclass.kubernetes.io/is-default-class': 'true',
            },
          },
        },
      ],
    });
  }

  it('names every namespace with its tier, classes, repository and owners', async () => {
    const planWorld = await worldWith();
    fill(planWorld);
    const { targets } = planWorld.planning;
    const items = await targets.read(gadgetEngine, everything);
    expect(items).toMatchObject([
      {
        namespace: 'search',
        environment: 'production',
        tier: { name: 'critical', minimumMembers: 3 },
        allowed: false,
        reason: expect.stringContaining('No repository is configured'),
        storageClasses: ['fast', 'slow'],
        owners: [],
      },
      {
        namespace: 'shop',
        allowed: true,
        engines: ['gadget'],
        repository: { url: REPOSITORY, path: 'shop/{name}.yaml' },
        owners: ['group:default/shop'],
      },
    ]);
    const requests = planWorld.transport.requests.length;
    await targets.read(gadgetEngine, everything);
    expect(planWorld.transport.requests).toHaveLength(requests);
  });

  it('tells nobody of namespaces in which they neither see nor may do anything', async () => {
    const planWorld = await worldWith();
    fill(planWorld);
    const { targets } = planWorld.planning;
    const owned: ReadFilter = {
      key: 'x',
      allows: ({ owner, ref }) =>
        owner.ref === 'group:default/search' && ref.namespace === 'search',
    };
    const read = async (rights: object) =>
      (await targets.read(gadgetEngine, { ...everything, ...rights })).map(
        ({ namespace, allowed, reason }) => ({ namespace, allowed, reason }),
      );
    expect(await read({ read: ALLOW_NONE, create: ALLOW_NONE })).toEqual([]);
    expect(await read({ create: owned })).toEqual([
      {
        namespace: 'shop',
        allowed: false,
        reason: 'You may not create databases here',
      },
    ]);
    expect(
      await read({
        read: ALLOW_NONE,
        create: owned,
        ownRefs: ['group:default/search'],
      }),
    ).toMatchObject([{ namespace: 'search' }]);
  });

  it('makes do with the inventory where namespaces may not be listed, and leaves out Kubernetes clusters without the operator', async () => {
    const planWorld = await worldWith();
    const { targets } = planWorld.planning;
    const items = await targets.read(gadgetEngine, everything);
    expect(items.map(({ namespace }) => namespace)).toEqual(['shop']);
    expect(items[0].storageClasses).toBeUndefined();
    Object.assign(planWorld.sources[0], { state: 'absent' });
    expect(await targets.read(gadgetEngine, everything)).toEqual([]);
  });

  it('hides the namespaces that the configuration names, but for those with databases', async () => {
    const planWorld = await worldWith({
      ...CONFIG,
      targets: { hiddenNamespaces: ['s*', 'kube-*'] },
    });
    fill(planWorld);
    const { targets } = planWorld.planning;
    const items = await targets.read(gadgetEngine, everything);
    expect(items.map(({ namespace }) => namespace)).toEqual([
      'gadget-operator',
      'shop',
    ]);
  });

  it('offers the versions that the engine knows and the tier allows', async () => {
    const source = { title: 'Manual', url: 'https://gadgets.example.org' };
    const versionsIn = async (
      known: readonly string[] | undefined,
      allowed: string[] | undefined,
    ) => {
      const planWorld = await worldWith({
        ...CONFIG,
        tiers: {
          critical: allowed ? { versions: { gadget: allowed } } : {},
        },
      });
      fill(planWorld);
      const seen: unknown[] = [];
      const [{ versions, versionsSource }] =
        await planWorld.planning.targets.read(
          {
            ...gadgetEngine,
            changes: {
              ...gadgetEngine.changes!,
              versions: ({ namespace, shared }) => {
                seen.push(namespace, shared.gap('node'));
                return known && { items: known, source };
              },
            },
          },
          everything,
        );
      expect(seen.slice(0, 2)).toEqual(['search', undefined]);
      expect(versionsSource).toEqual(known && source);
      return versions;
    };
    const known = ['8.0.19', '8.0.20', '8.4.1', '80'];
    expect(await versionsIn(known, undefined)).toEqual(known);
    expect(await versionsIn(known, ['8.0'])).toEqual(['8.0.19', '8.0.20']);
    expect(await versionsIn(undefined, ['8.0'])).toEqual(['8.0']);
    expect(await versionsIn(undefined, undefined)).toBeUndefined();
  });

  it('is served as the specification says', async () => {
    const planWorld = await worldWith();
    fill(planWorld);
    const harness = new RouterHarness(conformance);
    harness.targets.read.mockImplementation((engine, rights) => {
      expect(rights.ownRefs).toContain('group:default/Shop');
      return planWorld.planning.targets.read(engine, rights);
    });
    const response = await harness.get('/targets?engine=gadget');
    expect(response.status).toBe(200);
    expect(response.body.items).toHaveLength(2);
    const wrong = await harness.get('/targets?engine=x');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toBe('engine: must be one of gadget');
  });
});

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
import { fieldAt, listAt, recordAt, resourceIds, textAt } from '../shared';
import {
  backup,
  createTestWorld,
  loadTestCrds,
  minute,
  replset,
  sharding,
} from './__testUtils__/createTestWorld';
import { clusterLabels } from './names';
import { mongodbResources } from './resources';

let definitions: Awaited<ReturnType<typeof loadTestCrds>>;

beforeAll(async () => {
  definitions = await loadTestCrds();
});

const labels = (component: string, set?: string) => ({
  ...clusterLabels('catalog'),
  'app.kubernetes.io/component': component,
  ...(set && { 'app.kubernetes.io/replset': set }),
});

describe('a replica set', () => {
  it('comes up: one member is initiated, the others copy its data, then it is ready', () => {
    const world = createTestWorld(definitions);
    world.create({}, {}, 3000);
    const states = new Set([world.state()]);
    const words = new Set<string>();
    for (let i = 0; i < 60; i++) {
      world.clock.advance(1000);
      states.add(world.state());
      Object.values(world.members()).forEach(word => words.add(word ?? ''));
    }
    expect([...states]).toEqual(['initializing', 'ready']);
    expect(words).toContain('STARTUP2');
    expect(world.members()).toEqual({
      'rs0-0': 'PRIMARY',
      'rs0-1': 'SECONDARY',
      'rs0-2': 'SECONDARY',
    });
    expect(world.status()).toMatchObject({
      size: 3,
      ready: 3,
      host: 'catalog-rs0.shop.svc.cluster.local',
      mongoVersion: '8.0.19-7',
      observedGeneration: 1,
      replsets: {
        rs0: { initialized: true, size: 3, ready: 3, status: 'ready' },
      },
    });
    // The entry of an older state stays True: several contradict each other.
    expect(
      listAt(world.status(), 'conditions').map(each => [
        textAt(each, 'type'),
        textAt(each, 'status'),
      ]),
    ).toEqual([
      ['initializing', 'True'],
      ['ready', 'True'],
    ]);
  });

  it('has the names, labels and owners of the real operator', () => {
    const world = createTestWorld(definitions);
    world.create({
      replsets: [
        replset('rs0', {
          configuration: 'operationProfiling:\n  mode: slowOp\n',
        }),
      ],
    });
    expect(world.pods()).toEqual([
      'catalog-rs0-0',
      'catalog-rs0-1',
      'catalog-rs0-2',
    ]);
    expect(world.names('claims')).toEqual([
      'mongod-data-catalog-rs0-0',
      'mongod-data-catalog-rs0-1',
      'mongod-data-catalog-rs0-2',
    ]);
    expect(world.names('services')).toEqual(['catalog-rs0']);
    expect(world.names('disruptionBudgets')).toEqual(['catalog-mongod-rs0']);
    expect(world.names('configMaps')).toContain('catalog-rs0-mongod');
    expect(world.names('secrets')).toEqual([
      'catalog-mongodb-encryption-key',
      'catalog-mongodb-keyfile',
      'catalog-ssl',
      'catalog-ssl-internal',
      'internal-catalog-users',
      'percona-server-mongodb-users',
    ]);
    for (const object of [
      world.get('statefulSets', 'catalog-rs0'),
      world.podObjects()[0],
      world.get('claims', 'mongod-data-catalog-rs0-0'),
    ]) {
      expect(object?.metadata.labels).toMatchObject(labels('mongod', 'rs0'));
    }
    const pod = world.podObjects()[0];
    expect(textAt(pod, 'spec', 'containers', 0, 'name')).toBe('mongod');
    expect(world.get('statefulSets', 'catalog-rs0')).toMatchObject({
      metadata: {
        ownerReferences: [{ kind: 'PerconaServerMongoDB', name: 'catalog' }],
      },
      // The operator's own SmartUpdate is OnDelete for Kubernetes.
      spec: { updateStrategy: { type: 'OnDelete' } },
    });
    expect(world.get('services', 'catalog-rs0')).toMatchObject({
      spec: {
        clusterIP: 'None',
        ports: [{ port: 27017, appProtocol: 'mongo' }],
      },
    });
  });

  it('chooses another primary when the one that leads goes, and takes it back as a secondary', () => {
    const world = createTestWorld(definitions);
    world.create();
    world.api.delete(resourceIds.pods, 'shop', 'catalog-rs0-0');
    world.clock.advance(8000);
    expect(world.members()['rs0-0']).not.toBe('PRIMARY');
    world.clock.advance(minute);
    expect(world.members()).toEqual({
      'rs0-0': 'SECONDARY',
      'rs0-1': 'PRIMARY',
      'rs0-2': 'SECONDARY',
    });
    expect(world.state()).toBe('ready');
  });

  it('has no primary without a majority, and the status then tells no states', () => {
    const world = createTestWorld(definitions);
    world.create();
    world.conditions.cutOff = ['rs0-1', 'rs0-2'];
    world.clock.advance(2 * minute);
    expect(world.state()).toBe('initializing');
    expect(world.members()).toEqual({});
    // Ready containers are counted, whatever MongoDB says.
    expect(world.status()).toMatchObject({ ready: 3, size: 3 });
    expect(world.lines).toContain('shop/catalog: FULL CLUSTER CRASH');
    world.conditions.cutOff = [];
    world.clock.advance(3 * minute);
    expect(world.state()).toBe('ready');
  });

  it('says error when no mongod of it is left', () => {
    const world = createTestWorld(definitions);
    world.create();
    world.conditions.podFaults = {
      mongod: { crash: { container: 'mongod', exitCode: 14 } },
    };
    for (const pod of world.pods()) {
      world.api.delete(resourceIds.pods, 'shop', pod);
    }
    world.clock.advance(3 * minute);
    expect(world.state()).toBe('error');
    expect(textAt(world.status(), 'message')).toContain('CrashLoopBackOff');
  });

  it('waits for members that no node takes, and says why', () => {
    const world = createTestWorld(definitions, { nodes: 3 });
    world.create({ replsets: [replset('rs0', { size: 5 })] });
    expect(world.state()).toBe('initializing');
    expect(world.status()).toMatchObject({
      replsets: {
        rs0: {
          status: 'error',
          size: 5,
          ready: 3,
          message:
            "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
        },
      },
    });
  });

  it('runs arbiters, hidden and non-voting members in StatefulSets of their own', () => {
    const world = createTestWorld(definitions);
    const { volumeSpec, resources } = replset();
    world.create({
      replsets: [
        replset('rs0', {
          size: 4,
          arbiter: { enabled: true, size: 1, resources },
          nonvoting: { enabled: true, size: 1, resources, volumeSpec },
          hidden: { enabled: true, size: 1, resources },
        }),
      ],
    });
    expect(world.names('statefulSets')).toEqual([
      'catalog-rs0',
      'catalog-rs0-arbiter',
      'catalog-rs0-hidden',
      'catalog-rs0-nv',
    ]);
    expect(world.state()).toBe('ready');
    expect(world.status()).toMatchObject({ size: 7, ready: 7 });
    // Of arbiters the operator writes no state.
    expect(Object.keys(world.members()).sort()).toEqual([
      'rs0-0',
      'rs0-1',
      'rs0-2',
      'rs0-3',
      'rs0-hidden-0',
      'rs0-nv-0',
    ]);
    expect(world.names('claims')).not.toContain(
      'mongod-data-catalog-rs0-arbiter-0',
    );
    const arbiter = world
      .podObjects()
      .find(pod => pod.metadata.name === 'catalog-rs0-arbiter-0');
    expect(arbiter?.metadata.labels).toMatchObject(labels('arbiter', 'rs0'));
    expect(
      listAt(arbiter, 'spec', 'containers').map(each => textAt(each, 'name')),
    ).toEqual(['mongod-arbiter']);
    // A hidden member or one without a vote never leads.
    for (const pod of ['catalog-rs0-0', 'catalog-rs0-1', 'catalog-rs0-2']) {
      world.api.delete(resourceIds.pods, 'shop', pod);
    }
    world.clock.advance(minute);
    expect(world.operator.database('shop', 'catalog')?.primary()).toMatch(
      /^catalog-rs0-\d$/,
    );
  });
});

describe('a sharded database', () => {
  it('starts config servers and shards, then mongos, then adds the shards', () => {
    const world = createTestWorld(definitions);
    world.create(
      { replsets: [replset('rs0'), replset('rs1')], sharding: sharding() },
      {},
      1000,
    );
    const seen: string[] = [];
    const note = (what: string, isTrue: boolean) => {
      if (isTrue && !seen.includes(what)) {
        seen.push(what);
      }
    };
    for (let i = 0; i < 240; i++) {
      world.clock.advance(1000);
      const sets = recordAt(world.status(), 'replsets');
      note(
        'mongos',
        world.pods().some(pod => pod.includes('mongos')),
      );
      note('config initiated', fieldAt(sets, 'cfg', 'initialized') === true);
      note('shard added', fieldAt(sets, 'rs1', 'added_as_shard') === true);
      note('ready', world.state() === 'ready');
    }
    expect(seen.indexOf('mongos')).toBeLessThan(seen.indexOf('shard added'));
    expect(seen.at(-1)).toBe('ready');
    expect(world.status()).toMatchObject({
      host: 'catalog-mongos.shop.svc.cluster.local:27017',
      // Mongos are counted as well.
      size: 11,
      ready: 11,
      mongos: { size: 2, ready: 2, status: 'ready' },
      replsets: {
        cfg: { initialized: true },
        rs0: { added_as_shard: true },
        rs1: { added_as_shard: true },
      },
    });
    // Config servers have a component of their own; the name of the mongos' budget ends with a dash.
    expect(
      world.get('statefulSets', 'catalog-cfg')?.metadata.labels,
    ).toMatchObject(labels('cfg', 'cfg'));
    expect(
      world.get('statefulSets', 'catalog-mongos')?.metadata.labels,
    ).toEqual(labels('mongos'));
    expect(world.names('disruptionBudgets')).toEqual([
      'catalog-cfg-cfg',
      'catalog-mongod-rs0',
      'catalog-mongod-rs1',
      'catalog-mongos-',
    ]);
  });

  it('is not ready while its mongos crash, although every member is', () => {
    const world = createTestWorld(definitions);
    world.create({ sharding: sharding() }, {}, 6 * minute);
    expect(world.state()).toBe('ready');
    world.conditions.podFaults = {
      mongos: { crash: { container: 'mongos', exitCode: 2 } },
    };
    for (const pod of world.pods().filter(name => name.includes('mongos'))) {
      world.api.delete(resourceIds.pods, 'shop', pod);
    }
    world.clock.advance(2 * minute);
    expect(world.state()).toBe('initializing');
    expect(world.status()).toMatchObject({
      replsets: { rs0: { status: 'ready' } },
      mongos: {
        ready: 0,
        // One after another: the second is not made before the first is ready.
        size: 1,
        message: expect.stringContaining('back-off'),
      },
    });
  });

  it('takes a shard in, and refuses to let one go that holds data', () => {
    const world = createTestWorld(definitions, {
      conditions: { dataBytes: 1024 },
    });
    world.create({ sharding: sharding() }, {}, 6 * minute);
    world.change({ replsets: [replset('rs0'), replset('rs1')] });
    expect(world.state()).toBe('ready');
    expect(world.status()).toMatchObject({
      replsets: { rs1: { added_as_shard: true } },
    });
    world.change({ replsets: [replset('rs0')] });
    expect(world.status()).toMatchObject({
      state: 'error',
      message:
        'Error: check remove posibility for rs rs1: non system db found: app',
    });
    world.conditions.dataBytes = 0;
    world.clock.advance(2 * minute);
    expect(world.state()).toBe('ready');
    expect(world.names('statefulSets')).not.toContain('catalog-rs1');
  });
});

describe('what is refused', () => {
  it.each([
    [
      'an even size',
      { replsets: [replset('rs0', { size: 2 })] },
      'replset size must be odd',
    ],
    [
      'one member',
      { replsets: [replset('rs0', { size: 1 })] },
      'replset size must be at least 3',
    ],
    [
      'an arbiter for three members',
      {
        replsets: [replset('rs0', { arbiter: { enabled: true, size: 1 } })],
      },
      'replset size must be at least 4 with arbiter',
    ],
    ['no TLS', { tls: { mode: 'disabled' } }, 'TLS must be enabled'],
    [
      'a short grace period',
      { replsets: [replset('rs0', { terminationGracePeriodSeconds: 10 })] },
      'terminationGracePeriodSeconds must be at least 30 seconds',
    ],
    [
      'two replica sets without sharding',
      { replsets: [replset('rs0'), replset('rs1')] },
      'running multiple replsets without sharding is prohibited',
    ],
    [
      'two storages and no main one',
      {
        backup: backup({
          storages: {
            a: { type: 's3', s3: { bucket: 'a' } },
            b: { type: 's3', s3: { bucket: 'b' } },
          },
        }),
      },
      'main backup storage is not specified',
    ],
    [
      'a task without its storage',
      {
        backup: backup({
          tasks: [
            {
              name: 'nightly',
              enabled: true,
              schedule: '0 1 * * *',
              storageName: 'elsewhere',
            },
          ],
        }),
      },
      'there is no storage elsewhere in cluster catalog for nightly task',
    ],
  ])('%s: state error with the message', (_, spec, message) => {
    const world = createTestWorld(definitions);
    world.create(spec, {}, minute);
    expect(world.state()).toBe('error');
    expect(textAt(world.status(), 'message')).toContain(message);
  });

  it('runs on as it was: what was written before stays in the status', () => {
    const world = createTestWorld(definitions);
    world.create();
    const uids = world.uids();
    world.change({ replsets: [replset('rs0', { size: 4 })] });
    expect(world.status()).toMatchObject({
      state: 'error',
      ready: 3,
      size: 3,
      replsets: { rs0: { status: 'ready' } },
    });
    expect(world.uids()).toEqual(uids);
    world.change({
      replsets: [replset('rs0', { size: 4 })],
      unsafeFlags: { replsetSize: true },
    });
    expect(world.status()).toMatchObject({ state: 'ready', ready: 4 });
  });
});

describe('a change', () => {
  it('of the image is rolled out secondaries first, the primary last, after it has handed over', () => {
    const world = createTestWorld(definitions);
    world.create();
    const replaced: string[] = [];
    const unsubscribe = world.api.subscribe(
      resourceIds.pods,
      ({ type, object }) => {
        if (type === 'DELETED') {
          replaced.push(object.metadata.name);
        }
      },
    );
    world.change({ image: 'percona/percona-server-mongodb:8.0.20-8' }, 10_000);
    expect(world.state()).toBe('initializing');
    world.clock.advance(5 * minute);
    unsubscribe();
    expect(replaced).toEqual([
      'catalog-rs0-2',
      'catalog-rs0-1',
      'catalog-rs0-0',
    ]);
    expect(world.members()['rs0-0']).toBe('SECONDARY');
    expect(world.status()).toMatchObject({
      state: 'ready',
      mongoVersion: '8.0.20-8',
      mongoImage: 'percona/percona-server-mongodb:8.0.20-8',
    });
  });

  it('waits while a backup runs, and the status says that it is pending', () => {
    const world = createTestWorld(definitions, {
      conditions: { dataBytes: 600, backupRate: 1 },
    });
    world.create({ backup: backup() });
    const uids = world.uids();
    world.backup('long', {}, minute);
    expect(world.backupStatus('long').state).toBe('running');
    world.change({ crVersion: '1.21.0' }, 2 * minute);
    expect(world.uids()).toEqual(uids);
    expect(listAt(world.status(), 'conditions')).toContainEqual(
      expect.objectContaining({ type: 'pendingSmartUpdate', status: 'True' }),
    );
    world.clock.advance(20 * minute);
    expect(world.state()).toBe('ready');
    expect(world.uids().some(uid => uids.includes(uid))).toBe(false);
  });

  it('of the config servers goes before the shards, and the mongos come last', () => {
    const world = createTestWorld(definitions);
    world.create({ sharding: sharding() }, {}, 6 * minute);
    const replaced: string[] = [];
    world.api.subscribe(resourceIds.pods, ({ type, object }) => {
      if (type === 'DELETED') {
        replaced.push(object.metadata.name.replace(/catalog-|-\d$/g, ''));
      }
    });
    world.change(
      { image: 'percona/percona-server-mongodb:8.0.20-8' },
      10 * minute,
    );
    expect([...new Set(replaced)]).toEqual(['cfg', 'rs0', 'mongos']);
    expect(world.state()).toBe('ready');
  });

  it('of the size removes one member at a time and keeps the volumes', () => {
    const world = createTestWorld(definitions);
    world.create({ replsets: [replset('rs0', { size: 5 })] });
    expect(Object.keys(world.members())).toHaveLength(5);
    world.change({ replsets: [replset('rs0')] });
    expect(Object.keys(world.members())).toEqual(['rs0-0', 'rs0-1', 'rs0-2']);
    expect(world.names('claims')).toHaveLength(5);
    expect(world.state()).toBe('ready');
  });

  const sized = (storage: string, storageClassName = 'fast-ssd') => ({
    replsets: [
      replset('rs0', {
        volumeSpec: {
          persistentVolumeClaim: {
            storageClassName,
            resources: { requests: { storage } },
          },
        },
      }),
    ],
  });
  const requested = (world: ReturnType<typeof createTestWorld>) =>
    new Set(
      world.api
        .list(resourceIds.claims, { namespace: 'shop' })
        .map(claim =>
          fieldAt(claim, 'spec', 'resources', 'requests', 'storage'),
        ),
    );

  it('of the volume is ignored in silence without enableVolumeScaling', () => {
    const world = createTestWorld(definitions);
    world.create(sized('20Gi'));
    world.change(sized('40Gi'));
    expect(requested(world)).toEqual(new Set(['20Gi']));
    expect(world.state()).toBe('ready');
    expect(
      textAt(
        world.object(),
        'spec',
        'replsets',
        0,
        'volumeSpec',
        'persistentVolumeClaim',
        'resources',
        'requests',
        'storage',
      ),
    ).toBe('40Gi');
  });

  it('of the volume grows it with enableVolumeScaling, without a restart', () => {
    const world = createTestWorld(definitions);
    const storageScaling = { enableVolumeScaling: true };
    world.create({ ...sized('20Gi'), storageScaling });
    const uids = world.uids();
    world.change({ ...sized('40Gi'), storageScaling });
    expect(requested(world)).toEqual(new Set(['40Gi']));
    expect(world.uids()).toEqual(uids);
    expect(world.state()).toBe('ready');
    expect(world.get('statefulSets', 'catalog-rs0')).toMatchObject({
      spec: {
        volumeClaimTemplates: [
          { spec: { resources: { requests: { storage: '40Gi' } } } },
        ],
      },
    });
  });

  it('of the volume is taken back in the object itself where the class cannot grow', () => {
    const world = createTestWorld(definitions);
    const storageScaling = { enableVolumeScaling: true };
    world.create({ ...sized('20Gi', 'standard'), storageScaling });
    world.change({ ...sized('40Gi', 'standard'), storageScaling });
    expect(
      JSON.stringify(fieldAt(world.object(), 'spec', 'replsets')),
    ).toContain('"storage":"20Gi"');
    expect(world.state()).toBe('ready');
  });

  it('of the volume cannot make it smaller', () => {
    const world = createTestWorld(definitions);
    world.create(sized('20Gi'));
    world.change(sized('10Gi'));
    expect(world.status()).toMatchObject({
      state: 'error',
      message: expect.stringContaining(
        'requested storage (10Gi) is less than actual storage (20Gi)',
      ),
    });
  });

  it('of users is made when the database is ready, with a password of its own or a given one', () => {
    const world = createTestWorld(definitions);
    world.api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'app-password', namespace: 'shop' },
      data: { password: 'c2VjcmV0' },
    });
    const roles = [{ name: 'readWrite', db: 'shop' }];
    world.create({
      users: [
        {
          name: 'app',
          db: 'admin',
          passwordSecretRef: { name: 'app-password' },
          roles,
        },
        { name: 'reports', db: 'admin', roles },
        { name: 'backup', db: 'admin', roles },
      ],
    });
    expect(
      world.get('secrets', 'app-password')?.metadata.annotations,
    ).toHaveProperty(['percona.com/catalog-app-hash']);
    expect(
      Object.keys(
        recordAt(world.get('secrets', 'catalog-custom-user-secret'), 'data'),
      ),
    ).toEqual(['reports']);
    expect(
      world.get('secrets', 'catalog-custom-user-secret')?.metadata.labels,
    ).toBeUndefined();
    expect(world.lines).toContain(
      'shop/catalog: invalid user: creating user with reserved user name backup is forbidden',
    );
    expect(world.state()).toBe('ready');
  });
});

describe('what the operator writes into the object itself', () => {
  const writtenBy = (world: ReturnType<typeof createTestWorld>) =>
    (world.object()?.metadata.managedFields ?? [])
      .filter(
        entry =>
          textAt(entry, 'manager') === 'percona-server-mongodb-operator' &&
          fieldAt(entry, 'subresource') === undefined,
      )
      .map(entry => Object.keys(recordAt(entry, 'fieldsV1', 'f:spec')))
      .flat();

  it('is crVersion where there is none', () => {
    const world = createTestWorld(definitions);
    world.create({ crVersion: undefined });
    expect(fieldAt(world.object(), 'spec', 'crVersion')).toBe('1.22.0');
    expect(writtenBy(world)).toEqual(['f:crVersion']);
  });

  it('is the images with automatic upgrades, one major version at a time', () => {
    const world = createTestWorld(definitions, { skimming: true });
    const upgradeOptions = { apply: '7.0-recommended', schedule: '0 2 * * *' };
    world.create({
      image: 'percona/percona-server-mongodb:6.0.20-17',
      upgradeOptions,
    });
    expect(fieldAt(world.object(), 'spec', 'image')).toBe(
      'percona/percona-server-mongodb:7.0.30-16',
    );
    expect(writtenBy(world)).toContain('f:image');
    world.change(
      { upgradeOptions: { apply: '6.0-recommended', schedule: '0 3 * * *' } },
      18 * 60 * minute,
    );
    expect(world.lines.join('\n')).toContain(
      "can't upgrade to 6.0 with FCV set to 7.0",
    );
    world.change(
      { upgradeOptions: { apply: 'recommended', schedule: '0 4 * * *' } },
      24 * 60 * minute,
    );
    expect(world.status()).toMatchObject({
      state: 'ready',
      mongoVersion: '8.0.19-7',
    });
  });
});

describe('a pause', () => {
  it('takes all pods away, first the mongos, keeps the volumes, and ends as it began', () => {
    const world = createTestWorld(definitions);
    world.create(
      { replsets: [replset('rs0'), replset('rs1')], sharding: sharding() },
      {},
      6 * minute,
    );
    const claims = world.names('claims');
    world.change({ pause: true }, 8000);
    expect(world.state()).toBe('stopping');
    world.clock.advance(5 * minute);
    expect(world.state()).toBe('paused');
    expect(world.pods()).toEqual([]);
    expect(world.names('claims')).toEqual(claims);
    world.change({ pause: false });
    expect(world.state()).toBe('ready');
    expect(Object.values(world.members('rs1')).sort()).toEqual([
      'PRIMARY',
      'SECONDARY',
      'SECONDARY',
    ]);
  });
});

describe('deletion', () => {
  it('leaves volumes and Secrets of users behind, unless a finalizer says otherwise', () => {
    const world = createTestWorld(definitions);
    world.create();
    world.api.delete(mongodbResources.databases, 'shop', 'catalog');
    world.clock.advance(2 * minute);
    expect(world.object()).toBeUndefined();
    expect(world.pods()).toEqual([]);
    expect(world.names('claims')).toHaveLength(3);
    expect(world.names('secrets')).toContain('percona-server-mongodb-users');
  });

  it('takes pods away in order, then volumes and Secrets, with the finalizers', () => {
    const world = createTestWorld(definitions);
    world.create(
      {},
      {
        finalizers: [
          'percona.com/delete-psmdb-pvc',
          'percona.com/delete-psmdb-pods-in-order',
        ],
      },
    );
    world.api.delete(mongodbResources.databases, 'shop', 'catalog');
    world.clock.advance(8000);
    expect(world.state()).toBe('stopping');
    expect(world.pods()).toContain('catalog-rs0-0');
    world.clock.advance(3 * minute);
    expect(world.object()).toBeUndefined();
    expect(world.names('claims')).toEqual([]);
    expect(world.names('secrets')).not.toContain(
      'percona-server-mongodb-users',
    );
  });
});

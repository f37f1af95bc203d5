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

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ago, edit, Fixture } from '../__testUtils__/Fixture';

type Case = readonly [
  id: string,
  severity: 'critical' | 'warning' | 'info',
  change: (fixture: Fixture) => void,
  title: RegExp,
  shards?: number,
];

const claimOf = (fixture: Fixture, name: string) =>
  fixture.claims.find(
    claim => (claim.metadata as { name: string }).name === name,
  )!;

const cases: readonly Case[] = [
  [
    'ready-not-believed',
    'critical',
    f => f.pods.splice(0),
    /says "ready", but there are no pods/,
  ],
  [
    'replica-set-without-primary',
    'critical',
    f => f.states('rs0', ['SECONDARY', 'SECONDARY', 'SECONDARY']),
    /^The replica set rs0 has no primary: 3 of 3 members are ready\./,
  ],
  [
    'config-servers-without-primary',
    'critical',
    f => f.states('cfg', ['SECONDARY', 'SECONDARY', 'SECONDARY']),
    /^The config servers have no primary/,
    2,
  ],
  [
    'two-primaries',
    'critical',
    f => f.states('rs0', ['PRIMARY', 'PRIMARY', 'SECONDARY']),
    /catalog-rs0-0 and catalog-rs0-1 both say/,
  ],
  [
    'member-not-serving',
    'warning',
    f => f.states('rs0', ['PRIMARY', 'SECONDARY', 'ROLLBACK']),
    /catalog-rs0-2 does not serve: MongoDB says "ROLLBACK"/,
  ],
  [
    'stuck-initializing',
    'critical',
    f => f.status(['state'], 'initializing').status(['conditions'], []),
    /initializing since it was created at 2026-03-10 11:00 UTC/,
  ],
  [
    'mongos-not-ready',
    'warning',
    f => f.breakPod('mongos-0'),
    /^1 of 2 mongos is ready\./,
    2,
  ],
  [
    'shard-not-added',
    'warning',
    f => f.status(['replsets', 'rs1', 'added_as_shard'], false),
    /rs1 is not a shard/,
    2,
  ],
  [
    'pods-await-recreation',
    'info',
    f =>
      edit(
        f.podOf('rs0-1'),
        ['metadata', 'labels', 'controller-revision-hash'],
        'old',
      ),
    /^1 pod still runs what was declared before: catalog-rs0-1\./,
  ],
  [
    'size-refused',
    'warning',
    f => f.spec(['replsets', 0, 'size'], 4),
    /must be odd without an arbiter, and it asks for 4/,
  ],
  [
    'size-changed-silently',
    'warning',
    f => f.spec(['replsets', 0, 'size'], 4).spec(['crVersion'], '1.15.0'),
    /runs another size of rs0 than the object asks for/,
  ],
  [
    'even-votes',
    'warning',
    f =>
      f
        .spec(['replsets', 0, 'size'], 4)
        .spec(['unsafeFlags'], { replsetSize: true }),
    /^4 members of rs0 have a vote/,
  ],
  [
    'arbiter-instead-of-copy',
    'warning',
    f =>
      f
        .spec(['replsets', 0, 'size'], 2)
        .spec(['replsets', 0, 'arbiter'], { enabled: true, size: 1 })
        .spec(['unsafeFlags'], { replsetSize: true }),
    /rs0 has two members with data and an arbiter/,
  ],
  [
    'single-member',
    'info',
    f => f.spec(['replsets', 0, 'size'], 1),
    /rs0 has a single member/,
  ],
  [
    'single-mongos',
    'info',
    f => f.spec(['sharding', 'mongos', 'size'], 1),
    /There is a single mongos/,
    1,
  ],
  [
    'member-count-differs',
    'warning',
    f => f.spec(['replsets', 0, 'size'], 4).status(['state'], 'error'),
    /asks for 4 members of rs0, the operator runs 3/,
  ],
  [
    'members-on-one-node',
    'warning',
    f => f.pods.forEach(pod => edit(pod, ['spec', 'nodeName'], 'node-9')),
    /All 3 voting members of rs0 run on the node node-9/,
  ],
  [
    'majority-on-one-node',
    'warning',
    f => edit(f.podOf('rs0-1'), ['spec', 'nodeName'], 'node-0'),
    /More than half of the votes of rs0 are on the node node-0/,
  ],
  [
    'members-in-one-zone',
    'info',
    f =>
      f.pods.forEach(pod =>
        edit(
          pod,
          ['metadata', 'labels', 'topology.kubernetes.io/zone'],
          'eu-1a',
        ),
      ),
    /in the zone eu-1a/,
  ],
  [
    'mongos-on-one-node',
    'warning',
    f => edit(f.podOf('mongos-1'), ['spec', 'nodeName'], 'node-0'),
    /All 2 mongos run on the node node-0/,
    1,
  ],
  [
    'budget-blocks-drain',
    'info',
    f =>
      f.others.push(
        f.object('PodDisruptionBudget', 'catalog-mongod-rs0', {
          spec: { minAvailable: 3 },
          status: { disruptionsAllowed: 0 },
        }),
      ),
    /catalog-mongod-rs0 allows no eviction/,
  ],
  [
    'upgrades-by-itself',
    'info',
    f => f.spec(['upgradeOptions', 'apply'], '8.0-recommended'),
    /"8.0-recommended"/,
  ],
  [
    'fields-written-by-operator',
    'info',
    f =>
      edit(
        f.mongodb,
        ['metadata', 'managedFields'],
        [
          {
            manager: 'kubectl',
            fieldsV1: { 'f:spec': { 'f:pause': {} } },
          },
          {
            manager: 'percona-server-mongodb-operator',
            fieldsV1: { 'f:spec': { 'f:crVersion': {}, 'f:image': {} } },
          },
          {
            manager: 'percona-server-mongodb-operator',
            subresource: 'status',
            fieldsV1: { 'f:spec': { 'f:users': {} } },
          },
        ],
      ),
    /has written spec\.crVersion, spec\.image into the object/,
  ],
  [
    'cr-version-behind',
    'info',
    f => f.operator('1.23.0'),
    /"crVersion" is 1\.22\.0, the operator is 1\.23\.0/,
  ],
  [
    'cr-version-ahead',
    'warning',
    f => f.operator('1.21.1'),
    /newer than the operator: 1\.21\.1/,
  ],
  [
    'image-differs',
    'info',
    f => f.spec(['image'], 'percona/percona-server-mongodb:8.0.26-11'),
    /8\.0\.26-11, percona\/percona-server-mongodb:8\.0\.19-7 runs/,
  ],
  [
    'resources-differ',
    'warning',
    f =>
      f
        .status(['state'], 'error')
        .spec(['replsets', 0, 'resources', 'limits', 'memory'], '8Gi'),
    /pods of rs0 differ: "spec\.replsets\.0\.resources\.limits\.memory" asks for 8Gi, the pods have 4Gi\.$/,
  ],
  [
    'volume-growth-ignored',
    'warning',
    f =>
      f
        .spec(['storageScaling'], undefined)
        .spec(
          [
            'replsets',
            0,
            'volumeSpec',
            'persistentVolumeClaim',
            'resources',
            'requests',
            'storage',
          ],
          '200Gi',
        ),
    /^rs0 asks for 200 GiB, but the claims of .* ask for 100 GiB/,
  ],
  [
    'volume-growth-not-applied',
    'warning',
    f =>
      f.spec(
        [
          'replsets',
          0,
          'volumeSpec',
          'persistentVolumeClaim',
          'resources',
          'requests',
          'storage',
        ],
        '200Gi',
      ),
    /^rs0 asks for 200 GiB, but the claims of .* ask for 100 GiB/,
  ],
  [
    'volume-shrink-refused',
    'warning',
    f =>
      f.spec(
        [
          'replsets',
          0,
          'volumeSpec',
          'persistentVolumeClaim',
          'resources',
          'requests',
          'storage',
        ],
        '50Gi',
      ),
    /^rs0 asks for 50 GiB/,
  ],
  [
    'volumes-unequal',
    'warning',
    f =>
      edit(
        claimOf(f, 'mongod-data-catalog-rs0-1'),
        ['status', 'capacity', 'storage'],
        '50Gi',
      ),
    /mongod-data-catalog-rs0-1 has 50 GiB, others up to 100 GiB/,
  ],
  [
    'volume-resize-pending',
    'warning',
    f =>
      edit(
        claimOf(f, 'mongod-data-catalog-rs0-1'),
        ['status', 'conditions'],
        [{ type: 'FileSystemResizePending', status: 'True' }],
      ),
    /mongod-data-catalog-rs0-1 asks for 100 GiB and still has 100 GiB/,
  ],
  [
    'ephemeral-storage',
    'warning',
    f => f.spec(['replsets', 0, 'volumeSpec'], { emptyDir: {} }),
    /rs0 keeps its data in "emptyDir"/,
  ],
  [
    'storage-class-differs',
    'warning',
    f =>
      edit(
        claimOf(f, 'mongod-data-catalog-rs0-2'),
        ['spec', 'storageClassName'],
        'slow',
      ),
    /asks for storage class "fast-ssd", but .* is of "slow"/,
  ],
  [
    'volume-not-bound',
    'critical',
    f =>
      edit(
        claimOf(f, 'mongod-data-catalog-rs0-2'),
        ['status', 'phase'],
        'Lost',
      ),
    /is "Lost"/,
  ],
  [
    'volumes-left-behind',
    'info',
    f => f.claims.push(f.claim('mongod-data-catalog-rs0-3', '100Gi')),
    /^1 volume of members that are gone is kept/,
  ],
  [
    'volume-autoscaling-failed',
    'warning',
    f =>
      f.status(['storageAutoscaling'], {
        'mongod-data-catalog-rs0-0': { lastError: 'exceeded quota' },
      }),
    /could not grow mongod-data-catalog-rs0-0 by itself: "exceeded quota"/,
  ],
  [
    'volumes-grow-by-themselves',
    'info',
    f => f.spec(['storageScaling', 'autoscaling'], { enabled: true }),
    /writes the new sizes into the object/,
  ],
  [
    'backups-off',
    'info',
    f => f.spec(['backup', 'enabled'], false),
    /switched off/,
  ],
  [
    'backup-without-storage',
    'warning',
    f => f.spec(['backup', 'storages'], {}).spec(['backup', 'tasks'], []),
    /there is no storage/,
  ],
  [
    'backup-main-storage',
    'warning',
    f =>
      f.spec(['backup', 'storages'], {
        s3: { type: 's3' },
        gcs: { type: 'gcs' },
      }),
    /Of 2 storages for backups, none is marked/,
  ],
  [
    'backup-task-storage-missing',
    'warning',
    f => f.spec(['backup', 'tasks', 0, 'storageName'], 'old'),
    /The task nightly puts its backups into the storage "old"/,
  ],
  [
    'backup-without-schedule',
    'warning',
    f => f.spec(['backup', 'tasks', 0, 'enabled'], false),
    /No backup is scheduled/,
  ],
  [
    'backup-failed',
    'critical',
    f =>
      f
        .backup('cron-1', 90_000, { state: 'ready' }, 'nightly')
        .backup(
          'cron-2',
          3600,
          { state: 'error', error: 'starting deadline seconds exceeded' },
          'nightly',
        ),
    /The last backup of the task nightly failed: "starting deadline/,
  ],
  [
    'backup-not-started',
    'warning',
    f => f.backup('now', 7200, { state: 'waiting' }),
    /The backup now was asked for at .*, and has not begun \("waiting"\)/,
  ],
  [
    'backup-configuration-pending',
    'warning',
    f =>
      f.status(
        ['conditions'],
        [{ type: 'PBMReady', status: 'False', message: 'no agents' }],
      ),
    /have not taken over the configuration of backups: "no agents"/,
  ],
  [
    'backup-agents-suspected',
    'warning',
    f => f.status(['state'], 'initializing'),
    /does not say "ready" although all members are/,
  ],
  [
    'pitr-without-backup',
    'warning',
    f => f.spec(['backup', 'pitr'], { enabled: true }),
    /no good backup to begin with/,
  ],
  [
    'pitr-behind',
    'warning',
    f =>
      f.spec(['backup', 'pitr'], { enabled: true }).backup('cron-1', 90_000, {
        state: 'ready',
        latestRestorableTime: ago(3600),
      }),
    /only until 2026-03-10 11:00 UTC/,
  ],
  [
    'restore-running',
    'info',
    f => f.restore('back', 600, { state: 'running' }),
    /The restore back is under way \("running"\)/,
  ],
  [
    'restore-stuck',
    'critical',
    f => f.restore('back', 90_000, { state: 'requested' }),
    /The restore back is under way \("requested"\)/,
  ],
  [
    'restore-failed',
    'warning',
    f => f.restore('back', 600, { state: 'rejected', error: 'no such moment' }),
    /The restore back was rejected: "no such moment"/,
  ],
  [
    'tls-off',
    'warning',
    f => f.spec(['tls'], { mode: 'disabled' }),
    /TLS is switched off/,
  ],
  [
    'certificate-ends',
    'warning',
    f =>
      f.certificate('ssl', {
        notAfter: '2026-03-12T00:00:00Z',
        conditions: [{ type: 'Ready', status: 'True' }],
      }),
    /The certificate for TLS \(catalog-ssl\) expires at 2026-03-12 00:00 UTC/,
  ],
  [
    'certificate-expired',
    'critical',
    f =>
      f.certificate('ssl-internal', {
        notAfter: '2026-03-01T00:00:00Z',
        conditions: [{ type: 'Ready', status: 'True' }],
      }),
    /The certificate for internal TLS .* expired/,
  ],
  [
    'certificate-not-ready',
    'warning',
    f =>
      f.certificate('ssl', {
        conditions: [{ type: 'Ready', status: 'False', message: 'no issuer' }],
      }),
    /is not ready: "no issuer"/,
  ],
  [
    'load-balancer-pending',
    'warning',
    f =>
      edit(f.services[f.services.length - 1], ['spec', 'type'], 'LoadBalancer'),
    /catalog-mongos asks for a load balancer/,
    1,
  ],
  [
    'users-secret-not-named',
    'info',
    f => f.spec(['secrets'], undefined),
    /"percona-server-mongodb-users", the default name/,
  ],
  ['unmanaged', 'info', f => f.spec(['unmanaged'], true), /not managed/],
  [
    'deletion-pending',
    'warning',
    f => edit(f.mongodb, ['metadata', 'deletionTimestamp'], ago(60)),
    /Deletion was asked for/,
  ],
  [
    'name-too-long',
    'warning',
    f => f.spec(['replsets', 0, 'name'], 'r'.repeat(44)),
    /have 51 characters together; 50 is the most/,
  ],
  [
    'replica-sets-without-sharding',
    'warning',
    f => f.spec(['sharding'], undefined),
    /2 replica sets are asked for, but no sharding/,
    2,
  ],
  [
    'replica-set-name-reserved',
    'warning',
    f => f.spec(['replsets', 0, 'name'], 'cfg'),
    /is named "cfg"/,
  ],
  [
    'unmanaged-strategy-refused',
    'warning',
    f => f.spec(['unmanaged'], true).spec(['updateStrategy'], undefined),
    /"unmanaged", and its update strategy is "SmartUpdate" because none is named/,
  ],
  [
    'grace-period-refused',
    'warning',
    f =>
      f
        .spec(['replsets', 0, 'hidden'], {
          enabled: true,
          size: 1,
          terminationGracePeriodSeconds: 20,
        })
        .spec(['sharding', 'mongos', 'terminationGracePeriodSeconds'], 0),
    /^Pods of rs0 and mongos are given less than 30 seconds to end\./,
    2,
  ],
  [
    'safeguards-off',
    'info',
    f => f.spec(['allowUnsafeConfigurations'], true),
    /switched off: allowUnsafeConfigurations/,
  ],
];

describe('findings', () => {
  it.each(cases.map(each => [each[0], each] as const))('%s', (id, each) => {
    const [, severity, change, title, shards] = each;
    const fixture = new Fixture({ shards });
    expect(fixture.findings()).not.toContain(`mongodb/${id}`);
    change(fixture);
    const finding = fixture.finding(id);
    expect(finding).toMatchObject({ severity });
    expect(finding?.title).toMatch(title);
    expect(finding?.source?.url).toMatch(/^https:\/\//);
    expect(finding?.advice).toMatch(/\S/);
  });

  it('each of them is in the documentation, and no other', () => {
    const page = readFileSync(
      resolve(__dirname, '../../../../../docs/engines/mongodb.md'),
      'utf8',
    );
    const [section] = (page.split('\n## Findings\n')[1] ?? '').split('\n## ');
    const documented = [...section.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(
      ([, id]) => id,
    );
    expect([...documented].sort()).toEqual(cases.map(([id]) => id).sort());
  });
});

describe('CPU, memory and images of StatefulSets', () => {
  const said = (fixture: Fixture) => fixture.finding('resources-differ');

  it('members of other kinds have amounts of their own', () => {
    const fixture = new Fixture({ shards: 1 });
    fixture.part('rs0', 'hidden', 1);
    fixture
      .spec(['replsets', 0, 'hidden'], {
        enabled: true,
        size: 1,
        resources: { limits: { memory: '2Gi' } },
      })
      .template('rs0-hidden', ['resources', 'limits'], { memory: '2048Mi' });
    expect(said(fixture)).toBeUndefined();
    fixture.template('rs0-hidden', ['resources'], undefined);
    expect(said(fixture)).toMatchObject({
      title:
        'The object and the pods of rs0 (hidden) differ: "spec.replsets.0.hidden.resources.limits.memory" asks for 2Gi, the pods have none.',
      subject: 'catalog-rs0-hidden',
    });
  });

  it.each([
    ['ready', 3, /^The operator leaves a StatefulSet as it is while a restore/],
    ['ready', 2, /gone through generation 2 of the object, not 3/],
    ['error', 2, /^As long as its pass ends in an error/],
    ['initializing', 3, /^$/],
  ])('says why in the state %s after generation %d', (state, seen, reason) => {
    const fixture = new Fixture({ shards: 1 })
      .status(['state'], state)
      .status(['observedGeneration'], seen)
      .template('mongos', ['resources'], { requests: { cpu: '1' } })
      .spec(['sharding', 'mongos', 'resources'], { requests: { cpu: '2' } });
    expect(said(fixture)?.detail ?? '').toMatch(reason);
  });

  it('are in the configuration, those that are alike together', () => {
    const fixture = new Fixture({ shards: 2 }).template(
      'cfg',
      ['resources', 'limits', 'cpu'],
      '500m',
    );
    const pods = fixture
      .observe()
      .configuration.filter(({ id }) => id.startsWith('pods-'));
    expect(
      pods.map(({ id, title, settings }) => [
        id,
        title,
        ...settings.map(({ name, value }) => `${name}: ${value}`),
      ]),
    ).toEqual([
      [
        'pods-catalog-rs0',
        'Pods of rs0 and rs1, as they are made',
        'CPU limit: 2',
        'CPU request: 1',
        'image: percona/percona-server-mongodb:8.0.19-7',
        'memory limit: 4Gi',
        'memory request: 4Gi',
        'StatefulSet: catalog-rs0, catalog-rs1',
      ],
      [
        'pods-catalog-cfg',
        'Pods of cfg, as they are made',
        'CPU limit: 500m',
        'CPU request: 1',
        'image: percona/percona-server-mongodb:8.0.19-7',
        'memory limit: 4Gi',
        'memory request: 4Gi',
        'StatefulSet: catalog-cfg',
      ],
      [
        'pods-catalog-mongos',
        'Pods of mongos, as they are made',
        'image: percona/percona-server-mongodb:8.0.19-7',
        'StatefulSet: catalog-mongos',
      ],
    ]);
  });

  it('an image that something else put into a StatefulSet', () => {
    const fixture = new Fixture().template('rs0', ['image'], 'psmdb:7.0.18');
    expect(fixture.finding('image-differs')?.title).toContain(
      'percona/percona-server-mongodb:8.0.19-7, psmdb:7.0.18 runs',
    );
  });
});

describe('what the operator does silently', () => {
  it('volumes grow only with enableVolumeScaling: what is ignored without it is on its way with it', () => {
    const size = [
      'replsets',
      0,
      'volumeSpec',
      'persistentVolumeClaim',
      'resources',
      'requests',
      'storage',
    ] as const;
    const fixture = new Fixture().spec(size, '200Gi');
    expect(fixture.findings()).toEqual(['mongodb/volume-growth-not-applied']);
    fixture.spec(['storageScaling'], {});
    expect(fixture.findings()).toEqual(['mongodb/volume-growth-ignored']);
    expect(fixture.observe().phase).toBe('running');
    // The old switch counts only where the new section is not there.
    fixture.spec(['enableVolumeExpansion'], true);
    expect(fixture.findings()).toEqual(['mongodb/volume-growth-ignored']);
    fixture.spec(['storageScaling'], undefined);
    expect(fixture.findings()).toEqual(['mongodb/volume-growth-not-applied']);
  });

  it('volumes that something else grows are nobody’s mistake', () => {
    const fixture = new Fixture()
      .spec(['storageScaling'], { enableExternalAutoscaling: true })
      .spec(
        [
          'replsets',
          0,
          'volumeSpec',
          'persistentVolumeClaim',
          'resources',
          'requests',
          'storage',
        ],
        '50Gi',
      );
    expect(fixture.findings()).toEqual([]);
  });

  it.each([
    [{ size: 3 }, /^$/],
    [{ size: 5 }, /^$/],
    [{ size: 1 }, /at least 3 members/],
    [{ size: 2 }, /at least 3 members/],
    [{ size: 4 }, /odd/],
    [{ size: 4, arbiter: { enabled: true, size: 1 } }, /^$/],
    [{ size: 4, arbiter: { enabled: false, size: 1 } }, /odd/],
    [{ size: 4, arbiter: { enabled: true, size: 2 } }, /2 arbiters/],
    [{ size: 2, arbiter: { enabled: true, size: 1 } }, /at least 4 members/],
    [{ size: 5, arbiter: { enabled: true, size: 1 } }, /must be no arbiter/],
  ])('sizes that it refuses: %j', (size, refusal) => {
    const fixture = new Fixture();
    for (const [field, value] of Object.entries(size)) {
      fixture.spec(['replsets', 0, field], value);
    }
    expect(fixture.finding('size-refused')?.title ?? '').toMatch(refusal);
    fixture.spec(['unsafeFlags'], { replsetSize: true });
    expect(fixture.finding('size-refused')).toBeUndefined();
  });

  it('an arbiter of the config servers is forced off, so that it makes nothing odd', () => {
    const fixture = new Fixture({ shards: 1 })
      .spec(['sharding', 'configsvrReplSet', 'size'], 4)
      .spec(['sharding', 'configsvrReplSet', 'arbiter'], {
        enabled: true,
        size: 1,
      });
    expect(fixture.finding('size-refused')).toMatchObject({ subject: 'cfg' });
  });

  it('what is switched off, allowed, or older than the check is no short time to end', () => {
    const short = () =>
      new Fixture().spec(['replsets', 0, 'terminationGracePeriodSeconds'], 20);
    const said = (fixture: Fixture) => fixture.finding('grace-period-refused');
    expect(said(short())).toBeDefined();
    expect(
      said(short().spec(['unsafeFlags'], { terminationGracePeriod: true })),
    ).toBeUndefined();
    expect(
      said(short().spec(['allowUnsafeConfigurations'], true)),
    ).toBeUndefined();
    expect(said(short().spec(['crVersion'], '1.15.0'))).toBeUndefined();
    expect(
      said(
        new Fixture().spec(['replsets', 0, 'arbiter'], {
          enabled: false,
          size: 1,
          terminationGracePeriodSeconds: 20,
        }),
      ),
    ).toBeUndefined();
  });

  it('a volume that is lost is copied anew only where another member has the data', () => {
    const advice = (members: number) => {
      const fixture = new Fixture({ members });
      edit(
        claimOf(fixture, 'mongod-data-catalog-rs0-0'),
        ['status', 'phase'],
        'Lost',
      );
      return fixture.finding('volume-not-bound')?.advice;
    };
    expect(advice(3)).toContain('copies the data anew');
    expect(advice(1)).toContain('restore a backup');
  });

  it('another update strategy goes with "unmanaged"', () => {
    expect(
      new Fixture()
        .spec(['unmanaged'], true)
        .spec(['updateStrategy'], 'OnDelete')
        .finding('unmanaged-strategy-refused'),
    ).toBeUndefined();
  });

  it('a backup sits without a state until the database is ready, then fails for its deadline; a later good one ends that', () => {
    const fixture = new Fixture().backup('cron-1', 60, {}, 'nightly');
    expect(fixture.findings()).toEqual([]);
    fixture.others.length = 0;
    fixture.backup(
      'cron-1',
      9000,
      { state: 'error', error: 'starting deadline seconds exceeded' },
      'nightly',
    );
    expect(fixture.finding('backup-failed')).toMatchObject({
      detail: 'None of its backups that are still kept is good.',
      advice: expect.stringContaining('until the database is "ready"'),
    });
    fixture.backup('cron-2', 600, { state: 'ready' }, 'nightly');
    expect(fixture.finding('backup-failed')).toBeUndefined();
  });

  it('the restorable time is kept current only on the newest good backup', () => {
    const fixture = new Fixture()
      .spec(['backup', 'pitr'], { enabled: true })
      .backup('old', 90_000, {
        state: 'ready',
        latestRestorableTime: ago(86_000),
      })
      .backup('new', 4000, { state: 'ready', latestRestorableTime: ago(300) })
      .backup('newest', 60, { state: 'running' });
    expect(fixture.findings()).toEqual([]);
  });

  it('a task names its backups by a label, with the prefix or without', () => {
    const fixture = new Fixture().backup('cron-1', 600, {
      state: 'error',
      error: 'no bucket',
    });
    const [backup] = fixture.others;
    edit(backup, ['metadata', 'labels'], { ancestor: 'nightly', type: 'cron' });
    expect(fixture.finding('backup-failed')?.title).toContain('task nightly');
  });

  it('the operator’s version is that of the same namespace, or the one that all agree on', () => {
    const fixture = new Fixture()
      .operator('1.21.0', 'elsewhere')
      .operator('1.23.0');
    expect(fixture.finding('cr-version-behind')).toBeDefined();
    const other = new Fixture().operator('1.21.0', 'a').operator('1.23.0', 'b');
    expect(other.findings()).toEqual([]);
    const patched = new Fixture().operator('1.22.3');
    expect(patched.findings()).toEqual([]);
  });

  it('deletion with the finalizer for volumes takes the Secrets too', () => {
    const fixture = new Fixture();
    edit(fixture.mongodb, ['metadata', 'deletionTimestamp'], ago(60));
    expect(fixture.finding('deletion-pending')?.detail).toMatch(
      /^Its volumes and Secrets stay/,
    );
    edit(fixture.mongodb, ['metadata', 'finalizers'], ['delete-psmdb-pvc']);
    expect(fixture.finding('deletion-pending')?.detail).toMatch(
      /its Secrets with the passwords and the encryption key/,
    );
  });
});

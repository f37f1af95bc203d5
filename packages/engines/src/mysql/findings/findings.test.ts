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

import { ago, edit, Json } from '../../kubernetes/__testUtils__/json';
import { Fixture } from '../__testUtils__/Fixture';

/** Each trap: what the test changes, the finding, and words of its title. */
const traps: readonly [string, (fixture: Fixture) => void, string, string][] = [
  [
    'podSpec is ignored after creation',
    f =>
      f.spec(['podSpec', 'containers', 0, 'resources', 'requests', 'cpu'], '4'),
    'resources-ignored',
    '"requests.cpu" asks for 4, the pods have 1',
  ],
  [
    'CPU and memory that pods had none of are not given to them',
    f =>
      edit(
        f.statefulSet,
        ['spec', 'template', 'spec', 'containers', 0, 'resources', 'limits'],
        { memory: '4Gi' },
      ),
    'resources-ignored',
    '"limits.cpu" asks for 2, the pods have none',
  ],
  [
    'volumes do not grow',
    f =>
      f.spec(
        ['datadirVolumeClaimTemplate', 'resources', 'requests', 'storage'],
        '200Gi',
      ),
    'volume-change-ignored',
    'datadir-orders-0 asks for 100Gi',
  ],
  [
    'the storage class does not change',
    f => f.spec(['datadirVolumeClaimTemplate', 'storageClassName'], 'slow'),
    'storage-class-ignored',
    'datadir-orders-2 has fast-ssd',
  ],
  [
    'mycnf is ignored until the next version',
    f => f.spec(['mycnf'], '[mysqld]\nmax_connections=500\n'),
    'mycnf-ignored',
    'max_connections is 400, the object says 500',
  ],
  [
    'changes before the group was set up are dropped',
    f => {
      edit(f.cluster, ['status', 'createTime'], undefined);
      f.spec(['instances'], 5);
    },
    'change-before-setup-dropped',
    'asks for 5 members, the StatefulSet has 3',
  ],
  [
    'two members bear no loss',
    f => edit(f.statefulSet, ['spec', 'replicas'], 2),
    'even-members',
    '2 bear the loss of as many as 1',
  ],
  [
    'one member is a single point of failure',
    f => edit(f.statefulSet, ['spec', 'replicas'], 1),
    'single-member',
    'only one member',
  ],
  [
    'members share a node',
    f => f.pods.forEach(pod => edit(pod, ['spec', 'nodeName'], 'n1')),
    'members-on-one-node',
    'node n1',
  ],
  [
    'one Router is a single point of failure',
    f => f.spec(['router', 'instances'], 1),
    'single-router',
    'one Router',
  ],
  [
    'a Router that is away is one less',
    f => edit(f.router, ['status', 'readyReplicas'], 1),
    'router-not-ready',
    '1 of 2 Routers are ready',
  ],
  [
    'the Router has a version of its own',
    f => {
      edit(
        f.router,
        ['spec', 'template', 'spec', 'containers'],
        [{ name: 'router', image: 'mysql/community-router:8.4.3' }],
      );
      f.spec(['router', 'version'], '9.1.0');
    },
    'router-version-differs',
    'asks for Router 9.1.0, 8.4.3 runs',
  ],
  [
    'no Router runs until all members have joined',
    f => {
      edit(f.cluster, ['status', 'createTime'], undefined);
      edit(f.router, ['status', 'readyReplicas'], 0);
    },
    'router-waits-for-members',
    'the Service orders leads nowhere',
  ],
  [
    'the server id has limits of its own',
    f => f.spec(['baseServerId'], 4_200_000_000),
    'server-id-out-of-range',
    '4200000000',
  ],
  [
    'the version must not be newer than the operator',
    f => f.operator('9.1.0-2.2.2').spec(['version'], '9.2.0'),
    'version-out-of-range',
    'asks for MySQL 9.2.0',
  ],
  [
    '8.0.29 is barred',
    f => f.spec(['version'], '8.0.29'),
    'version-out-of-range',
    'asks for MySQL 8.0.29',
  ],
  [
    'a downgrade is not checked',
    f => f.spec(['version'], '8.0.40'),
    'downgrade',
    '8.0.40, 8.4.3 runs',
  ],
  [
    'snapshots do nothing',
    f => f.spec(['backupProfiles', 0], { name: 'nightly-s3', snapshot: {} }),
    'snapshot-profile-does-nothing',
    'nightly-s3',
  ],
  [
    'a schedule may name a profile that is not there',
    f => f.spec(['backupSchedules', 0, 'backupProfileName'], 'gone'),
    'backup-profile-missing',
    'profile gone',
  ],
  [
    'nothing is backed up by default',
    f => f.spec(['backupSchedules'], undefined),
    'no-backup-schedule',
    'No backup is scheduled',
  ],
  [
    'there is no recovery to a point in time',
    () => undefined,
    'no-point-in-time-recovery',
    'backups only',
  ],
  [
    'backups never expire, whatever deleteBackupData says',
    f => f.spec(['backupSchedules', 0, 'deleteBackupData'], true),
    'backups-never-expire',
    'never removed',
  ],
  [
    'the last backup failed',
    f =>
      f
        .backup('one', 9000, { status: 'Completed' })
        .backup('two', 600, { status: 'Error', message: 'no bucket' }),
    'backup-failed',
    'two, failed: "no bucket"',
  ],
  [
    'a certificate is about to expire',
    f => f.certificate('orders-tls', { notAfter: '2026-03-12T00:00:00Z' }),
    'certificate-expires',
    'expires at 2026-03-12 00:00 UTC',
  ],
  [
    'a load balancer has no address',
    f => edit(f.service, ['spec', 'type'], 'LoadBalancer'),
    'load-balancer-pending',
    'Service orders',
  ],
  [
    'initDB is kept',
    f => f.spec(['initDB'], { clone: { donorUrl: 'other' } }),
    'init-section-kept',
    'spec.initDB.clone',
  ],
  [
    'members share a zone, on several nodes',
    f => inZones(f, ['a', 'a', 'a']),
    'members-in-one-zone',
    'All members run in the zone a',
  ],
  [
    'containers are restarted again and again',
    f => edit(f.pods[1], ['status', 'containerStatuses', 0, 'restartCount'], 7),
    'restarts',
    'orders-1 have been restarted 7 times',
  ],
  [
    'no Router is asked for',
    f => f.spec(['router', 'instances'], 0),
    'no-router',
    'the Service orders leads nowhere',
  ],
  [
    'MySQL signs its own certificates',
    f => f.spec(['tlsUseSelfSigned'], true),
    'self-signed',
    'MySQL signs its own',
  ],
  [
    'certificates that are named beside those that MySQL signs itself',
    f =>
      f
        .spec(['tlsUseSelfSigned'], true)
        .spec(['tlsSecretName'], 'ours')
        .spec(['router', 'tlsSecretName'], 'ours'),
    'tls-secrets-ignored',
    '("spec.tlsSecretName" and "spec.router.tlsSecretName") that nothing uses',
  ],
  [
    'a later version is asked for than runs',
    f => f.spec(['version'], '8.4.4'),
    'version-not-applied',
    'asks for version 8.4.4, 8.4.3 runs',
  ],
  [
    'the exporter does not look at the group by default',
    f =>
      f.spec(['metrics'], {
        enable: true,
        options: ['--collect.perf_schema.replication_group_members'],
      }),
    'metrics-without-group',
    'how many transactions wait',
  ],
  [
    'read replicas are not upgraded together with the group',
    f => {
      f.readReplica('search');
      f.group(replicaPod(f), { status: 'ONLINE', version: '8.0.40' });
    },
    'read-replica-older',
    'The read replicas search run 8.0.40, older than what they follow: 8.4.3',
  ],
  [
    'deletion was asked for',
    f => edit(f.cluster, ['metadata', 'deletionTimestamp'], ago(60)),
    'deletion-pending',
    'Deletion was asked for at 2026-03-10 11:59 UTC',
  ],
];

/** The pod of the read replica that was added last. */
function replicaPod(fixture: Fixture): Json {
  const pods = fixture.others.filter(({ kind }) => kind === 'Pod');
  return pods[pods.length - 1];
}

/** Puts each member's node into a zone. */
function inZones(fixture: Fixture, zones: readonly string[]): void {
  zones.forEach((zone, index) =>
    fixture.others.push({
      kind: 'Node',
      metadata: {
        name: `node-${index}`,
        labels: { 'topology.kubernetes.io/zone': zone },
      },
    }),
  );
}

describe('findings about MySQL databases', () => {
  it.each(traps)('%s', (_, change, id, words) => {
    const fixture = new Fixture();
    const present = id === 'no-point-in-time-recovery';
    expect(fixture.finding(id) !== undefined).toBe(
      present || id === 'backups-never-expire',
    );
    change(fixture);
    const finding = fixture.finding(id);
    expect(finding?.title).toContain(words);
    expect(finding?.source?.url).toMatch(/^https:\/\//);
  });

  it('warns of a name that the definition allows and the operator refuses', () => {
    const name = 'a-name-of-twenty-nine-letters';
    expect(new Fixture({ name }).finding('name-too-long')?.title).toContain(
      '29 characters',
    );
    expect(
      new Fixture({ name: name.slice(1) }).finding('name-too-long'),
    ).toBeUndefined();
  });

  it('reads option files as MySQL does: hyphens, spaces and comments do not matter', () => {
    const fixture = new Fixture().spec(
      ['mycnf'],
      '# ours\n[mysqld]\nmax-connections =400 # plenty\n',
    );
    expect(fixture.finding('mycnf-ignored')).toBeUndefined();
  });

  it.each([
    ['Lost', 'critical'],
    ['Pending', 'warning'],
  ])('a claim that is %s is %s', (phase, severity) => {
    const fixture = new Fixture();
    edit(fixture.claims[1], ['status', 'phase'], phase);
    expect(fixture.finding('volume-not-bound')).toMatchObject({
      severity,
      subject: 'datadir-orders-1',
    });
  });

  it('of the only member, nothing is copied anew: its data is nowhere else', () => {
    const fixture = new Fixture({ members: 1 });
    edit(fixture.claims[0], ['status', 'phase'], 'Lost');
    expect(fixture.finding('volume-not-bound')?.advice).toContain(
      'fill a new database from its newest dump',
    );
    const group = new Fixture();
    edit(group.claims[0], ['status', 'phase'], 'Lost');
    expect(group.finding('volume-not-bound')?.advice).toContain(
      'copies the data anew',
    );
  });

  it('a claim of a read replica counts as long as there is its pod, one of a member that is gone does not', () => {
    const fixture = new Fixture();
    const pending = (name: string) =>
      fixture.object('PersistentVolumeClaim', name, {
        spec: { resources: { requests: { storage: '100Gi' } } },
        status: { phase: 'Pending' },
      });
    fixture.others.push(
      pending('datadir-orders-3'),
      pending('datadir-orders-search-0'),
    );
    expect(fixture.finding('volume-not-bound')).toBeUndefined();
    fixture.readReplica('search');
    expect(fixture.finding('volume-not-bound')?.subject).toBe(
      'datadir-orders-search-0',
    );
  });

  it("a claim that was made larger by hand is told of until its volume is, with Kubernetes' words", () => {
    const fixture = new Fixture();
    const storage = ['spec', 'resources', 'requests', 'storage'];
    fixture.claims.forEach(claim => edit(claim, storage, '200Gi'));
    fixture.claims.slice(1).forEach(claim => {
      edit(claim, ['status', 'capacity', 'storage'], '200Gi');
    });
    const pending = () => fixture.finding('volume-resize-pending');
    expect(pending()).toMatchObject({
      severity: 'info',
      title: 'datadir-orders-0 asks for 200 GiB and still has 100 GiB.',
    });
    edit(
      fixture.claims[0],
      ['status', 'conditions'],
      [{ type: 'FileSystemResizePending', status: 'True' }],
    );
    expect(pending()).toMatchObject({
      severity: 'warning',
      advice: expect.stringContaining('delete the pod of a secondary'),
    });
    edit(fixture.claims[0], ['status', 'conditions'], undefined);
    fixture.others.push({
      kind: 'StorageClass',
      metadata: { name: 'fast-ssd' },
      allowVolumeExpansion: false,
    });
    expect(pending()).toMatchObject({
      severity: 'warning',
      detail: expect.stringContaining('so this never ends'),
      advice: expect.stringContaining('clone the database'),
    });
    edit(fixture.claims[0], ['status', 'capacity', 'storage'], '200Gi');
    expect(pending()).toBeUndefined();
  });

  it('a read replica of another patch, or a later series, may follow', () => {
    const fixture = new Fixture().readReplica('search');
    for (const version of ['8.4.2', '9.1.0']) {
      fixture.group(replicaPod(fixture), { status: 'ONLINE', version });
      expect(fixture.finding('read-replica-older')).toBeUndefined();
    }
  });

  it('an exporter that looks at the group, or at one member only, is well', () => {
    const options = ['--collect.perf_schema.replication_group_member_stats'];
    expect(
      new Fixture()
        .spec(['metrics'], { enable: true, options })
        .finding('metrics-without-group'),
    ).toBeUndefined();
    expect(
      new Fixture({ members: 1 })
        .spec(['metrics'], { enable: true })
        .finding('metrics-without-group'),
    ).toBeUndefined();
  });

  it('members in several zones, or in unknown ones, are not in one', () => {
    const fixture = new Fixture();
    inZones(fixture, ['a', 'b', 'a']);
    expect(fixture.finding('members-in-one-zone')).toBeUndefined();
  });

  describe('a status from before something that the operator has not looked at', () => {
    const probed = (seconds: number, change?: (fixture: Fixture) => void) => {
      const fixture = new Fixture();
      edit(
        fixture.cluster,
        ['status', 'cluster', 'lastProbeTime'],
        ago(seconds),
      );
      change?.(fixture);
      return fixture;
    };
    const configured = (seconds: number) => (fixture: Fixture) =>
      edit(
        fixture.pods[1],
        ['status', 'conditions'],
        [
          {
            type: 'mysql.oracle.com/configured',
            status: 'True',
            lastTransitionTime: ago(seconds),
          },
        ],
      );

    const leaving = (fixture: Fixture, seconds: number) => {
      const metadata = fixture.pods[2].metadata as Json;
      metadata.deletionTimestamp = ago(seconds);
      metadata.deletionGracePeriodSeconds = 30;
      metadata.finalizers = ['mysql.oracle.com/membership'];
    };

    it('a pod without the finalizer does not wait for the operator, nor one that it has just looked at', () => {
      const fixture = probed(690);
      leaving(fixture, 670);
      expect(fixture.finding('status-out-of-date')).toBeUndefined();
      edit(fixture.cluster, ['status', 'cluster', 'lastProbeTime'], ago(900));
      edit(fixture.pods[2], ['metadata', 'finalizers'], undefined);
      expect(fixture.finding('status-out-of-date')).toBeUndefined();
    });

    it('is not stale by its age: the operator looks when something changes', () => {
      expect(probed(3000).finding('status-out-of-date')).toBeUndefined();
    });

    it.each<[string, (fixture: Fixture) => void, RegExp]>([
      [
        'a member that may join',
        configured(700),
        /: orders-1 has been ready to join the group\.$/,
      ],
      [
        'a member that is to leave',
        f => leaving(f, 670),
        /: orders-2 has been to leave it\.$/,
      ],
      [
        'a member that has changed its place',
        f =>
          f.group(f.pods[1], {
            status: 'ONLINE',
            role: 'PRIMARY',
            lastTransitionTime: ago(700),
          }),
        /: the place of orders-1 in the group has changed\.$/,
      ],
      [
        'a group that it does not know',
        f => edit(f.cluster, ['status', 'cluster', 'status'], 'UNKNOWN'),
        /UTC: it could not find out how the group is/,
      ],
    ])('%s', (_, change, words) => {
      const fixture = probed(900, change);
      expect(fixture.finding('status-out-of-date')).toMatchObject({
        severity: 'warning',
        title: expect.stringMatching(words),
      });
      edit(fixture.cluster, ['status', 'cluster', 'lastProbeTime'], ago(10));
      expect(fixture.finding('status-out-of-date')).toBeUndefined();
    });

    it('is waited for, and looked at again when the wait is over', () => {
      const fixture = probed(900, configured(500));
      expect(fixture.finding('status-out-of-date')).toBeUndefined();
      expect(fixture.observe().reviewAt).toBe(Date.parse(ago(500)) + 600_000);
    });
  });

  it('of a database that goes away, nothing else is worth a word', () => {
    const fixture = new Fixture().spec(['router', 'instances'], 0);
    edit(fixture.cluster, ['metadata', 'deletionTimestamp'], ago(60));
    expect(fixture.observe().findings.map(({ id }) => id)).toEqual([
      'mysql/deletion-pending',
    ]);
    expect(fixture.finding('deletion-pending')?.detail).toContain(
      'The finalizer "mysql.oracle.com/cluster" holds the object',
    );
  });
});

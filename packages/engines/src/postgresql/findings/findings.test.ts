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

import { ago, edit } from '../../kubernetes/__testUtils__/json';
import { Fixture } from '../__testUtils__/Fixture';

const gib = 1024 ** 3;
const optime = 40 * gib;

/** Everything that a finding says, for looking for words in it. */
function said(fixture: Fixture, id: string): string {
  const finding = fixture.finding(id);
  return finding
    ? `${finding.severity}: ${finding.title} ${finding.detail} ${finding.advice}`
    : 'nothing';
}

describe('volumes', () => {
  it('a shrink is ignored by the operator: both sizes are named', () => {
    const fixture = new Fixture({ members: 2 }).spec(
      ['volume', 'size'],
      '50Gi',
    );
    expect(fixture.finding('volume-shrink-ignored')).toMatchObject({
      severity: 'warning',
      title:
        'The object asks for 50 GiB, but pgdata-ledger-0 and pgdata-ledger-1 have 100 GiB.',
    });
    expect(fixture.observe().phase).toBe('running');
  });

  it('after a shrink, new members get the smaller size: volumes are unequal', () => {
    const fixture = new Fixture().spec(['volume', 'size'], '50Gi');
    fixture.claims[2] = fixture.claim(2, '50Gi');
    expect(fixture.finding('volumes-unequal')).toMatchObject({
      subject: 'pgdata-ledger-2',
      title:
        "The members' volumes differ: pgdata-ledger-2 has 50 GiB, others up to 100 GiB.",
    });
  });

  it('a growth that the operator has not asked for is told, with the mode that explains it', () => {
    const fixture = new Fixture().spec(['volume', 'size'], '200Gi');
    expect(said(fixture, 'volume-growth-not-applied')).toContain(
      'The object asks for 200 GiB, but the claims of pgdata-ledger-0, pgdata-ledger-1 and pgdata-ledger-2 ask for 100 GiB.',
    );
    fixture.operator({ kubernetes: { storage_resize_mode: 'off' } });
    expect(said(fixture, 'volume-growth-not-applied')).toContain(
      '"storage_resize_mode" is "off"',
    );
  });

  it('a growth is given time while the operator is at work', () => {
    const fixture = new Fixture()
      .spec(['volume', 'size'], '200Gi')
      .state('Updating');
    expect(fixture.finding('volume-growth-not-applied')).toBeUndefined();
  });

  it("a resize under way is information, a stuck one a warning with Kubernetes' words", () => {
    const fixture = new Fixture({ members: 2 }).spec(
      ['volume', 'size'],
      '200Gi',
    );
    fixture.claims[0] = fixture.claim(0, '200Gi', '100Gi');
    fixture.claims[1] = fixture.claim(1, '200Gi');
    expect(said(fixture, 'volume-resize-pending')).toMatch(
      /^info: pgdata-ledger-0 asks for 200 GiB and still has 100 GiB\./,
    );
    edit(
      fixture.claims[0],
      ['status', 'conditions'],
      [
        {
          type: 'ControllerResizeError',
          status: 'True',
          message: 'quota of 100',
        },
      ],
    );
    expect(said(fixture, 'volume-resize-pending')).toMatch(
      /^warning: .*"ControllerResizeError": quota of 100/,
    );
    expect(fixture.observe().volumes[0]).toMatchObject({
      member: 'ledger-0',
      requestedBytes: 200 * gib,
      capacityBytes: 100 * gib,
      resize: '"ControllerResizeError": quota of 100',
    });
  });

  it('a class that does not grow never ends a resize', () => {
    const fixture = new Fixture({ members: 1 }).spec(
      ['volume', 'size'],
      '200Gi',
    );
    fixture.claims[0] = fixture.claim(0, '200Gi', '100Gi');
    fixture.others.push({
      kind: 'StorageClass',
      metadata: { name: 'fast-ssd' },
      allowVolumeExpansion: false,
    });
    expect(said(fixture, 'volume-resize-pending')).toMatch(
      /^warning: .*"fast-ssd" does not allow volumes to grow/,
    );
  });

  it('existing volumes keep their storage class', () => {
    const fixture = new Fixture().spec(['volume', 'storageClass'], 'cheap');
    expect(said(fixture, 'storage-class-differs')).toContain(
      'asks for storage class "cheap", but pgdata-ledger-0, pgdata-ledger-1 and pgdata-ledger-2 are of "fast-ssd"',
    );
  });

  it.each([
    ['Lost', 'critical'],
    ['Pending', 'warning'],
  ])('a claim that is %s is %s', (phase, severity) => {
    const fixture = new Fixture();
    edit(fixture.claims[1], ['status', 'phase'], phase);
    expect(fixture.finding('volume-not-bound')).toMatchObject({
      severity,
      subject: 'pgdata-ledger-1',
    });
  });

  it('of the only member, nothing is copied anew: its data is nowhere else', () => {
    const fixture = new Fixture({ members: 1 });
    edit(fixture.claims[0], ['status', 'phase'], 'Lost');
    expect(fixture.finding('volume-not-bound')).toMatchObject({
      detail: expect.stringContaining('no other member has its data'),
      advice: expect.stringContaining('clone the database from its archive'),
    });
  });

  it('volumes of members that are gone are kept, and cost', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.claims.push(fixture.claim(2, '100Gi'), fixture.claim(3, '300Gi'));
    expect(fixture.finding('volumes-unequal')).toBeUndefined();
    expect(fixture.finding('volume-shrink-ignored')).toBeUndefined();
    expect(said(fixture, 'volumes-left-behind')).toMatch(
      /^info: 2 volumes of members that are gone are kept: pgdata-ledger-2 and pgdata-ledger-3, 400 GiB together\./,
    );
  });
});

describe('members', () => {
  it('a count that the operator clamps is told with its limit', () => {
    const fixture = new Fixture().spec(['numberOfInstances'], 5);
    expect(said(fixture, 'member-count-differs')).toContain(
      'asks for 5 members, the operator runs 3.',
    );
    fixture.operator({ max_instances: 3 });
    expect(said(fixture, 'member-count-differs')).toContain(
      'the operator runs 3 (the operator\'s option "max_instances" is 3).',
    );
    expect(fixture.observe().phase).toBe('running');
  });

  it('a single member has nobody to take over', () => {
    const fixture = new Fixture({ members: 1 });
    expect(fixture.finding('single-member')).toMatchObject({
      severity: 'info',
    });
    expect(said(fixture, 'single-member')).toContain(
      'Nobody is behind the Service ledger-repl',
    );
    expect(fixture.finding('budget-blocks-drain')).toBeDefined();
  });

  it('all members on one node are a single point of failure', () => {
    const fixture = new Fixture();
    for (const pod of fixture.pods) {
      edit(pod, ['spec', 'nodeName'], 'node-9');
      edit(pod, ['metadata', 'labels', 'topology.kubernetes.io/zone'], 'eu-1a');
    }
    expect(said(fixture, 'members-on-one-node')).toMatch(
      /^warning: All 3 members run on the node node-9\./,
    );
    expect(fixture.finding('members-in-one-zone')).toBeUndefined();
  });

  it('all members in one zone are a single point of failure where zones are known', () => {
    const fixture = new Fixture();
    expect(fixture.finding('members-in-one-zone')).toBeUndefined();
    for (const pod of fixture.pods) {
      edit(pod, ['metadata', 'labels', 'topology.kubernetes.io/zone'], 'eu-1a');
    }
    expect(said(fixture, 'members-in-one-zone')).toContain('the zone eu-1a');
  });
});

describe('replication', () => {
  it('two members that both say they are primary are critical', () => {
    const fixture = new Fixture();
    edit(fixture.pods[1], ['metadata', 'labels', 'spilo-role'], 'master');
    fixture.patroni(fixture.pods[1], { role: 'primary' });
    expect(said(fixture, 'two-primaries')).toMatch(
      /^critical: ledger-0 and ledger-1 both say/,
    );
  });

  it('a replica too far behind would not be promoted: the limit in force counts', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[1], { xlog_location: optime - 33_554_433 });
    expect(said(fixture, 'lag-prevents-promotion')).toMatch(
      /^warning: ledger-1 is further behind than the 32 MiB/,
    );
    expect(fixture.observe().phase).toBe('running');
    fixture.settings({ maximum_lag_on_failover: 40_000_000 });
    expect(fixture.finding('lag-prevents-promotion')).toBeUndefined();
  });

  it("Patroni's own default of 1 MiB counts where nothing is set", () => {
    const fixture = new Fixture();
    fixture.config = {};
    fixture.patroni(fixture.pods[1], { xlog_location: optime - 1_048_577 });
    expect(said(fixture, 'lag-prevents-promotion')).toContain('1 MiB');
  });

  it('no replica that could be promoted is degraded', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.patroni(fixture.pods[1], { xlog_location: optime - 10 * gib });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toMatch(
      /^No replica would be promoted if the primary failed: ledger-1 is more than 32 MiB behind\./,
    );
    expect(fixture.finding('lag-prevents-promotion')?.severity).toBe(
      'critical',
    );
  });

  it('synchronous mode without a synchronous replica is degraded; strict mode stops writes', () => {
    const fixture = new Fixture().settings({ synchronous_mode: true });
    expect(fixture.observe()).toMatchObject({ phase: 'degraded' });
    expect(said(fixture, 'synchronous-mode-without-standby')).toMatch(
      /^warning: /,
    );
    fixture.settings({ synchronous_mode_strict: true });
    expect(said(fixture, 'synchronous-mode-without-standby')).toMatch(
      /^critical: .*takes no writes/,
    );
  });

  it('right after a failover, a synchronous replica is not missed yet', () => {
    const fixture = new Fixture().settings({ synchronous_mode: true });
    edit(fixture.leader, ['metadata', 'annotations', 'acquireTime'], ago(20));
    const observed = fixture.observe();
    expect(observed.phase).toBe('running');
    expect(observed.findings).toEqual([]);
  });

  it('a replica on an older timeline has not followed the failover', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[0], { timeline: 4 });
    fixture.patroni(fixture.pods[1], { timeline: 4 });
    fixture.patroni(fixture.pods[2], { timeline: 3 });
    expect(said(fixture, 'timeline-differs')).toContain(
      'ledger-2 is on timeline 3, the primary on 4.',
    );
  });

  it('a pending restart is told', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[1], { pending_restart: true });
    expect(fixture.observe().topology.members[1].pendingRestart).toBe(true);
    expect(said(fixture, 'pending-restart')).toContain(
      'ledger-1 has to restart',
    );
  });

  it('maintenance mode prevents failovers', () => {
    expect(
      said(new Fixture().settings({ pause: true }), 'patroni-paused'),
    ).toContain('no failover happens');
  });

  it('a planned switchover is told', () => {
    const fixture = new Fixture();
    fixture.others.push(
      fixture.record('failover', {
        leader: 'ledger-0',
        member: 'ledger-2',
        scheduled_at: ago(-600),
      }),
    );
    expect(said(fixture, 'switchover-planned')).toContain(
      'A switchover to ledger-2 is planned for 2026-03-10 12:10 UTC.',
    );
  });
});

describe('version', () => {
  const failure = ['metadata', 'annotations', 'last-major-upgrade-failure'];

  it('a failed upgrade ends as "Running": the annotation says otherwise, the Event names what runs', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '18');
    edit(fixture.postgresql, failure, '2026-03-10T11:58:00Z');
    fixture.event(
      'Warning',
      'Major Version Upgrade',
      'upgrade from 170004 to 180000 FAILED: not enough disk space',
    );
    const observed = fixture.observe();
    expect(observed.version).toBe('17');
    expect(observed.phase).toBe('running');
    expect(said(fixture, 'major-upgrade-failed')).toMatch(
      /^critical: The upgrade to version 18 failed at 2026-03-10 11:58 UTC; version 17 runs\. .*not enough disk space/,
    );
  });

  it('without the Event, the version that runs is not known and not guessed', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '18');
    edit(fixture.postgresql, failure, '2026-03-10T01:00:00Z');
    edit(
      fixture.statefulSet,
      ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'],
      '18',
    );
    expect(fixture.observe()).not.toHaveProperty('version');
    expect(said(fixture, 'major-upgrade-failed')).toContain(
      'the version before it runs',
    );
  });

  it('an upgrade that waits for its window is skipped in silence', () => {
    const fixture = new Fixture()
      .spec(['postgresql', 'version'], '18')
      .spec(['maintenanceWindows'], ['Sun:02:00-04:00']);
    const observed = fixture.observe();
    expect(observed.version).toBe('17');
    expect(observed.phase).toBe('running');
    expect(said(fixture, 'major-upgrade-skipped')).toMatch(
      /asks for version 18, the pods run 17\. It waits for the maintenance window Sun:02:00-04:00 \(UTC\)\./,
    );
  });

  it('an upgrade that the operator is told not to do', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '18');
    fixture.operator({
      major_version_upgrade: { major_version_upgrade_mode: 'off' },
    });
    expect(said(fixture, 'major-upgrade-skipped')).toContain(
      '"major_version_upgrade_mode" is "off"',
    );
  });

  it('a downgrade is ignored', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '16');
    expect(said(fixture, 'downgrade-ignored')).toContain(
      'asks for version 16, the pods run 17',
    );
  });

  it('an operator in mode "full" upgrades by itself', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '16');
    fixture.operator({
      major_version_upgrade: { major_version_upgrade_mode: 'full' },
    });
    expect(fixture.finding('downgrade-ignored')).toBeUndefined();
    expect(fixture.finding('upgraded-by-operator')).toBeDefined();
  });

  it.each([
    ['13', ['PostgreSQL 13 has had no fixes since 2025-11-13.']],
    ['14', []],
    ['17', []],
  ])('version %s in March 2026', (version, expected) => {
    const fixture = new Fixture().spec(['postgresql', 'version'], version);
    edit(fixture.statefulSet, ['kind'], 'Gone');
    const found = fixture
      .observe()
      .findings.filter(finding => finding.id.includes('/version-'));
    expect(found.map(finding => finding.title)).toEqual(expected);
  });

  it('a version that ends within half a year is announced', () => {
    const fixture = new Fixture().spec(['postgresql', 'version'], '14');
    edit(fixture.statefulSet, ['kind'], 'Gone');
    const june = Date.parse('2026-06-01T00:00:00Z');
    expect(
      fixture
        .observe(undefined, june)
        .findings.find(each => each.id === 'postgresql/version-ends-soon'),
    ).toMatchObject({ title: 'PostgreSQL 14 gets fixes until 2026-11-12.' });
  });
});

describe('resources', () => {
  it('limits that the operator raises are told with both figures', () => {
    const fixture = new Fixture().spec(['resources', 'limits', 'cpu'], '100m');
    expect(said(fixture, 'resources-differ')).toContain(
      '"spec.resources.limits.cpu" asks for 100m, the pods have 2000m',
    );
  });

  it('the same amount written differently is no difference', () => {
    const fixture = new Fixture().spec(
      ['resources', 'limits', 'memory'],
      '4096Mi',
    );
    expect(fixture.finding('resources-differ')).toBeUndefined();
  });

  it('`cpu: 2` as a number, stored before the definition was checked', () => {
    const fixture = new Fixture().spec(['resources', 'limits', 'cpu'], 2);
    expect(said(fixture, 'number-instead-of-text')).toContain(
      '"spec.resources.limits.cpu" is a number where the definition asks for text.',
    );
    expect(fixture.finding('resources-differ')).toBeUndefined();
  });

  it('the port of what a standby follows is text as well', () => {
    const fixture = new Fixture().spec(['standby'], {
      standby_host: 'elsewhere',
      standby_port: 5432,
    });
    expect(said(fixture, 'number-instead-of-text')).toContain(
      '"spec.standby.standby_port" is a number',
    );
  });
});

describe('access', () => {
  it('a pooler without a ready pod is degraded', () => {
    const fixture = new Fixture().spec(['enableConnectionPooler'], true);
    fixture.secrets.push(fixture.secret('pooler'));
    fixture.pooler(0);
    expect(fixture.observe()).toMatchObject({
      phase: 'degraded',
      reason: expect.stringMatching(
        /^The connection pooler ledger-pooler has no ready pod\./,
      ),
    });
    expect(said(fixture, 'pooler-not-ready')).toMatch(/^critical: /);
  });

  it('a pooler with fewer pods is a finding', () => {
    const fixture = new Fixture().spec(['enableConnectionPooler'], true);
    fixture.secrets.push(fixture.secret('pooler'));
    fixture.pooler(1);
    expect(fixture.observe().phase).toBe('running');
    expect(said(fixture, 'pooler-not-ready')).toContain('1 of 2 pods ready');
  });

  it('"Running" without the pooler that is asked for', () => {
    const fixture = new Fixture().spec(['enableConnectionPooler'], true);
    expect(fixture.observe().phase).toBe('degraded');
    expect(said(fixture, 'pooler-missing')).toContain(
      'the Deployment ledger-pooler does not exist',
    );
    fixture.gaps.deployment = 'forbidden';
    expect(fixture.observe().phase).toBe('running');
    expect(fixture.finding('pooler-missing')).toBeUndefined();
  });

  it('a declared user without Secret', () => {
    const fixture = new Fixture().spec(['users', 'audit_log'], ['createdb']);
    expect(said(fixture, 'secret-missing')).toContain(
      'The Secret audit-log.ledger.credentials.postgresql.acid.zalan.do of the user "audit_log" does not exist.',
    );
    expect(fixture.state('Creating').finding('secret-missing')).toBeUndefined();
  });

  it('a load balancer without address', () => {
    const fixture = new Fixture();
    edit(fixture.services[0], ['spec', 'type'], 'LoadBalancer');
    expect(said(fixture, 'load-balancer-pending')).toContain(
      'ledger.payments.svc',
    );
  });
});

describe('pods', () => {
  it('certificates that PostgreSQL may not read', () => {
    const fixture = new Fixture().spec(['tls'], { secretName: 'ledger-tls' });
    // Without the options of the operator nobody knows
    expect(fixture.finding('tls-not-readable')).toBeUndefined();
    fixture.operator({});
    expect(said(fixture, 'tls-not-readable')).toMatch(
      /^warning: .*Secret ledger-tls\..*"spec.spiloFSGroup".*103/,
    );
    fixture.spec(['spiloFSGroup'], 103);
    expect(fixture.finding('tls-not-readable')).toBeUndefined();
  });

  it('the operator may say which group reads certificates', () => {
    const fixture = new Fixture().spec(['tls'], { secretName: 'ledger-tls' });
    fixture.operator({ kubernetes: { spilo_fsgroup: 103 } });
    expect(fixture.finding('tls-not-readable')).toBeUndefined();
  });

  it('every sidecar has the password of the superuser', () => {
    const fixture = new Fixture();
    expect(fixture.finding('sidecar-has-superuser')).toBeUndefined();
    fixture.spec(['sidecars'], [{ name: 'exporter' }, { name: 'shipper' }]);
    fixture.operator({ users: { super_username: 'root' } });
    expect(said(fixture, 'sidecar-has-superuser')).toMatch(
      /^info: The sidecars exporter and shipper have .* of "root"/,
    );
  });
});

describe('backups', () => {
  it('a bucket of its own has no uid in its path, unless somebody puts one there', () => {
    const env = [{ name: 'WAL_S3_BUCKET', value: 'ledger-backups' }];
    const fixture = new Fixture().spec(['env'], env);
    expect(fixture.finding('archive-without-uid')).toBeUndefined();
    fixture.operator({});
    expect(said(fixture, 'archive-without-uid')).toMatch(
      /^info: .*"ledger-backups" is made of its name alone/,
    );
    fixture.spec(
      ['env'],
      [...env, { name: 'WAL_BUCKET_SCOPE_SUFFIX', value: '/one' }],
    );
    expect(fixture.finding('archive-without-uid')).toBeUndefined();
    const other = new Fixture().spec(['env'], env);
    other.operator({ aws_or_gcp: { wal_s3_bucket: 'all-backups' } });
    expect(other.finding('archive-without-uid')).toBeUndefined();
  });

  it.each<[object, object | undefined, RegExp]>([
    [{}, {}, /^info: .*are never removed\. Neither .*cannot restore/],
    [{ logicalBackupRetention: '2 weeks' }, {}, /^nothing$/],
    [{}, { logical_backup_s3_retention_time: '3 days' }, /^nothing$/],
    [
      { logicalBackupRetention: '2 weeks' },
      { logical_backup_provider: 'gcs' },
      /^warning: .*kept for 2 weeks, and are never removed\..*on S3 only.*"gcs"/,
    ],
    [{}, undefined, /^nothing$/],
  ])('dumps of %j with the options %j', (declared, options, words) => {
    const fixture = new Fixture().spec(['enableLogicalBackup'], true);
    for (const [field, value] of Object.entries(declared)) {
      fixture.spec([field], value);
    }
    if (options) {
      fixture.operator({ logical_backup: options });
    }
    expect(said(fixture, 'logical-backups-never-expire')).toMatch(words);
  });
});

describe('budgets', () => {
  it('a primary without budget is not protected', () => {
    const fixture = new Fixture();
    fixture.budgets.length = 0;
    expect(fixture.finding('primary-not-protected')).toBeDefined();
    fixture.gaps.podDisruptionBudget = 'forbidden';
    expect(fixture.finding('primary-not-protected')).toBeUndefined();
  });

  it('an operator that is told to make none writes 0', () => {
    const fixture = new Fixture();
    edit(fixture.budgets[0], ['spec', 'minAvailable'], 0);
    fixture.operator({ kubernetes: { enable_pod_disruption_budget: false } });
    expect(said(fixture, 'primary-not-protected')).toContain(
      '"enable_pod_disruption_budget" is off',
    );
  });
});

describe('declaration', () => {
  it('the prefix rule counts only where the operator has it on', () => {
    const fixture = new Fixture();
    expect(fixture.finding('team-prefix-violated')).toBeUndefined();
    fixture.operator({ enable_team_id_clustername_prefix: true });
    expect(said(fixture, 'team-prefix-violated')).toContain(
      'The name "ledger" does not begin with the team "payments" and a hyphen.',
    );
  });

  it('where operators disagree, their rules are not held against anybody', () => {
    const fixture = new Fixture();
    fixture.operator({ enable_team_id_clustername_prefix: true });
    fixture.operator({ enable_team_id_clustername_prefix: false });
    expect(fixture.finding('team-prefix-violated')).toBeUndefined();
  });

  it.each([
    [52, undefined],
    [53, 'info'],
    [59, 'warning'],
  ])('a name of %i characters', (length, severity) => {
    const fixture = new Fixture({ name: 'n'.repeat(length) });
    expect(fixture.finding('name-too-long')?.severity).toBe(severity);
  });

  it('a clone section that is still there', () => {
    const fixture = new Fixture().spec(['clone'], { cluster: 'old-ledger' });
    expect(said(fixture, 'clone-section-kept')).toContain('"old-ledger"');
  });

  it('a parameter that Patroni does not have yet', () => {
    const fixture = new Fixture().spec(
      ['postgresql', 'parameters', 'max_connections'],
      '300',
    );
    expect(said(fixture, 'parameters-not-applied')).toContain(
      'max_connections is 100, not 300',
    );
    fixture.spec(['postgresql', 'parameters', 'max_connections'], '100');
    expect(fixture.finding('parameters-not-applied')).toBeUndefined();
  });

  it('"on" and "true" are the same setting', () => {
    const fixture = new Fixture()
      .spec(['postgresql', 'parameters', 'hot_standby'], 'on')
      .settings({ postgresql: { parameters: { hot_standby: true } } });
    expect(fixture.finding('parameters-not-applied')).toBeUndefined();
  });

  it('a standby with several members', () => {
    const fixture = new Fixture({ members: 2 }).spec(['standby'], {
      standby_host: 'elsewhere',
    });
    fixture.patroni(fixture.pods[0], { role: 'standby_leader' });
    expect(fixture.finding('standby-with-replicas')).toBeDefined();
    expect(fixture.observe().phase).toBe('running');
  });
});

describe('every finding', () => {
  it('says what is so, why it matters, what to do and where that is written; the most severe come first', () => {
    const fixture = new Fixture()
      .spec(['volume', 'size'], '50Gi')
      .spec(['postgresql', 'version'], '16')
      .spec(['enableConnectionPooler'], true)
      .spec(['clone'], { cluster: 'old' })
      .settings({ synchronous_mode: true, pause: true });
    const { findings } = fixture.observe();
    expect(findings.length).toBeGreaterThan(5);
    for (const finding of findings) {
      expect(finding.title).toMatch(/^["A-Zl].*\.$|: no failover happens\.$/);
      expect(finding.detail).toMatch(/\.$/);
      expect(finding.advice).toMatch(/\.$/);
      expect(finding.source?.url).toMatch(/^https:/);
    }
    const rank = ['critical', 'warning', 'info'];
    const order = findings.map(finding => rank.indexOf(finding.severity));
    expect(order).toEqual([...order].sort());
  });
});

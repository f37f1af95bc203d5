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

import { ago, edit, now } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';

const minute = 60;

/** Only the words, without the times. */
function words(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>');
}

describe('phase and reason', () => {
  it('a healthy database runs, and says who is primary', () => {
    const observed = new Fixture().observe();
    expect(observed.phase).toBe('running');
    expect(observed.reason).toBe(
      'ledger-0 is primary since 2026-03-10 11:10 UTC; both replicas stream.',
    );
    expect(observed.since).toBe(ago(3000));
    expect(observed.members).toEqual({ ready: 3, total: 3 });
    expect(observed.advice).toBeUndefined();
    expect(observed.findings).toEqual([]);
    expect(observed).toMatchObject({
      version: '17',
      operatorState: 'Running',
      ownerHint: 'payments',
      uid: '0d9a3f60-7f0b-4f7e-8f0e-3d7a2b8f1c11',
      createdAt: ago(3600),
      labels: { tier: 'gold' },
      storage: {
        declared: '100Gi',
        bytesPerMember: 107374182400,
        storageClass: 'fast-ssd',
      },
    });
  });

  it('"Running" is not believed when a pod is Pending: degraded, with the reason of the scheduler', () => {
    const fixture = new Fixture();
    fixture.breakPod(2, 'Unschedulable', '0/4 nodes are available: no memory.');
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.operatorState).toBe('Running');
    expect(words(observed.reason)).toBe(
      '2 of 3 members are ready: ledger-2: "Unschedulable": 0/4 nodes are available: no memory (since <time>); ledger-0 is primary since <time>. ' +
        'The operator says "Running", which only means that its last pass ended without an error.',
    );
  });

  it('"Running" is not believed when no pod serves: failed', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.breakPod(0, 'Unschedulable', 'no room');
    fixture.breakPod(1, 'Unschedulable', 'no room');
    fixture.leader = {};
    fixture.config = {};
    fixture.sync = {};
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toMatch(/^No member is primary: ledger-0:/);
    expect(observed.findings[0]).toMatchObject({
      id: 'postgresql/running-not-believed',
      severity: 'critical',
    });
  });

  it('"Running" without any pod is failed', () => {
    const fixture = new Fixture();
    fixture.pods.length = 0;
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toMatch(
      /^There are no pods, although 3 members are asked for\./,
    );
  });

  it.each([
    [
      'ImagePullBackOff',
      {
        waiting: {
          reason: 'ImagePullBackOff',
          message: 'Back-off pulling image "spilo:9"',
        },
      },
      {},
      '"ImagePullBackOff": Back-off pulling image "spilo:9"',
    ],
    [
      'CrashLoopBackOff',
      { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
      { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      '"CrashLoopBackOff": it ended with exit code 137 ("OOMKilled")',
    ],
    [
      'an ended container',
      { terminated: { exitCode: 1, reason: 'Error' } },
      {},
      '"Error": it ended with exit code 1 ("Error")',
    ],
  ])(
    'a container that waits or ended gives the reason: %s',
    (_, state, lastState, expected) => {
      const fixture = new Fixture();
      edit(
        fixture.pods[1],
        ['status', 'conditions'],
        [
          {
            type: 'Ready',
            status: 'False',
            lastTransitionTime: ago(5 * minute),
          },
        ],
      );
      edit(
        fixture.pods[1],
        ['status', 'containerStatuses'],
        [
          { name: 'exporter', ready: true, state: { running: {} } },
          { name: 'postgres', ready: false, state, lastState },
        ],
      );
      const observed = fixture.observe();
      expect(observed.phase).toBe('degraded');
      expect(observed.since).toBe(ago(5 * minute));
      expect(observed.topology.members[1].notReadyReason).toBe(expected);
    },
  );

  it('a pod that Kubernetes calls ready is not ready while Patroni copies its data', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[2], {
      state: 'creating replica',
      replication_state: undefined,
      xlog_location: undefined,
    });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.members).toEqual({ ready: 2, total: 3 });
    expect(observed.reason).toContain(
      'ledger-2: Patroni says "creating replica"',
    );
  });

  it('a replica that does not stream is not ready', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[2], {
      replication_state: 'in archive recovery',
    });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain(
      'ledger-2: it does not stream: "in archive recovery"',
    );
    expect(fixture.finding('replica-not-streaming')).toMatchObject({
      subject: 'ledger-2',
      severity: 'warning',
    });
  });

  it('SyncFailed while members serve is degraded, with the reason from the newest Warning', () => {
    const fixture = new Fixture().state('SyncFailed');
    fixture.event('Warning', 'Sync', 'could not sync cluster: old cause', 900);
    fixture.event('Warning', 'Sync', 'could not sync cluster: quota', 120);
    fixture.event('Warning', 'ResourceLimits', 'defined CPU limit is low', 10);
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.operatorState).toBe('SyncFailed');
    expect(words(observed.reason)).toBe(
      'The operator\'s last pass over it failed ("SyncFailed" since <time>): "could not sync cluster: quota". ' +
        'ledger-0 is primary since <time>; both replicas stream.',
    );
    expect(observed.since).toBe(ago(120));
    expect(observed.advice).toMatch(/repair period/);
  });

  it('SyncFailed whose Event has expired says where the reason is', () => {
    const observed = new Fixture().state('SyncFailed').observe();
    expect(observed.reason).toMatch(
      /^The operator's last pass over it failed \("SyncFailed"\); why is only in its log, no Event of it is left\./,
    );
  });

  it('a Warning about something else is not taken for the reason', () => {
    const fixture = new Fixture().state('SyncFailed');
    fixture.event('Warning', 'ResourceLimits', 'defined CPU limit is low', 10);
    expect(fixture.observe().reason).toContain('no Event of it is left');
  });

  it('of several broken containers, the one of the database gives the reason', () => {
    const fixture = new Fixture();
    edit(fixture.pods[1], ['status', 'conditions'], []);
    edit(
      fixture.pods[1],
      ['status', 'containerStatuses'],
      ['exporter', 'postgres'].map(name => ({
        name,
        ready: false,
        state: { waiting: { reason: `${name} waits` } },
      })),
    );
    expect(fixture.observe().topology.members[1].notReadyReason).toBe(
      '"postgres waits"',
    );
    edit(fixture.pods[1], ['status', 'containerStatuses', 1, 'state'], {});
    expect(fixture.observe().topology.members[1].notReadyReason).toBe(
      '"exporter waits" (container exporter)',
    );
  });

  it('while the operator rolls a single member, its absence is part of the update for five minutes', () => {
    const fixture = new Fixture({ members: 1 }).state('Updating');
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(100));
    edit(fixture.pods[0], ['metadata', 'creationTimestamp'], ago(90));
    fixture.patroni(fixture.pods[0], { state: 'starting' });
    const observed = fixture.observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reviewAt).toBe(now + 210_000);
    expect(fixture.observe(undefined, observed.reviewAt).phase).toBe('failed');
  });

  it('UpdateFailed while members serve is degraded', () => {
    const fixture = new Fixture().state('UpdateFailed');
    fixture.event('Warning', 'Update', 'could not update cluster');
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toMatch(
      /^The operator could not apply the last change \("UpdateFailed" since /,
    );
  });

  it('SyncFailed and no primary is failed', () => {
    const fixture = new Fixture().state('SyncFailed');
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(200));
    expect(fixture.observe().phase).toBe('failed');
  });

  it('CreateFailed is failed, with the message of the Event', () => {
    const fixture = new Fixture({ members: 2 }).state('CreateFailed');
    fixture.pods.length = 0;
    fixture.leader = {};
    edit(fixture.statefulSet, ['kind'], 'Gone');
    fixture.event(
      'Warning',
      'Create',
      'could not create cluster: could not create master service: services "ledger" already exists',
      300,
    );
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.members).toEqual({ ready: 0, total: 2 });
    expect(words(observed.reason)).toBe(
      'The operator could not create it ("CreateFailed" since <time>): “could not create cluster: could not create master service: services "ledger" already exists”. ' +
        'There are no pods, although 2 members are asked for.',
    );
  });

  it('Invalid is failed', () => {
    const fixture = new Fixture().state('Invalid');
    fixture.pods.length = 0;
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toMatch(
      /^The operator refuses the declaration \("Invalid"\)/,
    );
  });

  it('Invalid without an Event, where the name breaks the rule that can be seen', () => {
    const fixture = new Fixture().state('Invalid');
    fixture.pods.length = 0;
    fixture.operator({ enable_team_id_clustername_prefix: true });
    const observed = fixture.observe();
    expect(observed.since).toBe(ago(3600));
    expect(observed.reason).toMatch(
      /^The operator refuses the declaration \("Invalid"\): its name does not begin with the team "payments" and a hyphen\./,
    );
  });

  it('Invalid while members serve is degraded: nobody looks after it', () => {
    expect(new Fixture().state('Invalid').observe().phase).toBe('degraded');
  });

  it('the first creation is provisioning, with the reason why a pod does not start', () => {
    const fixture = new Fixture({ members: 1 }).state('Creating');
    fixture.breakPod(0, 'Unschedulable', 'no node has the storage');
    fixture.leader = {};
    const observed = fixture.observe();
    expect(observed.phase).toBe('provisioning');
    expect(observed.since).toBe(ago(3600));
    expect(observed.reason).toContain('no node has the storage');
  });

  it('an object that no operator has seen is provisioning, then failed', () => {
    const fixture = new Fixture().state(undefined);
    fixture.pods.length = 0;
    fixture.leader = {};
    edit(fixture.postgresql, ['metadata', 'creationTimestamp'], ago(30));
    const fresh = fixture.observe();
    expect(fresh.phase).toBe('provisioning');
    expect(fresh.reviewAt).toBe(now - 30_000 + 600_000);
    edit(fixture.postgresql, ['metadata', 'creationTimestamp'], ago(700));
    const late = fixture.observe();
    expect(late.phase).toBe('failed');
    expect(late.reason).toContain('No operator has said anything about it');
    expect(late.advice).toContain('acid.zalan.do/controller');
  });

  it("Updating is updating, with the operator's latest Event", () => {
    const fixture = new Fixture().state('Updating');
    fixture.event('Normal', 'Update', 'Performing rolling update', 20);
    const observed = fixture.observe();
    expect(observed.phase).toBe('updating');
    expect(observed.since).toBe(ago(20));
    expect(observed.reason).toContain('"Performing rolling update"');
  });

  it('a rolling update that the operator has marked is updating, although it says "Running"', () => {
    const fixture = new Fixture();
    edit(
      fixture.pods[1],
      [
        'metadata',
        'annotations',
        'zalando-postgres-operator-rolling-update-required',
      ],
      'true',
    );
    const observed = fixture.observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reason).toMatch(
      /^The operator still has to recreate ledger-1 for a change\. ledger-0 is primary/,
    );
    expect(observed.topology.members[1].pendingRecreate).toBe(true);
  });

  it('pods of an older template are told as a finding, not as an update', () => {
    const fixture = new Fixture();
    edit(fixture.statefulSet, ['status', 'updateRevision'], 'ledger-new');
    const observed = fixture.observe();
    expect(observed.phase).toBe('running');
    expect(observed.topology.members.every(m => m.pendingRecreate)).toBe(true);
    expect(fixture.finding('pods-await-recreation')).toBeDefined();
  });

  it('0 instances is stopped, not failed: the volumes are kept', () => {
    const fixture = new Fixture({ members: 0 });
    fixture.claims.push(fixture.claim(0, '100Gi'));
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(9000));
    const observed = fixture.observe();
    expect(observed.phase).toBe('stopped');
    expect(observed.since).toBe(ago(9000));
    expect(observed.reason).toMatch(
      /^Stopped on purpose: no members are asked for, and the volumes are kept/,
    );
    expect(observed.volumes).toHaveLength(1);
    expect(observed.findings).toEqual([]);
  });

  it('deletion comes before everything else, and says what holds it', () => {
    const fixture = new Fixture().state('SyncFailed');
    fixture.pods.length = 0;
    fixture.secrets.length = 0;
    edit(fixture.postgresql, ['metadata', 'deletionTimestamp'], ago(90));
    edit(
      fixture.postgresql,
      ['metadata', 'finalizers'],
      ['postgres-operator.acid.zalan.do'],
    );
    const observed = fixture.observe();
    expect(observed.phase).toBe('deleting');
    expect(observed.since).toBe(ago(90));
    expect(words(observed.reason)).toBe(
      'Deletion was asked for at <time>; the finalizer "postgres-operator.acid.zalan.do" holds it until the operator has removed everything.',
    );
    expect(observed.findings.map(finding => finding.id)).toEqual([
      'postgresql/deletion-pending',
    ]);
    expect(fixture.finding('deletion-pending')?.detail).toContain(
      '0d9a3f60-7f0b-4f7e-8f0e-3d7a2b8f1c11',
    );
  });

  it("a status that is a plain string is read as the operator's word", () => {
    const fixture = new Fixture();
    edit(fixture.postgresql, ['status'], 'Running');
    const observed = fixture.observe();
    expect(observed.operatorState).toBe('Running');
    expect(observed.phase).toBe('running');
    expect(fixture.finding('old-status-format')).toBeDefined();
  });

  it('a word that is not known is not guessed at', () => {
    const observed = new Fixture().state('Hibernated').observe();
    expect(observed.phase).toBe('unknown');
    expect(observed.reason).toMatch(
      /^The operator says "Hibernated", a word that is not known here\./,
    );
  });

  it('without the right to read pods nobody can say: unknown, with what is missing', () => {
    const fixture = new Fixture();
    fixture.gaps.pod = 'the account may not list pods';
    const observed = fixture.observe();
    expect(observed.phase).toBe('unknown');
    expect(observed.reason).toContain('the account may not list pods');
    expect(observed.members).toEqual({ ready: 3, total: 3 });
    expect(observed.gaps).toEqual([
      { resource: 'pods', reason: 'the account may not list pods' },
    ]);
    expect(observed.lag).toEqual({
      notMeasured: 'the pods cannot be read: the account may not list pods',
    });
  });

  it('an object without spec is unknown', () => {
    const fixture = new Fixture();
    edit(fixture.postgresql, ['spec'], undefined);
    const observed = fixture.observe();
    expect(observed.phase).toBe('unknown');
    expect(observed.reason).toContain('"spec"');
  });

  it('Events from before the object was created are of its predecessor', () => {
    const fixture = new Fixture().state('SyncFailed');
    fixture.event('Warning', 'Sync', 'from the one before', 4000);
    expect(fixture.observe().reason).not.toContain('from the one before');
  });

  it('the moment between two StatefulSets is not an outage', () => {
    const fixture = new Fixture();
    edit(fixture.statefulSet, ['kind'], 'Gone');
    expect(fixture.observe()).toMatchObject({
      phase: 'running',
      members: { ready: 3, total: 3 },
    });
  });
});

describe('leader', () => {
  it('no heartbeat for longer than its ttl means no leader: failed since the last one', () => {
    const fixture = new Fixture();
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(240));
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.since).toBe(ago(240));
    expect(words(observed.reason)).toMatch(
      /^No leader: nobody has renewed Patroni's leader record since <time>, longer than the 30 s it is good for; ledger-0 was the last one\. The operator says/,
    );
    expect(observed.topology.primary).toBeUndefined();
    expect(observed.members).toEqual({ ready: 2, total: 3 });
    expect(observed.topology.members.map(member => member.role)).toEqual([
      'unknown',
      'replica',
      'replica',
    ]);
    expect(observed.topology.members[1].lag).toEqual({
      notMeasured: expect.stringMatching(
        /^the leader has written nothing since/,
      ),
    });
  });

  it('says when to look again: when the heartbeat runs out', () => {
    const fixture = new Fixture();
    const { reviewAt } = fixture.observe();
    expect(reviewAt).toBe(now - 4000 + 31_000);
    expect(fixture.observe(undefined, reviewAt! - 1000).phase).toBe('running');
    expect(fixture.observe(undefined, reviewAt).phase).toBe('failed');
  });

  it('records that cannot be read are not taken for a silent leader', () => {
    const fixture = new Fixture();
    fixture.gaps.configMap = 'the watch is stale';
    const observed = fixture.observe(undefined, now + 3_600_000);
    expect(observed.phase).toBe('running');
    expect(observed.topology.primary?.member).toBe('ledger-0');
    expect(observed.topology.members[1].lag).toEqual({
      notMeasured:
        'the record of the leader cannot be read: the watch is stale',
    });
  });

  it('with failsafe mode a primary without heartbeat goes on: degraded', () => {
    const fixture = new Fixture().settings({ failsafe_mode: true });
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(240));
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain('failsafe mode');
    expect(observed.topology.primary?.member).toBe('ledger-0');
  });

  it('a primary that is being deleted is a failover under way, not yet an outage', () => {
    const fixture = new Fixture();
    edit(fixture.pods[0], ['metadata', 'deletionTimestamp'], ago(2));
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain('A failover is under way');
    expect(observed.since).toBe(ago(4));
    expect(observed.topology.primary).toBeUndefined();
  });

  it('beside the new leader, the old pod may keep its label', () => {
    const fixture = new Fixture();
    edit(fixture.pods[0], ['metadata', 'deletionTimestamp'], ago(2));
    edit(fixture.pods[1], ['metadata', 'labels', 'spilo-role'], 'master');
    fixture.patroni(fixture.pods[1], { role: 'primary', timeline: 2 });
    edit(fixture.leader, ['metadata', 'annotations', 'leader'], 'ledger-1');
    edit(fixture.leader, ['metadata', 'annotations', 'acquireTime'], ago(1));
    const observed = fixture.observe();
    expect(observed.topology.primary).toEqual({
      member: 'ledger-1',
      since: ago(1),
      timeline: 2,
    });
    expect(observed.members).toEqual({ ready: 2, total: 3 });
    expect(fixture.finding('two-primaries')).toBeUndefined();
  });

  it("a server that restarts by Patroni's order is no outage", () => {
    const fixture = new Fixture({ members: 1 });
    fixture.patroni(fixture.pods[0], { state: 'restarting' });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain('Patroni says "restarting"');
  });

  it('a single member whose pod was made anew is starting, which is no outage yet', () => {
    const fixture = new Fixture({ members: 1 });
    edit(fixture.pods[0], ['metadata', 'creationTimestamp'], ago(8));
    fixture.patroni(fixture.pods[0], { state: 'starting' });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain(
      'ledger-0 takes no writes at this moment: Patroni says "starting"',
    );
    edit(fixture.pods[0], ['metadata', 'creationTimestamp'], ago(2000));
    expect(fixture.observe().phase).toBe('failed');
  });

  it('the record on Endpoints counts as well, and is deprecated', () => {
    const fixture = new Fixture();
    for (const record of [fixture.leader, fixture.config, fixture.sync]) {
      edit(record, ['kind'], 'Endpoints');
    }
    edit(fixture.leader, ['metadata', 'name'], 'ledger');
    const observed = fixture.observe();
    expect(observed.phase).toBe('running');
    expect(observed.topology.primary?.since).toBe(ago(3000));
    expect(fixture.finding('records-on-endpoints')).toBeDefined();
    edit(fixture.leader, ['metadata', 'annotations', 'renewTime'], ago(240));
    expect(fixture.observe().phase).toBe('failed');
  });

  it('records left over on Endpoints do not hide those in ConfigMaps', () => {
    const fixture = new Fixture();
    const old = fixture.record('leader', {
      leader: 'ledger-2',
      optime: '1',
      ttl: '30',
      renewTime: ago(90_000),
    });
    edit(old, ['kind'], 'Endpoints');
    edit(old, ['metadata', 'name'], 'ledger');
    fixture.others.push(old);
    expect(fixture.observe().topology.primary?.member).toBe('ledger-0');
  });

  it('Endpoints of the Service without a record are no record', () => {
    const fixture = new Fixture();
    fixture.others.push(fixture.object('Endpoints', 'ledger', { subsets: [] }));
    expect(fixture.finding('records-on-endpoints')).toBeUndefined();
  });

  it("with Patroni's records outside Kubernetes, labels and pods are believed and no lag is invented", () => {
    const fixture = new Fixture();
    fixture.leader = {};
    fixture.config = {};
    fixture.sync = {};
    for (const pod of fixture.pods) {
      edit(pod, ['metadata', 'annotations'], {});
    }
    const observed = fixture.observe();
    expect(observed.phase).toBe('running');
    expect(observed.topology.primary?.member).toBe('ledger-0');
    expect(observed.lag).toEqual({
      notMeasured:
        'Patroni keeps its records outside Kubernetes, or has not written them yet',
    });
  });

  it('other label keys can be set', () => {
    const fixture = new Fixture();
    const text = JSON.stringify(fixture.objects())
      .replace(/"cluster-name"/g, '"database"')
      .replace(/"spilo-role"/g, '"pg-role"')
      .replace(/"application":"spilo"/g, '"application":"pg"');
    const other = new Fixture();
    other.objects = () => JSON.parse(text);
    expect(
      other.observe({
        labels: {
          application: 'pg',
          clusterName: 'database',
          role: 'pg-role',
        },
      }),
    ).toMatchObject({ phase: 'running', members: { ready: 3, total: 3 } });
    expect(other.observe().topology.members).toEqual([]);
  });
});

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

import { ago, edit } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';
import { OperatorState, stateWords } from './verdict/operatorState';

const phases: Readonly<Record<OperatorState, string>> = {
  none: 'unknown',
  PENDING: 'provisioning',
  INITIALIZING: 'provisioning',
  ONLINE: 'running',
  ONLINE_PARTIAL: 'degraded',
  ONLINE_UNCERTAIN: 'unknown',
  OFFLINE: 'failed',
  OFFLINE_UNCERTAIN: 'failed',
  NO_QUORUM: 'failed',
  NO_QUORUM_UNCERTAIN: 'failed',
  SPLIT_BRAIN: 'failed',
  SPLIT_BRAIN_UNCERTAIN: 'failed',
  UNKNOWN: 'unknown',
  FINALIZING: 'deleting',
  INVALID: 'failed',
  other: 'unknown',
};

describe('observing a MySQL database', () => {
  it('reads a healthy one', () => {
    const observed = new Fixture().observe();
    expect(observed).toMatchObject({
      phase: 'running',
      reason:
        'orders-0 is primary since 2026-03-10 11:06 UTC; all 3 members are ready.',
      version: '8.4.3',
      operatorState: 'ONLINE',
      members: { ready: 3, total: 3 },
      storage: { declared: '100Gi', storageClass: 'fast-ssd' },
      topology: { primary: { member: 'orders-0' }, synchronous: true },
      companions: [
        { kind: 'router', name: 'orders-router', ready: 2, total: 2 },
      ],
    });
    expect(observed.topology.members.map(({ role }) => role)).toEqual([
      'primary',
      'replica',
      'replica',
    ]);
    expect(
      observed.findings.filter(({ severity }) => severity !== 'info'),
    ).toEqual([]);
  });

  it.each(Object.keys(stateWords) as OperatorState[])(
    'maps the word %s of the operator, and quotes it',
    word => {
      const told = { none: undefined, other: 'REBOOTING' };
      const text = word === 'none' || word === 'other' ? told[word] : word;
      const observed = new Fixture().state(text).observe();
      expect(observed.phase).toBe(phases[word]);
      expect(
        text === undefined ||
          word === 'ONLINE' ||
          observed.reason.includes(`"${text}"`),
      ).toBe(true);
    },
  );

  it('believes the pods when the status is out of date', () => {
    const fixture = new Fixture().lose(0, 'OFFLINE').lose(1, 'OFFLINE');
    fixture.lose(2, 'UNREACHABLE');
    expect(fixture.observe()).toMatchObject({
      phase: 'failed',
      members: { ready: 0, total: 3 },
      topology: { members: [{ role: 'unknown' }, {}, {}] },
    });
  });

  it('says which member is out of the group, why and since when', () => {
    const observed = new Fixture()
      .lose(2, 'ERROR')
      .state('ONLINE_PARTIAL')
      .observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toContain(
      'orders-2: its containers are not ready (since 2026-03-10 11:55 UTC)',
    );
  });

  it('does not take a member for ready that only Kubernetes says is ready', () => {
    const fixture = new Fixture();
    fixture.group(fixture.pods[1], { status: 'RECOVERING', role: 'SECONDARY' });
    expect(fixture.observe()).toMatchObject({
      phase: 'degraded',
      members: { ready: 2 },
    });
  });

  it('takes the reason of a closed readiness gate from the operator, who closes it', () => {
    const fixture = new Fixture().lose(2, 'RECOVERING');
    const gate = (reason: string) =>
      edit(
        fixture.pods[2],
        ['status', 'conditions'],
        [{ type: 'Ready', status: 'False', reason }],
      );
    gate('ReadinessGatesNotReady');
    expect(fixture.observe().topology.members[2].notReadyReason).toBe(
      'it copies or replays what it has missed ("RECOVERING")',
    );
    fixture.group(fixture.pods[2], { status: 'ONLINE' });
    expect(fixture.observe().topology.members[2].notReadyReason).toBe(
      'its containers are ready, and a readiness gate of the pod is not open',
    );
    gate('ContainersNotReady');
    expect(fixture.observe().topology.members[2].notReadyReason).toBe(
      'its containers are not ready',
    );
  });

  it('names both primaries of a split brain, and takes neither for a replica', () => {
    const fixture = new Fixture().state('SPLIT_BRAIN');
    edit(
      fixture.pods[2],
      ['metadata', 'labels', 'mysql.oracle.com/cluster-role'],
      'PRIMARY',
    );
    const { phase, reason, topology } = fixture.observe();
    expect(phase).toBe('failed');
    expect(reason).toContain(
      'orders-0 and orders-2 are each labelled as primary',
    );
    expect(
      topology.members.map(({ role, replicatesFrom }) => [
        role,
        replicatesFrom,
      ]),
    ).toEqual([
      ['primary', undefined],
      ['replica', 'orders-0'],
      ['primary', undefined],
    ]);
  });

  it('fails when no Router is ready, because the Service leads nowhere', () => {
    const fixture = new Fixture();
    edit(fixture.router, ['status', 'readyReplicas'], 0);
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toContain('the Service orders leads nowhere');
    expect(fixture.finding('router-not-ready')?.severity).toBe('critical');
  });

  it('takes the reason of a refusal from Events: the status is absent', () => {
    const fixture = new Fixture();
    edit(fixture.cluster, ['status'], undefined);
    fixture.pods.length = 0;
    fixture.event('Warning', 'InvalidArgument', 'secret not found.');
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toContain('"secret not found"');
  });

  it("prefers the operator's own words to those of its framework, unless they are old", () => {
    const fixture = new Fixture().state('INVALID');
    fixture.event('Error', 'Logging', "Handler 'on_create' failed", 60, 'kopf');
    const said = () => fixture.observe().reason;
    expect(said()).toContain('"Handler \'on_create\' failed"');
    fixture.event('Warning', 'InvalidArgument', 'too long', 1200);
    expect(said()).toContain('"Handler \'on_create\' failed"');
    fixture.event('Warning', 'InvalidArgument', 'too long', 90);
    expect(said()).toContain('"too long"');
  });

  it('waits for an operator for ten minutes', () => {
    const fixture = new Fixture();
    edit(fixture.cluster, ['status'], undefined);
    fixture.pods.length = 0;
    expect(fixture.observe().phase).toBe('failed');
    edit(fixture.cluster, ['metadata', 'creationTimestamp'], ago(60));
    expect(fixture.observe()).toMatchObject({
      phase: 'provisioning',
      reviewAt: Date.parse(ago(60)) + 600_000,
    });
  });

  it('tells a roll-out from members that fail', () => {
    const fixture = new Fixture();
    edit(fixture.statefulSet, ['status', 'updateRevision'], 'orders-new');
    expect(fixture.observe()).toMatchObject({
      phase: 'updating',
      topology: { members: [{ pendingRecreate: true }, {}, {}] },
    });
  });

  it('does not call it a roll-out any more when its first pod stands still', () => {
    const fixture = new Fixture().lose(2, 'OFFLINE').state('ONLINE_PARTIAL');
    edit(fixture.statefulSet, ['status', 'updateRevision'], 'orders-new');
    edit(
      fixture.pods[2],
      ['status', 'containerStatuses'],
      [{ name: 'mysql', state: { waiting: { reason: 'ImagePullBackOff' } } }],
    );
    const since = (seconds: number) =>
      edit(
        fixture.pods[2],
        ['status', 'conditions'],
        [
          {
            type: 'Ready',
            status: 'False',
            lastTransitionTime: ago(seconds),
          },
        ],
      );
    since(60);
    expect(fixture.observe()).toMatchObject({
      phase: 'updating',
      reviewAt: Date.parse(ago(60)) + 300_000,
    });
    since(400);
    const { phase, reason } = fixture.observe();
    expect(phase).toBe('degraded');
    expect(reason).toContain('"ImagePullBackOff"');
  });

  it('names the finalizer that holds a deletion', () => {
    const fixture = new Fixture();
    edit(fixture.cluster, ['metadata', 'deletionTimestamp'], ago(60));
    edit(
      fixture.cluster,
      ['metadata', 'finalizers'],
      ['mysql.oracle.com/cluster', 'kopf.zalando.org/KopfFinalizerMarker'],
    );
    const observed = fixture.observe();
    expect(observed.phase).toBe('deleting');
    expect(observed.reason).toContain('"mysql.oracle.com/cluster"');
    // Both are the operator's
    expect(observed.reason).not.toContain('other tool');
    expect(observed.findings.map(({ id }) => id)).toEqual([
      'mysql/deletion-pending',
    ]);
  });

  it('gives the ports of the Router by what they lead to', () => {
    const fixture = new Fixture().readReplica('reporting');
    const ports = () =>
      fixture
        .observe()
        .endpoints.map(({ purpose, service, port }) => [
          purpose,
          service,
          port,
        ]);
    expect(ports()).toEqual([
      ['router', 'orders', 3306],
      ['router', 'orders', 6446],
      ['router-replica', 'orders', 6447],
      ['router-split', 'orders', 6450],
      ['replica', 'orders-reporting-instances', 3306],
    ]);
    fixture.spec(['service', 'defaultPort'], 'mysql-ro');
    expect(ports()[0]).toEqual(['router-replica', 'orders', 3306]);
  });

  it('shows read replicas as a group of their own', () => {
    const observed = new Fixture().readReplica('reporting').observe();
    expect(observed.phase).toBe('running');
    expect(observed.members).toEqual({ ready: 4, total: 4 });
    expect(observed.topology.members).toContainEqual(
      expect.objectContaining({
        name: 'orders-reporting-0',
        role: 'replica',
        group: 'orders-reporting',
        replicatesFrom: 'orders-0',
      }),
    );
    expect(observed.topology.groups).toEqual([
      { name: 'orders-reporting', kind: 'read-replicas', wanted: 1 },
    ]);
  });

  it('says why lag is not measured', () => {
    const { lag, topology } = new Fixture().observe();
    expect(lag).toEqual({
      notMeasured: expect.stringContaining('mysqld_exporter'),
    });
    expect(topology.members.every(each => 'notMeasured' in each.lag)).toBe(
      true,
    );
  });

  it('names Secrets and certificates, and no value of them', () => {
    const fixture = new Fixture().certificate('orders-tls', {
      notAfter: '2026-06-01T00:00:00Z',
    });
    fixture.spec(['mycnf'], '[mysqld]\nkeyring_password=hunter2\n');
    const observed = fixture.observe();
    expect(observed.credentials[0]).toEqual({
      user: 'root',
      secretName: 'orders-root',
      keys: ['rootUser', 'rootHost', 'rootPassword'],
      userKey: 'rootUser',
      passwordKey: 'rootPassword',
    });
    const tls = observed.configuration.find(({ id }) => id === 'tls');
    expect(tls?.settings).toContainEqual({
      name: 'TLS expires',
      value: '2026-06-01T00:00:00.000Z',
    });
    expect(JSON.stringify(observed)).not.toContain('hunter2');
  });

  it('says so when pods cannot be read', () => {
    const fixture = new Fixture();
    fixture.gaps.pod = 'pods is forbidden';
    expect(fixture.observe()).toMatchObject({
      phase: 'unknown',
      members: { ready: 3, total: 3 },
      gaps: [{ resource: 'pods', reason: 'pods is forbidden' }],
    });
  });
});

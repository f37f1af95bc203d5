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

import { ago, edit, Fixture, now } from './__testUtils__/Fixture';

/** Only the words, without the times. */
function words(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<time>');
}

describe('phase and reason', () => {
  it('a healthy replica set runs, and says who is primary', () => {
    const observed = new Fixture().observe();
    expect(observed).toMatchObject({
      phase: 'running',
      reason: 'catalog-rs0-0 is primary; 2 members are secondaries.',
      members: { ready: 3, total: 3 },
      version: '8.0.19-7',
      operatorState: 'ready',
      since: ago(3400),
      storage: {
        declared: '100Gi',
        bytesPerMember: 107374182400,
        storageClass: 'fast-ssd',
      },
      declared: { version: '8.0.19-7', members: 3, databases: [] },
      topology: { primary: { member: 'catalog-rs0-0' } },
      labels: { tier: 'gold' },
    });
    expect(observed.findings).toEqual([]);
    expect(observed.advice).toBeUndefined();
  });

  it('a sharded database of 3 shards x 5 members says so in one sentence', () => {
    const observed = new Fixture({ shards: 3, members: 5 }).observe();
    expect(observed.reason).toBe(
      'All 3 shards have a primary (catalog-rs0-0, catalog-rs1-0 and catalog-rs2-0), and so have the config servers; 2 of 2 mongos are ready.',
    );
    expect(observed.phase).toBe('running');
    expect(observed.members).toEqual({ ready: 18, total: 18 });
    expect(observed.findings).toEqual([]);
  });

  it('"ready" is not believed of a member in RECOVERING: its containers are ready, MongoDB does not count on it', () => {
    const fixture = new Fixture().states('rs0', [
      'PRIMARY',
      'RECOVERING',
      'SECONDARY',
    ]);
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.members).toEqual({ ready: 2, total: 3 });
    expect(words(observed.reason)).toBe(
      '2 of 3 members are ready: catalog-rs0-1: MongoDB says "RECOVERING": it catches up, or is too far behind to, and takes no reads; catalog-rs0-0 is primary. ' +
        'The operator says "ready", which counts containers that are ready, not members that MongoDB counts on.',
    );
    expect(fixture.finding('member-not-serving')).toMatchObject({
      subject: 'catalog-rs0-1',
    });
  });

  it('"ready" is not believed when a majority is gone: no quorum, failed', () => {
    const fixture = new Fixture()
      .states('rs0', ['SECONDARY', 'DOWN', 'DOWN'])
      .breakPod('rs0-1')
      .breakPod('rs0-2');
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(words(observed.reason)).toMatch(
      /^No member is primary: 1 of 3 members is ready: catalog-rs0-1: "Unschedulable": no room \(since <time>\);/,
    );
    expect(observed.since).toBe(ago(600));
    expect(fixture.findings()).toEqual(
      expect.arrayContaining([
        'mongodb/ready-not-believed',
        'mongodb/replica-set-without-primary',
      ]),
    );
  });

  it('an election is degraded, not failed: a majority is there', () => {
    const observed = new Fixture()
      .states('rs0', ['SECONDARY', 'SECONDARY', 'SECONDARY'])
      .observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toMatch(
      /^No member is primary at this moment, and enough of them are ready to choose one/,
    );
    expect(observed.topology.primary).toBeUndefined();
  });

  it('"error" with members that serve is degraded, with the message; member states may be old', () => {
    const fixture = new Fixture()
      .status(['state'], 'error')
      .status(['message'], 'Error: replset size must be odd.');
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toBe(
      'The operator\'s last pass failed ("error"): "replset size must be odd". Until that is over it does not write anew which member is primary. ' +
        'catalog-rs0-0 is primary; 2 members are secondaries.',
    );
  });

  it('in "error" the status keeps its old values: a primary whose pod broke is none', () => {
    const observed = new Fixture()
      .status(['state'], 'error')
      .status(['message'], 'Error: no reachable servers')
      .breakPod('rs0-0')
      .breakPod('rs0-1')
      .observe();
    expect(observed.phase).toBe('failed');
    expect(observed.topology.primary).toBeUndefined();
    expect(observed.topology.members[0]).toMatchObject({
      name: 'catalog-rs0-0',
      role: 'unknown',
      state: 'PRIMARY',
      ready: false,
    });
  });

  it('"error" without a message names an Event, or says that only the log knows', () => {
    const fixture = new Fixture().status(['state'], 'error');
    expect(fixture.observe().reason).toContain('why is only in its log');
    fixture.event('Warning', 'PolicyViolation', 'no limits');
    expect(fixture.observe().reason).toContain('"no limits"');
  });

  it('several contradictory conditions stay True: the state counts, not they', () => {
    const all = ['initializing', 'ready', 'error', 'stopping', 'paused'];
    const observed = new Fixture()
      .status(
        ['conditions'],
        all.map(type => ({
          type,
          status: 'True',
          message: 'Error: old',
          lastTransitionTime: ago(9000),
        })),
      )
      .observe();
    expect(observed.phase).toBe('running');
    expect(observed.since).toBe(ago(3400));
  });

  it('initializing for the first time is provisioning, also with members that are ready', () => {
    const fixture = new Fixture()
      .status(['state'], 'initializing')
      .status(['conditions'], [{ type: 'initializing', status: 'True' }]);
    expect(fixture.observe().phase).toBe('provisioning');
    expect(fixture.observe().since).toBe(ago(3600));
    expect(fixture.finding('stuck-initializing')).toMatchObject({
      severity: 'critical',
    });
  });

  it('initializing after having been ready is degraded, and says what it waits for: an agent that is not well, which no status tells', () => {
    const fixture = new Fixture().status(['state'], 'initializing');
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.reason).toBe(
      'The operator says "initializing" again: it was ready before, and is not any more. ' +
        'All members are ready; it is not: mostly because a backup agent or its storage is not well, which only its log says. ' +
        'catalog-rs0-0 is primary; 2 members are secondaries.',
    );
    fixture.status(
      ['conditions'],
      [
        { type: 'ready', status: 'True', reason: 'RSReady' },
        { type: 'PBMReady', status: 'False' },
      ],
    );
    expect(fixture.observe().reason).toContain(
      'the configuration of backups is not applied yet',
    );
    fixture.status(['host'], undefined);
    expect(fixture.observe().reason).toContain('it has no address');
  });

  it('what the operator says of a replica set or the mongos is told while it waits', () => {
    const fixture = new Fixture({ shards: 2 })
      .status(['state'], 'initializing')
      .status(['replsets', 'rs1', 'message'], 'mongod: Back-off pulling; ')
      .breakPod('rs1-2');
    expect(fixture.observe().reason).toContain(
      'It says of rs1: "mongod: Back-off pulling".',
    );
  });

  it('initializing while pods are recreated for a change is updating', () => {
    const fixture = new Fixture().status(['state'], 'initializing');
    edit(
      fixture.podOf('rs0-0'),
      ['metadata', 'labels', 'controller-revision-hash'],
      'catalog-rs0-old',
    );
    const observed = fixture.observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reason).toMatch(
      /^catalog-rs0-0 still has to be recreated for a change\./,
    );
    expect(fixture.finding('pods-await-recreation')).toBeDefined();
  });

  it('a roll-out whose pod has been in trouble for minutes is not updating any more', () => {
    const fixture = new Fixture().status(['state'], 'initializing');
    edit(
      fixture.podOf('rs0-0'),
      ['metadata', 'labels', 'controller-revision-hash'],
      'catalog-rs0-old',
    );
    const pod = fixture.podOf('rs0-2');
    edit(
      pod,
      ['status', 'containerStatuses'],
      [{ name: 'mongod', state: { waiting: { reason: 'ImagePullBackOff' } } }],
    );
    const since = (seconds: number) =>
      edit(
        pod,
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
    expect(fixture.observe().phase).toBe('updating');
    since(400);
    const { phase, reason } = fixture.observe();
    expect(phase).toBe('degraded');
    expect(reason).toContain('"ImagePullBackOff"');
  });

  it('a pending SmartUpdate is updating, although the state is "ready"', () => {
    const fixture = new Fixture().status(
      ['conditions'],
      [
        { type: 'ready', status: 'True' },
        { type: 'pendingSmartUpdate', status: 'True' },
      ],
    );
    for (const ordinal of [0, 1, 2]) {
      edit(
        fixture.podOf(`rs0-${ordinal}`),
        ['metadata', 'labels', 'controller-revision-hash'],
        'catalog-rs0-old',
      );
    }
    expect(fixture.observe().phase).toBe('updating');
    expect(fixture.observe().reason).toContain(
      'the operator has not begun, as when a backup runs',
    );
  });

  it('a change that the operator has not gone through yet is updating', () => {
    const fixture = new Fixture();
    edit(fixture.mongodb, ['metadata', 'generation'], 4);
    expect(fixture.observe().phase).toBe('updating');
    expect(fixture.observe().reason).toContain('generation 3 of 4');
  });

  it('a pause goes from stopping to stopped, and keeps the volumes', () => {
    const fixture = new Fixture()
      .spec(['pause'], true)
      .status(['state'], 'stopping');
    expect(fixture.observe().phase).toBe('updating');
    fixture.stopPods().status(['state'], 'paused');
    const observed = fixture.observe();
    expect(observed.phase).toBe('stopped');
    expect(observed.reason).toBe(
      'Stopped on purpose: no members are asked for, and the volumes are kept.',
    );
    expect(observed.volumes).toHaveLength(3);
    expect(observed.findings).toEqual([]);
    expect(observed.members).toEqual({ ready: 0, total: 0 });
  });

  it('a pause that waits for a backup says so', () => {
    const observed = new Fixture().spec(['pause'], true).observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reason).toContain('waits for backups that still run');
  });

  it('a resumed database is updating while its pods come back', () => {
    const observed = new Fixture().status(['state'], 'paused').observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reason).toContain('The pause was ended');
  });

  it('a restore explains members and mongos that are away', () => {
    const fixture = new Fixture({ shards: 2 })
      .status(['state'], 'initializing')
      .restore('pitr', 300, { state: 'running' });
    fixture.pods.splice(0, fixture.pods.length);
    const observed = fixture.observe();
    expect(observed.phase).toBe('updating');
    expect(observed.reason).toMatch(
      /^The restore pitr of before is under way \("running"\)/,
    );
    expect(fixture.finding('restore-running')).toBeDefined();
  });

  it('deletion shows "stopping", and in "error" its finalizers may never run', () => {
    const fixture = new Fixture().status(['state'], 'stopping');
    edit(fixture.mongodb, ['metadata', 'deletionTimestamp'], ago(60));
    const observed = fixture.observe();
    expect(observed.phase).toBe('deleting');
    expect(observed.reason).toContain(
      'the finalizer "percona.com/delete-psmdb-pods-in-order" holds it until the operator has done its work',
    );
    expect(observed.findings.map(({ id }) => id)).toEqual([
      'mongodb/deletion-pending',
    ]);
    fixture.status(['state'], 'error').status(['message'], 'Error: x');
    expect(fixture.observe().reason).toContain(
      'may never come to it: "Error: x"',
    );
  });

  it('an object that no operator takes up is provisioning for ten minutes, then failed', () => {
    const fixture = new Fixture();
    fixture.pods.length = 0;
    fixture.statefulSets.length = 0;
    edit(fixture.mongodb, ['status'], {});
    const created = now - 3_600_000;
    expect(fixture.observe(created + 60_000)).toMatchObject({
      phase: 'provisioning',
      reviewAt: created + 600_000,
    });
    expect(fixture.observe(created + 600_000).phase).toBe('failed');
    expect(fixture.observe().reason).toContain(
      'No operator has said anything about it',
    );
  });

  it('pods that cannot be read are unknown, and are told as a gap', () => {
    const fixture = new Fixture();
    fixture.gaps.pod = 'pods are forbidden';
    const observed = fixture.observe();
    expect(observed.phase).toBe('unknown');
    expect(observed.reason).toContain('pods are forbidden');
    expect(observed.members).toEqual({ ready: 3, total: 3 });
    expect(observed.gaps).toEqual([
      { resource: 'pods', reason: 'pods are forbidden' },
    ]);
  });

  it('a status without member states goes by the pods, and names no primary', () => {
    const observed = new Fixture()
      .states('rs0', [undefined, undefined, undefined])
      .observe();
    expect(observed.phase).toBe('running');
    expect(observed.reason).toBe(
      '3 members are ready, and nobody says which one is primary.',
    );
    expect(observed.topology.members.map(({ role }) => role)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('without a word and without a majority there is no primary: the operator empties the states when it reaches none', () => {
    const untold = [undefined, undefined, undefined];
    const lost = new Fixture()
      .status(['state'], 'initializing')
      .states('rs0', untold)
      .breakPod('rs0-1')
      .breakPod('rs0-2')
      .observe();
    expect(lost.phase).toBe('failed');
    expect(lost.reason).toMatch(
      /^No member is primary: 1 of 3 members is ready/,
    );

    const kept = new Fixture()
      .status(['state'], 'initializing')
      .states('rs0', untold)
      .breakPod('rs0-2')
      .observe();
    expect(kept.phase).toBe('degraded');
  });

  it('a word of a newer operator is unknown, unless members tell more', () => {
    const observed = new Fixture().status(['state'], 'upgrading').observe();
    expect(observed.phase).toBe('unknown');
    expect(observed.reason).toContain('"upgrading", a word that is not known');
  });
});

describe('sharded databases', () => {
  it('one shard without a primary fails the whole, and is named', () => {
    const fixture = new Fixture({ shards: 3 })
      .states('rs1', ['DOWN', 'SECONDARY', 'DOWN'])
      .breakPod('rs1-0')
      .breakPod('rs1-2');
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toMatch(
      /^Replica set rs1: no member is primary: 1 of 3 members is ready/,
    );
    expect(fixture.finding('replica-set-without-primary')).toMatchObject({
      severity: 'critical',
      subject: 'rs1',
      detail: 'The data of this shard takes no writes; the other shards go on.',
    });
  });

  it('config servers without a primary are degraded: the mongos go on with what they remember', () => {
    const fixture = new Fixture({ shards: 2 })
      .states('cfg', ['DOWN', 'SECONDARY', 'DOWN'])
      .breakPod('cfg-0')
      .breakPod('cfg-2');
    expect(fixture.observe().phase).toBe('degraded');
    expect(fixture.finding('config-servers-without-primary')).toBeDefined();
  });

  it('without a mongos nobody reaches it: failed; with one of two: degraded', () => {
    const fixture = new Fixture({ shards: 2 }).breakPod('mongos-0');
    expect(fixture.observe().phase).toBe('degraded');
    expect(fixture.observe().companions).toEqual([
      {
        kind: 'router',
        name: 'catalog-mongos',
        ready: 1,
        total: 2,
        settings: { exposed: 'ClusterIP' },
      },
    ]);
    fixture.breakPod('mongos-1');
    const observed = fixture.observe();
    expect(observed.phase).toBe('failed');
    expect(observed.reason).toMatch(
      /^0 of 2 mongos are ready: catalog-mongos-0: "Unschedulable": no room/,
    );
    expect(fixture.finding('mongos-not-ready')?.severity).toBe('critical');
  });

  it('each shard is a group with its own primary that the others copy from; none is primary of the whole', () => {
    const { topology, members } = new Fixture({
      shards: 3,
      members: 5,
    }).observe();
    expect(topology.primary).toBeUndefined();
    expect(members.total).toBe(18);
    const groups = [...new Set(topology.members.map(({ group }) => group))];
    expect(groups).toEqual(['rs0', 'rs1', 'rs2', 'cfg']);
    for (const group of groups) {
      const own = topology.members.filter(each => each.group === group);
      expect(own.map(({ role }) => role)).toEqual([
        'primary',
        ...Array.from({ length: own.length - 1 }, () => 'replica'),
      ]);
      expect(own.slice(1).map(each => each.replicatesFrom)).toEqual(
        Array.from({ length: own.length - 1 }, () => own[0].name),
      );
      expect(own[0].replicatesFrom).toBeUndefined();
    }
  });

  it('a replica set that is no shard yet is told', () => {
    const fixture = new Fixture({ shards: 2 }).status(
      ['replsets', 'rs1', 'added_as_shard'],
      false,
    );
    expect(fixture.finding('shard-not-added')).toMatchObject({
      subject: 'rs1',
    });
  });

  it('clients connect through the mongos only', () => {
    const { endpoints, topology } = new Fixture({ shards: 2 }).observe();
    expect(endpoints).toEqual([
      {
        purpose: 'router',
        service: 'catalog-mongos',
        host: 'catalog-mongos.shop.svc',
        port: 27017,
        exposure: 'ClusterIP',
        options: { tls: 'true' },
      },
    ]);
    expect(topology.primary).toBeUndefined();
    expect(topology.groups).toEqual([
      { name: 'rs0', kind: 'shard', primary: 'catalog-rs0-0', wanted: 3 },
      { name: 'rs1', kind: 'shard', primary: 'catalog-rs1-0', wanted: 3 },
      {
        name: 'cfg',
        kind: 'config-servers',
        primary: 'catalog-cfg-0',
        wanted: 3,
      },
    ]);
  });
});

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

import { edit, Fixture } from './__testUtils__/Fixture';

describe('members', () => {
  it('arbiters, hidden members and members without a vote have roles of their own, in this order', () => {
    const fixture = new Fixture({ members: 4 });
    fixture.part('rs0', 'arbiter', 1);
    fixture.part('rs0', 'nonVoting', 1);
    fixture.part('rs0', 'hidden', 1);
    const members = fixture.observe().topology.members;
    expect(members.map(({ name, role, group }) => [name, role, group])).toEqual(
      [
        ['catalog-rs0-0', 'primary', 'rs0'],
        ['catalog-rs0-1', 'replica', 'rs0'],
        ['catalog-rs0-2', 'replica', 'rs0'],
        ['catalog-rs0-3', 'replica', 'rs0'],
        ['catalog-rs0-nv-0', 'non-voting-replica', 'rs0'],
        ['catalog-rs0-hidden-0', 'hidden-replica', 'rs0'],
        ['catalog-rs0-arbiter-0', 'arbiter', 'rs0'],
      ],
    );
    expect(members[6].replicatesFrom).toBeUndefined();
    expect(members[4].replicatesFrom).toBe('catalog-rs0-0');
    expect(members[5].containers).toEqual(['mongod-hidden', 'backup-agent']);
  });

  it('an arbiter has no state in the status, and counts as ready by its pod', () => {
    const fixture = new Fixture({ members: 4 });
    fixture.part('rs0', 'arbiter', 1);
    const observed = fixture.observe();
    expect(observed.members).toEqual({ ready: 5, total: 5 });
    expect(observed.topology.members[4]).toMatchObject({
      role: 'arbiter',
      ready: true,
    });
    expect(observed.topology.members[4].state).toBeUndefined();
  });

  it('members without a vote do not help to choose a primary', () => {
    const fixture = new Fixture()
      .states('rs0', ['SECONDARY', 'DOWN', 'DOWN'])
      .breakPod('rs0-1')
      .breakPod('rs0-2');
    fixture.part('rs0', 'nonVoting', 3);
    expect(fixture.observe().phase).toBe('failed');
  });

  it('lag is not measured, and says why for each kind of member', () => {
    const fixture = new Fixture({ members: 4 });
    fixture.part('rs0', 'arbiter', 1);
    const observed = fixture.observe();
    const monitoring =
      'the operator does not write it into Kubernetes: it comes with monitoring (PMM or the mongodb_exporter)';
    expect(observed.lag).toEqual({ notMeasured: monitoring });
    expect(observed.topology.members.map(({ lag }) => lag)).toEqual([
      { notMeasured: 'it is the primary: the others are measured by it' },
      { notMeasured: monitoring },
      { notMeasured: monitoring },
      { notMeasured: monitoring },
      { notMeasured: 'an arbiter holds no data' },
    ]);
    expect(new Fixture({ members: 1 }).observe().lag).toEqual({
      notMeasured: 'a single member has nothing to be behind of',
    });
  });

  it.each([
    'STARTUP',
    'STARTUP2',
    'RECOVERING',
    'ROLLBACK',
    'DOWN',
    'REMOVED',
    'UNKNOWN',
    'MAGIC',
  ])('a member in %s is not ready although its containers are', state => {
    const fixture = new Fixture().states('rs0', [
      'PRIMARY',
      'SECONDARY',
      state,
    ]);
    const member = fixture.observe().topology.members[2];
    expect(member.ready).toBe(false);
    expect(member.state).toBe(state);
    expect(member.notReadyReason).toMatch(/^MongoDB /);
    expect(fixture.finding('member-not-serving')).toBeDefined();
  });

  it('a primary with a sidecar that is not ready still leads', () => {
    const fixture = new Fixture();
    edit(fixture.podOf('rs0-0'), ['status'], {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [
        { name: 'mongod', ready: true },
        {
          name: 'backup-agent',
          state: { waiting: { reason: 'CrashLoopBackOff' } },
        },
      ],
    });
    const observed = fixture.observe();
    expect(observed.phase).toBe('degraded');
    expect(observed.topology.primary).toEqual({ member: 'catalog-rs0-0' });
    expect(observed.reason).toContain(
      '"CrashLoopBackOff" (container backup-agent)',
    );
  });

  it('two primaries of one replica set are critical', () => {
    const fixture = new Fixture().states('rs0', [
      'PRIMARY',
      'PRIMARY',
      'SECONDARY',
    ]);
    expect(fixture.finding('two-primaries')).toMatchObject({
      severity: 'critical',
      subject: 'rs0',
    });
  });

  it('voting members elsewhere may hold the primary', () => {
    const observed = new Fixture()
      .states('rs0', ['SECONDARY', 'SECONDARY', 'SECONDARY'])
      .spec(
        ['replsets', 0, 'externalNodes'],
        [{ host: 'other.example', votes: 1, priority: 2 }],
      )
      .observe();
    expect(observed.phase).toBe('running');
    expect(observed.reason).toContain('nobody says which one is primary');
  });
});

describe('what surrounds the members', () => {
  it('users name Secrets and keys, never values; a Secret that is not seen may still be there', () => {
    const { credentials } = new Fixture().observe();
    expect(credentials[0]).toEqual({
      user: 'shop_app',
      secretName: 'shop-app-password',
      keys: ['secret'],
      passwordKey: 'secret',
      options: { authSource: 'admin' },
    });
    expect(credentials[1]).toMatchObject({
      user: 'database administrator',
      secretName: 'catalog-users',
      keys: ['MONGODB_DATABASE_ADMIN_USER', 'MONGODB_DATABASE_ADMIN_PASSWORD'],
      exists: true,
    });
    expect(credentials).toHaveLength(6);
  });

  it('a user without a Secret of its own gets a key in the Secret of all custom users', () => {
    const { credentials } = new Fixture()
      .spec(['users'], [{ name: 'reports', roles: [] }])
      .observe();
    expect(credentials[0]).toMatchObject({
      secretName: 'catalog-custom-user-secret',
      keys: ['reports'],
    });
  });

  it('a replica set is reached by its Service; exposed members by theirs', () => {
    const fixture = new Fixture();
    expect(fixture.observe().endpoints).toEqual([
      {
        purpose: 'replica-set',
        service: 'catalog-rs0',
        host: 'catalog-rs0.shop.svc',
        port: 27017,
        exposure: 'ClusterIP',
        options: { replicaSet: 'rs0', tls: 'true' },
      },
    ]);
    fixture.services.push(
      fixture.service(
        'catalog-rs0-0',
        { type: 'LoadBalancer' },
        { loadBalancer: { ingress: [{ hostname: 'lb.example' }] } },
      ),
      fixture.service('catalog-rs0-1', { type: 'LoadBalancer' }),
    );
    expect(fixture.observe().endpoints.slice(1)).toEqual([
      expect.objectContaining({
        purpose: 'primary',
        externalHost: 'lb.example',
      }),
      expect.objectContaining({ purpose: 'replica', service: 'catalog-rs0-1' }),
    ]);
    expect(fixture.finding('load-balancer-pending')).toMatchObject({
      subject: 'catalog-rs0-1',
    });
  });

  it('the names of TLS Secrets are told, and the end of a certificate where cert-manager says it', () => {
    const fixture = new Fixture().certificate('ssl', {
      notAfter: '2026-06-01T00:00:00Z',
      renewalTime: '2026-05-02T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'True' }],
    });
    const tls = fixture
      .observe()
      .configuration.find(({ id }) => id === 'tls')?.settings;
    expect(tls).toEqual([
      {
        name: 'internal TLS: certificate expires',
        value:
          'not known: cert-manager has no Certificate for it that can be read',
      },
      {
        name: 'internal TLS: name of the Kubernetes object',
        value: 'catalog-ssl-internal',
      },
      { name: 'TLS: certificate expires', value: '2026-06-01 00:00 UTC' },
      { name: 'TLS: certificate is renewed', value: '2026-05-02 00:00 UTC' },
      { name: 'TLS: name of the Kubernetes object', value: 'catalog-ssl' },
    ]);
  });

  it('the mongod configuration is read from its YAML text, without values that may be secret', () => {
    const fixture = new Fixture().spec(
      ['replsets', 0, 'configuration'],
      'storage:\n  wiredTiger:\n    engineConfig:\n      cacheSizeGB: 3\nsecurity:\n  ldap:\n    bind:\n      queryPassword: hunter2\n',
    );
    const group = fixture
      .observe()
      .configuration.find(({ id }) => id === 'mongod-rs0');
    expect(group?.settings).toEqual([
      { name: 'security.ldap.bind.queryPassword', value: '(not shown)' },
      { name: 'storage.wiredTiger.engineConfig.cacheSizeGB', value: '3' },
    ]);
    expect(JSON.stringify(fixture.observe())).not.toContain('hunter2');
    fixture.spec(['replsets', 0, 'configuration'], 'a: [b\nc: {');
    expect(fixture.observe().phase).toBe('running');
  });

  it('shards that are alike are described once', () => {
    const titles = (fixture: Fixture) =>
      fixture.observe().configuration.map(({ title }) => title);
    expect(titles(new Fixture({ shards: 3 }))).toEqual(
      expect.arrayContaining([
        'mongod of rs0, rs1, rs2 and cfg',
        'Members of rs0, rs1, rs2 and cfg',
      ]),
    );
    expect(
      titles(
        new Fixture({ shards: 3 }).spec(['replsets', 1, 'configuration'], ''),
      ),
    ).toEqual(expect.arrayContaining(['mongod of rs0, rs2 and cfg']));
  });

  it('volumes name their members, also of config servers; those of members that are gone name none', () => {
    const fixture = new Fixture({ shards: 1 });
    fixture.claims.push(fixture.claim('mongod-data-catalog-rs0-3', '100Gi'));
    const volumes = fixture.observe().volumes;
    expect(volumes.map(({ member }) => member)).toEqual(
      expect.arrayContaining(['catalog-cfg-2', 'catalog-rs0-2']),
    );
    expect(fixture.finding('volumes-left-behind')?.title).toContain(
      'mongod-data-catalog-rs0-3',
    );
  });

  it('the version is the one that MongoDB told the operator, else the tag of the image', () => {
    const fixture = new Fixture().status(['mongoVersion'], '8.0.12-4');
    expect(fixture.observe().version).toBe('8.0.12-4');
    fixture
      .status(['mongoVersion'], undefined)
      .status(['mongoImage'], undefined);
    expect(fixture.observe().version).toBe('8.0.19-7');
    fixture.spec(['image'], `mirror:5000/psmdb@sha256:${'a'.repeat(64)}`);
    expect(fixture.observe().version).toBeUndefined();
  });
});

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

const optime = 40 * 1024 ** 3;

function roles(fixture: Fixture) {
  return fixture.observe().topology.members.map(member => member.role);
}

describe('members', () => {
  it('says of each member what Kubernetes and Patroni know', () => {
    const fixture = new Fixture();
    edit(
      fixture.pods[1],
      ['metadata', 'labels', 'topology.kubernetes.io/zone'],
      'eu-1b',
    );
    fixture.others.push({
      kind: 'Node',
      metadata: {
        name: 'node-2',
        labels: { 'topology.kubernetes.io/zone': 'eu-1c' },
      },
    });
    edit(
      fixture.pods[2],
      ['status', 'containerStatuses', 0, 'restartCount'],
      4,
    );
    const { members } = fixture.observe().topology;
    expect(members[1]).toEqual({
      name: 'ledger-1',
      role: 'replica',
      state: 'streaming',
      ready: true,
      podPhase: 'Running',
      replicatesFrom: 'ledger-0',
      lag: {
        bytes: 0,
        source: 'Patroni: leader optime - replica xlog_location',
        observedAt: ago(4),
      },
      timeline: 1,
      pendingRestart: false,
      pendingRecreate: false,
      restarts: 0,
      node: 'node-1',
      zone: 'eu-1b',
      image: 'ghcr.io/zalando/spilo-17:4.0-p3',
      createdAt: ago(3500),
      containers: ['postgres', 'exporter'],
    });
    expect(members[2]).toMatchObject({ zone: 'eu-1c', restarts: 4 });
  });

  it('are in the order of their numbers', () => {
    const fixture = new Fixture({ members: 11 });
    const { members } = fixture.observe().topology;
    expect(members[10].name).toBe('ledger-10');
  });

  it('the leader of a standby is labelled master as well: it is a standby leader', () => {
    const fixture = new Fixture({ members: 1 }).spec(['standby'], {
      standby_host: 'ledger.other.example',
      standby_port: '5432',
    });
    fixture.patroni(fixture.pods[0], { role: 'standby_leader' });
    const observed = fixture.observe();
    expect(observed.topology.members[0]).toMatchObject({
      role: 'standby-leader',
      replicatesFrom: 'ledger.other.example:5432',
      lag: {
        notMeasured: 'the primary that it follows is outside this database',
      },
    });
    expect(observed.topology.upstream).toEqual({
      title: 'ledger.other.example:5432',
    });
    expect(observed.reason).toBe(
      'ledger-0 leads this standby since 2026-03-10 11:10 UTC and follows ledger.other.example:5432; it is the only member.',
    );
  });

  it('a standby is known by Patroni alone, when the section has been taken away', () => {
    const fixture = new Fixture({ members: 1 });
    fixture.patroni(fixture.pods[0], { role: 'standby_leader' });
    expect(roles(fixture)).toEqual(['standby-leader']);
  });

  it('a standby leader that replays from the archive is ready', () => {
    const fixture = new Fixture({ members: 1 }).spec(['standby'], {
      s3_wal_path: 's3://bucket/ledger',
    });
    fixture.patroni(fixture.pods[0], {
      role: 'standby_leader',
      replication_state: 'in archive recovery',
    });
    expect(fixture.observe()).toMatchObject({
      phase: 'running',
      topology: { upstream: { title: 'archive s3://bucket/ledger' } },
    });
  });

  it('synchronous replicas are those of the sync record', () => {
    const fixture = new Fixture().settings({ synchronous_mode: true });
    edit(fixture.sync, ['metadata', 'annotations'], {
      leader: 'ledger-0',
      sync_standby: 'ledger-2',
    });
    const observed = fixture.observe();
    expect(observed.topology.synchronous).toBe(true);
    expect(roles(fixture)).toEqual(['primary', 'replica', 'sync-replica']);
  });

  it('with quorum commit they are quorum replicas', () => {
    const fixture = new Fixture().settings({ synchronous_mode: 'quorum' });
    edit(fixture.sync, ['metadata', 'annotations'], {
      leader: 'ledger-0',
      sync_standby: 'ledger-1,ledger-2',
      quorum: '1',
    });
    expect(roles(fixture)).toEqual([
      'primary',
      'quorum-replica',
      'quorum-replica',
    ]);
  });

  it('a sync record of the leader before says nothing', () => {
    const fixture = new Fixture();
    edit(fixture.sync, ['metadata', 'annotations'], {
      leader: 'ledger-1',
      sync_standby: 'ledger-2',
    });
    expect(roles(fixture)).toEqual(['primary', 'replica', 'replica']);
  });

  it('words of Patroni before version 4 are understood', () => {
    const fixture = new Fixture();
    fixture.leader = {};
    for (const pod of fixture.pods) {
      edit(pod, ['metadata', 'labels', 'spilo-role'], undefined);
    }
    fixture.patroni(fixture.pods[0], { role: 'master' });
    expect(roles(fixture)).toEqual(['primary', 'replica', 'replica']);
  });

  it('a replica may copy from another replica', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[2], { tags: { replicatefrom: 'ledger-1' } });
    expect(fixture.observe().topology.members[2].replicatesFrom).toBe(
      'ledger-1',
    );
  });

  it('a pod of which nothing is known has no role', () => {
    const fixture = new Fixture();
    edit(fixture.pods[2], ['metadata', 'annotations'], {});
    edit(fixture.pods[2], ['metadata', 'labels', 'spilo-role'], undefined);
    expect(fixture.observe().topology.members[2]).toMatchObject({
      role: 'unknown',
      ready: false,
      notReadyReason: 'Patroni in it has not reported yet',
      lag: { notMeasured: 'Patroni in this pod has not reported yet' },
    });
  });

  it('a pod that is being deleted is not ready, whatever its condition says', () => {
    const fixture = new Fixture();
    edit(fixture.pods[2], ['metadata', 'deletionTimestamp'], ago(1));
    expect(fixture.observe().topology.members[2]).toMatchObject({
      ready: false,
      notReadyReason: 'the pod is being deleted',
      lag: { notMeasured: 'the pod does not run' },
    });
  });
});

describe('lag', () => {
  it("is the leader's optime less the replica's xlog_location, with its source and age", () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[1], { xlog_location: optime - 1_000 });
    fixture.patroni(fixture.pods[2], { xlog_location: optime - 70_000 });
    const observed = fixture.observe();
    expect(observed.topology.members.map(member => member.lag)).toMatchObject([
      { notMeasured: expect.any(String) },
      { bytes: 1_000, observedAt: ago(4) },
      { bytes: 70_000, observedAt: ago(4) },
    ]);
    expect(observed.lag).toMatchObject({ bytes: 70_000, member: 'ledger-2' });
  });

  it('of a database is the one of the member that is furthest behind', () => {
    const fixture = new Fixture();
    fixture.patroni(fixture.pods[1], { xlog_location: optime - 90_000 });
    fixture.patroni(fixture.pods[2], { xlog_location: optime - 10_000 });
    expect(fixture.observe().lag).toMatchObject({
      bytes: 90_000,
      member: 'ledger-1',
    });
  });

  it('is never negative: a replica may have written its position later', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.patroni(fixture.pods[1], { xlog_location: optime + 5_000 });
    expect(fixture.observe().lag).toMatchObject({ bytes: 0 });
  });

  it('is not measured for a member without a position, with its state', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.patroni(fixture.pods[1], {
      state: 'starting',
      xlog_location: undefined,
    });
    expect(fixture.observe().lag).toEqual({
      notMeasured: 'Patroni gives no position while it says "starting"',
    });
  });

  it('is not measured for a single member', () => {
    expect(new Fixture({ members: 1 }).observe().lag).toEqual({
      notMeasured: 'a single member has nothing to be behind of',
    });
  });

  it('is not measured without a record of a leader', () => {
    const fixture = new Fixture({ members: 2 });
    fixture.leader = {};
    expect(fixture.observe().lag).toEqual({
      notMeasured: 'there is no record of a leader',
    });
  });
});

describe('history', () => {
  it("is Patroni's, newest first; the new primary is on the timeline after the one that ended", () => {
    const fixture = new Fixture();
    edit(
      fixture.config,
      ['metadata', 'annotations', 'history'],
      JSON.stringify([
        [
          1,
          5_000,
          'no recovery target specified',
          '2026-01-02T03:04:05.678+00:00',
          'ledger-1',
        ],
        [2, 9_000, 'no recovery target specified'],
      ]),
    );
    expect(fixture.observe().history).toEqual([
      { timeline: 3, reason: 'no recovery target specified' },
      {
        at: '2026-01-02T03:04:05.000Z',
        timeline: 2,
        newPrimary: 'ledger-1',
        reason: 'no recovery target specified',
      },
    ]);
  });
});

describe('access', () => {
  it('gives the Services with their address inside and outside', () => {
    const fixture = new Fixture();
    fixture.services.push(
      fixture.service('ledger-config', { spec: { clusterIP: 'None' } }),
      fixture.service('ledger-pooler', {
        spec: { type: 'LoadBalancer', ports: [{ port: 6432 }] },
        status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } },
      }),
    );
    expect(fixture.observe().endpoints).toEqual([
      {
        purpose: 'primary',
        service: 'ledger',
        host: 'ledger.payments.svc',
        port: 5432,
        exposure: 'ClusterIP',
      },
      {
        purpose: 'replica',
        service: 'ledger-repl',
        host: 'ledger-repl.payments.svc',
        port: 5432,
        exposure: 'ClusterIP',
      },
      {
        purpose: 'pooler',
        service: 'ledger-pooler',
        host: 'ledger-pooler.payments.svc',
        port: 6432,
        exposure: 'LoadBalancer',
        externalHost: '203.0.113.7',
      },
    ]);
  });

  it('names the Secret of every user that may log in; "_" is written as "-"', () => {
    const fixture = new Fixture()
      .spec(['preparedDatabases'], {
        mart: { defaultUsers: true, schemas: { raw: { defaultUsers: true } } },
        apart: { defaultUsers: true, secretNamespace: 'elsewhere' },
      })
      .spec(['enableConnectionPooler'], true);
    const { credentials } = fixture.observe();
    expect(credentials.map(({ user }) => user)).toEqual([
      'ledger_app',
      'mart_owner_user',
      'mart_reader_user',
      'mart_writer_user',
      'mart_raw_owner_user',
      'mart_raw_reader_user',
      'mart_raw_writer_user',
      'postgres',
      'standby',
      'pooler',
    ]);
    expect(credentials[0]).toEqual({
      user: 'ledger_app',
      secretName: 'ledger-app.ledger.credentials.postgresql.acid.zalan.do',
      keys: ['username', 'password'],
      exists: true,
      createdAt: ago(3500),
    });
    expect(credentials[4].secretName).toBe(
      'mart-raw-owner-user.ledger.credentials.postgresql.acid.zalan.do',
    );
    expect(credentials[9].exists).toBe(false);
  });

  it('does not claim that a Secret is missing when Secrets may not be listed', () => {
    const fixture = new Fixture();
    fixture.gaps.secret = 'forbidden';
    const observed = fixture.observe();
    expect(observed.credentials[0]).not.toHaveProperty('exists');
    expect(observed.findings).toEqual([]);
  });

  it("follows the operator's own names for Secrets and users", () => {
    const fixture = new Fixture();
    fixture.operator({
      users: { super_username: 'root' },
      kubernetes: { secret_name_template: '{cluster}-{username}' },
    });
    edit(fixture.secrets[0], ['metadata', 'name'], 'ledger-ledger-app');
    const { credentials } = fixture.observe();
    expect(credentials[0]).toMatchObject({
      secretName: 'ledger-ledger-app',
      exists: true,
    });
    expect(credentials[1].user).toBe('root');
  });
});

describe('configuration', () => {
  it('shows settings by group, and nothing that may be a secret', () => {
    const fixture = new Fixture()
      .spec(['postgresql', 'parameters', 'primary_conninfo'], 'password=hush')
      .spec(['patroni'], { synchronous_mode: true, slots: { cdc: {} } })
      .spec(
        ['env'],
        [
          { name: 'WAL_S3_BUCKET', value: 'backups' },
          { name: 'AWS_SECRET_ACCESS_KEY', value: 'hush' },
          { name: 'BACKUP_SCHEDULE', valueFrom: { secretKeyRef: {} } },
          { name: 'AWS_ENDPOINT', value: 'https://key:hush@minio.example' },
        ],
      )
      .spec(['maintenanceWindows'], ['Sat:01:00-05:00']);
    const observed = fixture.observe();
    expect(JSON.stringify(observed)).not.toContain('hush');
    const group = (id: string) =>
      observed.configuration.find(each => each.id === id)?.settings;
    expect(group('parameters')).toEqual([
      { name: 'primary_conninfo', value: '(not shown)' },
      { name: 'work_mem', value: '16MB' },
    ]);
    expect(group('backup')).toEqual([
      { name: 'WAL_S3_BUCKET', value: 'backups' },
    ]);
    expect(group('patroni')).toContainEqual({
      name: 'replication slots',
      value: 'cdc',
    });
    expect(group('maintenance')).toEqual([
      { name: 'maintenance windows (UTC)', value: 'Sat:01:00-05:00' },
    ]);
    expect(group('pooler')).toBeUndefined();
  });
});

describe('declaration', () => {
  it('is what the object asks for, numbers as people write them included', () => {
    const fixture = new Fixture().spec(['resources', 'limits', 'cpu'], 2);
    expect(fixture.observe().declared).toEqual({
      version: '17',
      members: 3,
      storage: '100Gi',
      storageClass: 'fast-ssd',
      requests: { cpu: '500m', memory: '2Gi' },
      limits: { cpu: '2', memory: '4Gi' },
      databases: [{ name: 'ledger', owner: 'ledger_app' }],
    });
  });

  it('companions and budgets are those that are there', () => {
    const fixture = new Fixture().spec(['connectionPooler'], {
      mode: 'session',
    });
    fixture.pooler(2);
    const observed = fixture.observe();
    expect(observed.companions).toEqual([
      {
        kind: 'pooler',
        name: 'ledger-pooler',
        ready: 2,
        total: 2,
        settings: { mode: 'transaction', connections: '30' },
      },
    ]);
    expect(observed.disruptionBudgets).toEqual([
      {
        name: 'postgres-ledger-pdb',
        minAvailable: '1',
        disruptionsAllowed: 0,
      },
    ]);
  });
});

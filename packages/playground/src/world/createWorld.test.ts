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

import { ManualClock } from '../ManualClock';
import { KubeObject } from '../kube/types';
import { certificatesResource } from '../operators/certManager';
import { mongodbResources } from '../operators/mongodb';
import { mysqlResources } from '../operators/mysql';
import { postgresResources } from '../operators/postgresql';
import {
  containerOf,
  fieldAt,
  isPodReady,
  listAt,
  recordAt,
  resourceIds,
  textAt,
} from '../operators/shared';
import { createWorld, World } from './createWorld';
import { scenarios } from './scenarios';

const monday = Date.parse('2026-11-23T10:00:00Z');

describe('createWorld', () => {
  let world: World;
  let clock: ManualClock;

  beforeAll(async () => {
    clock = new ManualClock(monday);
    world = await createWorld({ clock });
    world.start();
  }, 240_000);
  afterAll(() => world.stop());

  const clusterOf = (name: string) =>
    world.clusters.find(cluster => cluster.name === name)!;
  const look = (key: string) => {
    const [clusterName, namespace, name] = key.split('/');
    const cluster = clusterOf(clusterName);
    const labelSelector = `application=spilo,cluster-name=${name}`;
    const object = cluster.get(postgresResources.postgresqls, namespace, name)!;
    const get = (resource: keyof typeof resourceIds, suffix: string) =>
      cluster.get(resourceIds[resource], namespace, name + suffix);
    return {
      object,
      get,
      operatorStatus: textAt(object, 'status', 'PostgresClusterStatus'),
      pods: [
        ...cluster.list(resourceIds.pods, { namespace, labelSelector }),
      ].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name)),
      claims: cluster.list(resourceIds.claims, { namespace, labelSelector }),
      events: cluster
        .list(resourceIds.events, { namespace })
        .filter(event => textAt(event, 'involvedObject', 'name') === name),
      leader: (get('configMaps', '-leader') ?? get('endpoints', ''))?.metadata
        .annotations,
    };
  };
  const patroniOf = (pod: KubeObject): Record<string, unknown> =>
    JSON.parse(pod.metadata.annotations?.status ?? '{}');
  const lags = (key: string) => {
    const { pods, leader } = look(key);
    return pods.map(
      pod => Number(leader?.optime) - Number(patroniOf(pod).xlog_location),
    );
  };
  const healthOf = (key: string) => {
    const { operatorStatus, pods, leader } = look(key);
    const silentMs =
      world.clusters[0].clock.now() - Date.parse(leader?.renewTime ?? '');
    return {
      operatorStatus,
      roles: pods.map(pod => pod.metadata.labels?.['spilo-role']).sort(),
      beats: silentMs <= 10_000,
      keepsUp: Math.max(...lags(key)) < 16 * 1024 * 1024,
    };
  };
  const healthy = (members: number) => ({
    operatorStatus: 'Running',
    roles: ['master', ...Array(members - 1).fill('replica')],
    beats: true,
    keepsUp: true,
  });

  it('has a scenario for each database of the manifests, and no other', () => {
    const there = world.clusters.flatMap(cluster =>
      [
        postgresResources.postgresqls,
        mongodbResources.databases,
        mysqlResources.clusters,
      ]
        .flatMap(resource => cluster.list(resource))
        .map(
          ({ metadata }) =>
            `${cluster.name}/${metadata.namespace}/${metadata.name}`,
        ),
    );
    expect(there.sort()).toEqual(Object.keys(scenarios).sort());
    const teams = world.clusters.flatMap(cluster =>
      cluster
        .list(postgresResources.postgresqls)
        .map(object => textAt(object, 'spec', 'teamId')),
    );
    expect(new Set(teams).size).toBe(6);
  });

  it('orders-db: exactly as declared, healthy over three zones, with its failovers', () => {
    const key = 'prod-eu/orders/orders-db';
    expect(healthOf(key)).toEqual(healthy(3));
    const { object, pods, get, leader } = look(key);
    expect(object.spec).toEqual({
      teamId: 'orders-team',
      numberOfInstances: 3,
      volume: { size: '100Gi', storageClass: 'fast-ssd' },
      users: { app_user: ['superuser', 'createdb'] },
      databases: { orders: 'app_user' },
      postgresql: {
        version: '15',
        parameters: { max_connections: '200', shared_buffers: '1GB' },
      },
      resources: {
        requests: { cpu: '500m', memory: '2Gi' },
        limits: { cpu: '2', memory: '4Gi' },
      },
      patroni: { synchronous_mode: true },
    });
    expect(
      new Set(
        pods.map(pod => pod.metadata.labels?.['topology.kubernetes.io/zone']),
      ).size,
    ).toBe(3);
    const history = JSON.parse(
      get('configMaps', '-config')?.metadata.annotations?.history ?? '',
    );
    expect(history.map((line: unknown[]) => line[0])).toEqual([1, 2]);
    expect(leader?.transitions).toBe('2');
    expect(pods.map(pod => patroniOf(pod).timeline)).toEqual([3, 3, 3]);
    expect(object.metadata.creationTimestamp).toBe('2026-04-25T10:00:00Z');
    expect(get('configMaps', '-sync')?.metadata.annotations).toMatchObject({
      leader: leader?.leader,
    });
  });

  it.each([
    ['prod-eu/identity/identity-core', 3],
    ['prod-eu/payments/payments-ledger', 3],
    ['prod-us/payments/payments-us', 2],
    ['staging/orders/orders-team-stage', 2],
  ])('%s is healthy', (key, members) => {
    expect(healthOf(key)).toEqual(healthy(members));
  });

  it('orders-history: Running, and one replica far behind', () => {
    const key = 'prod-eu/orders/orders-history';
    expect(look(key).operatorStatus).toBe('Running');
    const late = lags(key).filter(lag => lag > 200 * 1024 * 1024);
    expect(late).toHaveLength(1);
  });

  it('payments-ledger: poolers, logical backup, a rolling change in its past', () => {
    const { get, leader } = look('prod-eu/payments/payments-ledger');
    for (const pooler of ['-pooler', '-pooler-repl']) {
      expect(get('deployments', pooler)).toMatchObject({
        status: { readyReplicas: 2 },
      });
    }
    expect(
      clusterOf('prod-eu').get(
        resourceIds.cronJobs,
        'payments',
        'logical-backup-payments-ledger',
      ),
    ).toMatchObject({ spec: { schedule: '15 2 * * *' } });
    expect(Number(leader?.transitions)).toBeGreaterThanOrEqual(2);
  });

  it('payments-fraud: asks for 17, the pods are told 16, no Event', () => {
    const { object, operatorStatus, pods, events } = look(
      'prod-eu/payments/payments-fraud',
    );
    expect(textAt(object, 'spec', 'postgresql', 'version')).toBe('17');
    expect(operatorStatus).toBe('Running');
    expect(JSON.stringify(pods[0].spec)).toContain(
      '{"name":"PGVERSION","value":"16"}',
    );
    expect(events).toEqual([]);
  });

  it('search-index-meta: Running with two ready members of three, and why', () => {
    const { operatorStatus, get, pods, events } = look(
      'prod-eu/search/search-index-meta',
    );
    expect(operatorStatus).toBe('Running');
    expect(get('statefulSets', '')).toMatchObject({
      spec: { replicas: 3 },
      status: { replicas: 3, readyReplicas: 2 },
    });
    expect(pods[2]).toMatchObject({ status: { phase: 'Pending' } });
    expect(textAt(pods[2], 'status', 'conditions', 0, 'message')).toContain(
      'Insufficient cpu',
    );
    expect(events.every(event => event.type === 'Normal')).toBe(true);
  });

  it('search-suggest: no leader', () => {
    const { operatorStatus, leader } = look('prod-eu/search/search-suggest');
    expect(operatorStatus).toBe('Running');
    expect(monday - Date.parse(leader?.renewTime ?? '')).toBeGreaterThan(
      10 * 60_000,
    );
    expect(
      clusterOf('prod-eu').logs.read(
        'search',
        'search-suggest-0',
        'postgres',
        {},
      ),
    ).toContain('Error communicating with DCS');
  });

  it('analytics-warehouse: both members on one node', () => {
    const { pods, operatorStatus } = look(
      'prod-eu/analytics/analytics-warehouse',
    );
    expect(operatorStatus).toBe('Running');
    expect(pods.map(pod => textAt(pod, 'spec', 'nodeName'))).toEqual([
      'prod-eu-nvme-b1',
      'prod-eu-nvme-b1',
    ]);
  });

  it('orders-db-dr: a standby leader on the timeline of orders-db, a little behind it', () => {
    const source = look('prod-eu/orders/orders-db');
    const { pods, leader, get } = look('prod-us/orders/orders-db-dr');
    expect(pods).toHaveLength(1);
    expect(patroniOf(pods[0])).toMatchObject({
      role: 'standby_leader',
      state: 'running',
      timeline: 3,
    });
    expect(pods[0].metadata.labels?.['spilo-role']).toBe('master');
    const behind = Number(source.leader?.optime) - Number(leader?.optime);
    expect(Math.abs(behind)).toBeLessThan(64 * 1024 * 1024);
    expect(get('configMaps', '-leader')).toBeUndefined();
  });

  it('payments-us: the claims ask for more than they have', () => {
    const { claims, operatorStatus } = look('prod-us/payments/payments-us');
    expect(operatorStatus).toBe('Running');
    for (const claim of claims) {
      expect(claim).toMatchObject({
        spec: { resources: { requests: { storage: '80Gi' } } },
        status: {
          capacity: { storage: '50Gi' },
          conditions: [{ type: 'FileSystemResizePending' }],
        },
      });
    }
  });

  it('identity-us: SyncFailed, pods well, the reason in an Event alone', () => {
    const { object, events, pods } = look('prod-us/identity/identity-us');
    expect(object.status).toEqual({ PostgresClusterStatus: 'SyncFailed' });
    expect(pods.map(pod => patroniOf(pod).state)).toEqual([
      'running',
      'running',
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'Warning',
      reason: 'Sync',
      message: expect.stringContaining(
        'secrets "postgres-wal-archive" not found',
      ),
    });
  });

  it('analytics-events: cpu as a number, refused, and running', () => {
    const { object, operatorStatus, pods, events } = look(
      'prod-us/analytics/analytics-events',
    );
    expect(fieldAt(object, 'spec', 'resources', 'limits', 'cpu')).toBe(2);
    expect(operatorStatus).toBe('SyncFailed');
    expect(pods).toHaveLength(2);
    expect(events.at(-1)?.message).toContain('cannot unmarshal number');
  });

  it('search-legacy: the status is a plain string', () => {
    const { object, pods } = look('prod-us/search/search-legacy');
    expect(object.status).toBe('Running');
    expect(pods).toHaveLength(1);
  });

  it('payments-sandbox: stopped, with its volumes', () => {
    const { operatorStatus, pods, claims, get } = look(
      'staging/payments/payments-sandbox',
    );
    expect(operatorStatus).toBe('Running');
    expect(pods).toEqual([]);
    expect(claims).toHaveLength(2);
    expect(get('statefulSets', '')).toMatchObject({ spec: { replicas: 0 } });
  });

  it('identity-next: CreateFailed', () => {
    const { operatorStatus, pods, events } = look(
      'staging/identity/identity-next',
    );
    expect(operatorStatus).toBe('CreateFailed');
    expect(pods).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      type: 'Warning',
      reason: 'Create',
      message: expect.stringContaining('already exists'),
    });
  });

  it('relevance-lab: Invalid, and no Event', () => {
    const { operatorStatus, events, pods } = look(
      'staging/search/relevance-lab',
    );
    expect([operatorStatus, events, pods]).toEqual(['Invalid', [], []]);
  });

  it('analytics-tmp: being deleted, held by a finalizer', () => {
    const { object, pods, claims } = look('staging/analytics/analytics-tmp');
    expect(object.metadata).toMatchObject({
      deletionTimestamp: '2026-11-23T09:43:00Z',
      finalizers: ['snapshots.example.org/last-dump'],
    });
    expect([pods, claims]).toEqual([[], []]);
  });

  const mongodb = (key: string) => {
    const [clusterName, namespace, name] = key.split('/');
    const cluster = clusterOf(clusterName);
    const object = cluster.get(mongodbResources.databases, namespace, name)!;
    const status = recordAt(object, 'status');
    const own = (object_: KubeObject) =>
      object_.metadata.labels?.['app.kubernetes.io/instance'] === name;
    return {
      cluster,
      object,
      status,
      state: textAt(status, 'state'),
      message: textAt(status, 'message') ?? '',
      /** The first letters of the members' words, by replica set. */
      members: Object.fromEntries(
        Object.entries(recordAt(status, 'replsets')).map(([set, replset]) => [
          set,
          Object.values(recordAt(replset, 'members'))
            .map(member => textAt(member, 'stateStr')?.[0])
            .sort()
            .join(''),
        ]),
      ),
      pods: cluster.list(resourceIds.pods, { namespace }).filter(own),
      claims: cluster.list(resourceIds.claims, { namespace }).filter(own),
      backups: cluster
        .list(mongodbResources.backups, { namespace })
        .filter(backup => textAt(backup, 'spec', 'clusterName') === name)
        .map(backup => textAt(backup, 'status', 'state')),
    };
  };

  it('orders-catalog: ready over three zones, backed up, and crVersion written by the operator', () => {
    const { state, members, pods, backups, object, cluster } = mongodb(
      'prod-eu/orders/orders-catalog',
    );
    expect([state, members]).toEqual(['ready', { rs0: 'PSS' }]);
    expect(
      new Set(
        pods.map(pod => pod.metadata.labels?.['topology.kubernetes.io/zone']),
      ).size,
    ).toBe(3);
    expect(backups).toEqual(Array(14).fill('ready'));
    const newest = cluster
      .list(mongodbResources.backups, { namespace: 'orders' })
      .map(backup => textAt(backup, 'status', 'latestRestorableTime'))
      .filter(Boolean);
    expect(monday - Date.parse(newest.at(-1) ?? '')).toBeLessThan(20 * 60_000);
    expect(textAt(object, 'spec', 'crVersion')).toBe('1.22.0');
    expect(
      cluster.get(
        { group: 'cert-manager.io', version: 'v1', plural: 'certificates' },
        'orders',
        'orders-catalog-ssl',
      )?.status,
    ).toMatchObject({ notAfter: expect.any(String) });
  });

  it('clickstream: three shards, config servers and mongos', () => {
    const { state, members, status } = mongodb('prod-eu/analytics/clickstream');
    expect([state, members]).toEqual([
      'ready',
      { rs0: 'PSS', rs1: 'PSS', rs2: 'PSS', cfg: 'PSS' },
    ]);
    expect(status.mongos).toMatchObject({ size: 3, ready: 3 });
  });

  it('geo-events: no mongos runs, all members do', () => {
    const { state, status, pods } = mongodb('prod-eu/analytics/geo-events');
    expect(state).toBe('initializing');
    expect(status).toMatchObject({
      ready: 9,
      mongos: { ready: 0, status: 'initializing' },
      replsets: { rs0: { status: 'ready' }, rs1: { status: 'ready' } },
    });
    const mongos = pods.find(
      pod => pod.metadata.name === 'geo-events-mongos-0',
    );
    expect(
      textAt(
        mongos,
        'status',
        'containerStatuses',
        0,
        'state',
        'waiting',
        'reason',
      ),
    ).toBe('CrashLoopBackOff');
  });

  it('payments-receipts: an upgrade waits for a backup', () => {
    const { state, status, object, backups } = mongodb(
      'prod-eu/payments/payments-receipts',
    );
    expect(state).toBe('initializing');
    expect(backups.at(-1)).toBe('running');
    expect(listAt(status, 'conditions')).toContainEqual(
      expect.objectContaining({ type: 'pendingSmartUpdate' }),
    );
    expect([
      textAt(status, 'mongoVersion'),
      textAt(object, 'spec', 'image'),
    ]).toEqual(['8.0.12-4', 'percona/percona-server-mongodb:8.0.19-7']);
  });

  it('search-profiles: with an arbiter, a hidden member and one without a vote, and an image that is in no file', () => {
    const { state, pods, object } = mongodb('prod-eu/search/search-profiles');
    expect(state).toBe('ready');
    expect(
      pods
        .map(pod => pod.metadata.labels?.['app.kubernetes.io/component'])
        .sort(),
    ).toEqual(['arbiter', 'hidden', ...Array(4).fill('mongod'), 'nonVoting']);
    expect(textAt(object, 'spec', 'image')).toBe(
      'percona/percona-server-mongodb:7.0.30-16',
    );
  });

  it.each([
    [
      'prod-us/orders/orders-sessions',
      'requested storage (50Gi) is less than actual storage (100Gi)',
      3,
    ],
    ['staging/search/ranking-lab', 'replset size must be odd', 0],
  ])('%s: error, and the operator says why', (key, words, pods) => {
    const found = mongodb(key);
    expect(found.state).toBe('error');
    expect(found.message).toContain(words);
    expect(found.pods).toHaveLength(pods);
  });

  it('payments-tokens: ready, backups fail, and volumes have not grown', () => {
    const { state, backups, claims } = mongodb(
      'prod-us/payments/payments-tokens',
    );
    expect(state).toBe('ready');
    expect(backups.at(-1)).toBe('error');
    expect(backups).toContain('ready');
    expect(
      claims.map(claim =>
        fieldAt(claim, 'spec', 'resources', 'requests', 'storage'),
      ),
    ).toEqual(['30Gi', '30Gi', '30Gi']);
  });

  it('search-history: no primary, and no word about the members', () => {
    const { state, members, status } = mongodb('prod-us/search/search-history');
    expect([state, members]).toEqual(['initializing', { rs0: '' }]);
    expect(status).toMatchObject({ ready: 1, size: 3 });
  });

  it('cart-next: stuck while it is set up', () => {
    const { state, status } = mongodb('staging/orders/cart-next');
    expect(state).toBe('initializing');
    expect(textAt(status, 'replsets', 'rs0', 'message')).toContain(
      "didn't match pod anti-affinity rules",
    );
  });

  it('event-replay: paused, with its volumes', () => {
    const { state, pods, claims } = mongodb('staging/analytics/event-replay');
    expect([state, pods, claims.length]).toEqual(['paused', [], 3]);
  });

  it('identity-audit: an upgrade that is stuck at its first pod', () => {
    const { state, members, status } = mongodb(
      'staging/identity/identity-audit',
    );
    expect([state, members]).toEqual(['initializing', { rs0: 'DPS' }]);
    expect(textAt(status, 'replsets', 'rs0', 'message')).toContain(
      'Back-off pulling image "percona/percona-server-mongodb:8.0.91-7"',
    );
  });

  const mysql = (key: string) => {
    const [clusterName, namespace, name] = key.split('/');
    const cluster = clusterOf(clusterName);
    const object = cluster.get(mysqlResources.clusters, namespace, name)!;
    const pods = cluster.list(resourceIds.pods, {
      namespace,
      labelSelector: `mysql.oracle.com/cluster=${name}`,
    });
    const { status, onlineInstances } = recordAt(object, 'status', 'cluster');
    return {
      object,
      state: [status, onlineInstances],
      ready: `${pods.filter(isPodReady).length} of ${pods.length}`,
      roles: pods
        .map(pod => pod.metadata.labels?.['mysql.oracle.com/cluster-role'])
        .filter(role => role !== undefined)
        .sort(),
      pods,
      backups: cluster
        .list(mysqlResources.backups, { namespace })
        .filter(backup => textAt(backup, 'spec', 'clusterName') === name),
      events: cluster
        .list(resourceIds.events, { namespace })
        .filter(event => textAt(event, 'involvedObject', 'name') === name),
      certificates: cluster
        .list(certificatesResource, { namespace })
        .filter(({ metadata }) => metadata.name.startsWith(`${name}-`)),
      claims: cluster.list(resourceIds.claims, {
        namespace,
        labelSelector: `mysql.oracle.com/cluster=${name}`,
      }),
    };
  };
  const group = ['PRIMARY', 'SECONDARY', 'SECONDARY'];

  it.each([
    ['prod-eu/payments/payments-wallet', 'ONLINE', 3, '6 of 6', group],
    ['prod-eu/search/search-queries', 'ONLINE', 3, '5 of 5', group],
    ['prod-eu/analytics/reports', 'ONLINE', 3, '4 of 4', group],
    [
      'prod-us/orders/orders-checkout',
      'SPLIT_BRAIN',
      3,
      '5 of 5',
      ['PRIMARY', 'PRIMARY', 'SECONDARY'],
    ],
    [
      'prod-us/payments/payments-disputes',
      'NO_QUORUM',
      0,
      '3 of 5',
      ['PRIMARY'],
    ],
    [
      'prod-us/analytics/attribution',
      'ONLINE_PARTIAL',
      2,
      '3 of 4',
      ['PRIMARY', 'SECONDARY'],
    ],
    [
      'prod-us/search/merchants',
      'ONLINE',
      2,
      '4 of 5',
      ['PRIMARY', 'SECONDARY'],
    ],
    ['staging/orders/checkout-next', 'ONLINE', 1, '1 of 2', ['PRIMARY']],
    ['staging/identity/sso-restore', 'INITIALIZING', 0, '0 of 3', []],
    [
      'staging/search/synonyms-of-all-catalogues-2026',
      'INVALID',
      0,
      '0 of 0',
      [],
    ],
  ])('%s is %s with %d', (key, state, online, ready, roles) => {
    expect(mysql(key)).toMatchObject({ state: [state, online], ready, roles });
  });

  it('payments-wallet: certificates, dumps every night, a failover in its past', () => {
    const { certificates, backups, pods } = mysql(
      'prod-eu/payments/payments-wallet',
    );
    expect(certificates).toHaveLength(2);
    expect(backups.length).toBeGreaterThan(20);
    expect(textAt(backups.at(-1), 'status', 'status')).toBe('Completed');
    expect(
      pods.find(({ metadata }) => metadata.name === 'payments-wallet-0'),
    ).not.toMatchObject({
      metadata: { labels: { 'mysql.oracle.com/cluster-role': 'PRIMARY' } },
    });
  });

  it('search-queries: what was raised in Git has reached neither volumes nor pods', () => {
    const { object, claims, pods } = mysql('prod-eu/search/search-queries');
    expect(JSON.stringify(object.spec)).toContain('200Gi');
    expect(JSON.stringify(claims.map(claim => claim.spec))).not.toContain(
      '200Gi',
    );
    expect(JSON.stringify(pods.map(pod => pod.spec))).not.toContain('6Gi');
  });

  it('reports: dumps that fail, with what MySQL Shell says', () => {
    const { backups } = mysql('prod-eu/analytics/reports');
    const words = backups.map(backup => textAt(backup, 'status', 'status'));
    expect(words).toContain('Completed');
    expect(backups.at(-1)).toMatchObject({
      status: { status: 'Error', message: expect.stringContaining('403') },
    });
  });

  it('merchants: one member of the new version, two of the old one', () => {
    const { pods } = mysql('prod-us/search/merchants');
    expect(
      pods
        .flatMap(pod => textAt(containerOf(pod, 'mysql'), 'image') ?? [])
        .map(image => image.split(':')[1])
        .sort(),
    ).toEqual(['8.4.7', '8.4.7', '8.4.8']);
  });

  it.each([
    ['prod-us/orders/orders-checkout', 'SplitBrain', 'SPLIT-BRAIN'],
    [
      'staging/search/synonyms-of-all-catalogues-2026',
      'InvalidArgument',
      'is too long',
    ],
  ])('%s: an Event says why', (key, reason, words) => {
    const event = mysql(key).events.find(
      each => textAt(each, 'reason') === reason,
    );
    expect(event).toMatchObject({
      type: 'Error',
      message: expect.stringContaining(words),
    });
  });

  it('goes on living: heartbeats, and a failover when the primary pod of orders-db is deleted', () => {
    const key = 'prod-eu/orders/orders-db';
    const before = look(key).leader!;
    clusterOf('prod-eu').delete(resourceIds.pods, 'orders', before.leader);
    clock.advance(60_000);
    expect(healthOf(key)).toEqual(healthy(3));
    const after = look(key).leader!;
    expect(after.leader).not.toBe(before.leader);
    expect(after.transitions).toBe('3');
    clock.advance(60_000);
    expect(Number(look(key).leader!.optime)).toBeGreaterThan(
      Number(after.optime),
    );
  });

  it('outlives the deletion of a namespace with databases in it', () => {
    const cluster = clusterOf('staging');
    cluster.delete(resourceIds.namespaces, undefined, 'orders');
    clock.advance(5 * 60_000);
    expect(cluster.list(resourceIds.pods, { namespace: 'orders' })).toEqual([]);
    const namespace = cluster.get(resourceIds.namespaces, undefined, 'orders');
    expect(namespace).toBeUndefined();
  });
});

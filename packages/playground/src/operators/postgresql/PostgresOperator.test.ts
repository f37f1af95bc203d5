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

import { resolve } from 'path';
import { loadCrds } from '../../kube/crd/loadCrds';
import { CustomResourceDefinition } from '../../kube/crd/CustomResourceDefinition';
import { createKubeCluster, createSharedSchemas } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';
import { ManualClock } from '../../ManualClock';
import { seededRandom } from '../../random';
import { ClusterControllers, fieldAt, resourceIds, textAt } from '../shared';
import { addNode } from '../../world/addNode';
import { seedObject } from '../../world/seedObject';
import { PostgresConditions } from './PostgresConditions';
import { PostgresOperator } from './PostgresOperator';
import { postgresResources } from './resources';

const monday = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;

const ordersDb = {
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
};

const shared = createSharedSchemas();
let crds: CustomResourceDefinition[];

beforeAll(async () => {
  crds = await loadCrds([resolve(__dirname, '../../../crds')]);
});

function world(
  options: {
    configuration?: Record<string, unknown>;
    conditions?: PostgresConditions;
    heartbeatMs?: number;
  } = {},
) {
  const clock = new ManualClock(monday);
  const api = createKubeCluster({
    name: 'test',
    crds,
    users: [],
    clock,
    shared,
  });
  for (const name of ['orders', 'postgres-operator']) {
    api.create(resourceIds.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  const conditions = { ...options.conditions };
  const lines: string[] = [];
  for (const zone of ['a', 'b', 'c']) {
    for (const i of [1, 2]) {
      addNode(api, { name: `n${zone}${i}`, zone, cpu: '15' });
    }
  }
  for (const [name, allowVolumeExpansion] of [
    ['fast-ssd', true],
    ['standard', false],
  ] as const) {
    api.create(resourceIds.storageClasses, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name },
      provisioner: 'disk.csi.example.org',
      allowVolumeExpansion,
    });
  }
  api.create(postgresResources.operatorConfigurations, {
    apiVersion: 'acid.zalan.do/v1',
    kind: 'OperatorConfiguration',
    metadata: {
      name: 'postgresql-operator-default-configuration',
      namespace: 'postgres-operator',
    },
    configuration: {
      docker_image: 'ghcr.io/zalando/spilo-17:4.0-p3',
      ...options.configuration,
    },
  });
  const random = seededRandom(7);
  const controllers = new ClusterControllers({
    api,
    clock,
    random,
    faultsOf: () => conditions,
  });
  const operator = new PostgresOperator({
    api,
    clock,
    random,
    conditionsOf: () => conditions,
    heartbeatMs: options.heartbeatMs,
    log: (_, cluster, message) => lines.push(`${cluster}: ${message}`),
  });
  controllers.start();
  operator.start();

  const pg = postgresResources.postgresqls;
  const get = (resource: keyof typeof resourceIds, name: string) =>
    api.get(resourceIds[resource], 'orders', name);
  return {
    api,
    clock,
    operator,
    conditions,
    lines,
    get,
    create(spec: Record<string, unknown> = {}, metadata = {}) {
      api.create(pg, {
        apiVersion: 'acid.zalan.do/v1',
        kind: 'postgresql',
        metadata: { name: 'orders-db', namespace: 'orders', ...metadata },
        spec: { ...ordersDb, ...spec },
      });
      clock.advance(2 * minute);
    },
    change(spec: Record<string, unknown>, waitMs = 5 * minute) {
      api.mergePatch(pg, 'orders', 'orders-db', { spec });
      clock.advance(waitMs);
    },
    status: () =>
      textAt(
        api.get(pg, 'orders', 'orders-db'),
        'status',
        'PostgresClusterStatus',
      ),
    object: () => api.get(pg, 'orders', 'orders-db'),
    pods: () =>
      [...api.list(resourceIds.pods, { namespace: 'orders' })]
        .filter(pod => pod.metadata.labels?.application === 'spilo')
        .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name)),
    roles: () =>
      Object.fromEntries(
        api
          .list(resourceIds.pods, {
            namespace: 'orders',
            labelSelector: 'application=spilo',
          })
          .map(pod => [pod.metadata.name, pod.metadata.labels?.['spilo-role']]),
      ),
    uids: () =>
      api
        .list(resourceIds.pods, {
          namespace: 'orders',
          labelSelector: 'application=spilo',
        })
        .map(pod => pod.metadata.uid),
    events: (reason?: string) =>
      api
        .list(resourceIds.events, { namespace: 'orders' })
        .filter(
          event =>
            textAt(event, 'source', 'component') === 'postgres-operator' &&
            (!reason || event.reason === reason),
        )
        .map(event => `${event.type} ${event.reason} ${event.message}`),
    records: (name: string) => get('configMaps', name)?.metadata.annotations,
    names: (resource: keyof typeof resourceIds) =>
      api
        .list(resourceIds[resource], { namespace: 'orders' })
        .map(object => object.metadata.name)
        .sort(),
  };
}

function statusOfPod(pod: KubeObject): Record<string, unknown> {
  return JSON.parse(pod.metadata.annotations?.status ?? '{}');
}

describe('PostgresOperator', () => {
  describe('create', () => {
    it('goes from Creating to Running and makes everything by its real name', () => {
      const w = world();
      const seen: unknown[] = [];
      w.api.subscribe(postgresResources.postgresqls, ({ object }) =>
        seen.push(fieldAt(object, 'status', 'PostgresClusterStatus')),
      );
      w.create();
      expect([...new Set(seen)]).toEqual([undefined, 'Creating', 'Running']);
      expect(w.names('pods')).toEqual([
        'orders-db-0',
        'orders-db-1',
        'orders-db-2',
      ]);
      expect(w.names('services')).toEqual([
        'orders-db',
        'orders-db-config',
        'orders-db-repl',
      ]);
      expect(w.names('claims')).toEqual([
        'pgdata-orders-db-0',
        'pgdata-orders-db-1',
        'pgdata-orders-db-2',
      ]);
      expect(w.names('secrets')).toEqual([
        'app-user.orders-db.credentials.postgresql.acid.zalan.do',
        'postgres.orders-db.credentials.postgresql.acid.zalan.do',
        'standby.orders-db.credentials.postgresql.acid.zalan.do',
      ]);
      expect(w.names('disruptionBudgets')).toEqual([
        'postgres-orders-db-critical-op-pdb',
        'postgres-orders-db-pdb',
      ]);
      expect(w.names('configMaps')).toEqual([
        'orders-db-config',
        'orders-db-leader',
        'orders-db-sync',
      ]);
      expect(w.events()).toEqual([
        'Normal Create Started creation of new cluster resources',
        'Normal Services The service "orders/orders-db" for role master has been successfully created',
        'Normal Services The service "orders/orders-db-repl" for role replica has been successfully created',
        'Normal Secrets The secrets have been successfully created',
        'Normal StatefulSet Statefulset "orders/orders-db" has been successfully created',
        'Normal StatefulSet Pods are ready',
      ]);
      expect(w.get('statefulSets', 'orders-db')).toMatchObject({
        metadata: {
          labels: {
            application: 'spilo',
            'cluster-name': 'orders-db',
            team: 'orders-team',
          },
        },
        spec: {
          replicas: 3,
          serviceName: 'orders-db',
          updateStrategy: { type: 'OnDelete' },
        },
        status: { replicas: 3, readyReplicas: 3 },
      });
      const [primary] = w.pods();
      expect(primary.metadata.labels).toMatchObject({
        application: 'spilo',
        'cluster-name': 'orders-db',
        'spilo-role': 'master',
        team: 'orders-team',
        'statefulset.kubernetes.io/pod-name': 'orders-db-0',
        'apps.kubernetes.io/pod-index': '0',
      });
      expect(
        new Set(w.pods().map(pod => fieldAt(pod, 'spec', 'nodeName'))).size,
      ).toBe(3);
      expect(w.get('claims', 'pgdata-orders-db-0')).toMatchObject({
        spec: {
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: '100Gi' } },
        },
        status: { phase: 'Bound', capacity: { storage: '100Gi' } },
      });
      expect(w.get('endpoints', 'orders-db')).toMatchObject({
        subsets: [{ addresses: [{ targetRef: { name: 'orders-db-0' } }] }],
      });
      const passwords = w.api
        .list(resourceIds.secrets)
        .map(secret => textAt(secret, 'data', 'password'));
      expect(new Set(passwords).size).toBe(3);
    });

    it("writes Patroni's records and the members' status every ten seconds", () => {
      const w = world({ conditions: { writeRate: 100_000 } });
      w.create();
      const leader = () => w.records('orders-db-leader') ?? {};
      const first = leader();
      expect(first).toMatchObject({
        leader: 'orders-db-0',
        transitions: '0',
        ttl: '30',
      });
      w.clock.advance(10_000);
      const second = leader();
      expect(
        Date.parse(second.renewTime) - Date.parse(first.renewTime),
      ).toBeGreaterThanOrEqual(10_000);
      expect(second.acquireTime).toBe(first.acquireTime);
      const written = Number(second.optime) - Number(first.optime);
      expect(written).toBeGreaterThanOrEqual(400_000);
      expect(written).toBeLessThanOrEqual(3_000_000);

      const [primary, replica] = w.pods().map(statusOfPod);
      expect(primary).toMatchObject({
        state: 'running',
        role: 'primary',
        timeline: 1,
        version: '4.0.6',
      });
      expect(primary.xlog_location).toBe(Number(second.optime));
      expect(replica).toMatchObject({
        state: 'running',
        role: 'replica',
        replication_state: 'streaming',
        timeline: 1,
      });
      const lag = Number(second.optime) - Number(replica.xlog_location);
      expect(lag).toBeGreaterThanOrEqual(0);
      expect(lag).toBeLessThan(200_000);
      expect(w.records('orders-db-sync')).toEqual({
        leader: 'orders-db-0',
        sync_standby: expect.stringMatching(/^orders-db-[12]$/),
      });
      const config = w.records('orders-db-config');
      expect(JSON.parse(config?.config ?? '')).toMatchObject({
        ttl: 30,
        loop_wait: 10,
        synchronous_mode: true,
        postgresql: { parameters: { max_connections: '200' } },
      });
      expect(config?.history).toBe('[]');
      expect(config?.initialize).toMatch(/^\d{19}$/);
      expect(
        w.api.logs.read('orders', 'orders-db-0', 'postgres', {}),
      ).toContain(
        'INFO: no action. I am (orders-db-0), the leader with the lock',
      );
    });

    it('keeps the leader on the Endpoints of the Service where ConfigMaps are off', () => {
      const w = world({ configuration: { kubernetes_use_configmaps: false } });
      w.create();
      expect(w.names('configMaps')).toEqual([]);
      expect(w.get('endpoints', 'orders-db')).toMatchObject({
        metadata: { annotations: { leader: 'orders-db-0' } },
        subsets: [{ addresses: [{ targetRef: { name: 'orders-db-0' } }] }],
      });
      expect(
        fieldAt(w.get('services', 'orders-db'), 'spec', 'selector'),
      ).toBeUndefined();
      expect(w.names('endpoints')).toEqual([
        'orders-db',
        'orders-db-config',
        'orders-db-repl',
        'orders-db-sync',
      ]);
    });

    it('is CreateFailed, with the reason only in an Event, when a Service of the name is there', () => {
      const w = world();
      w.api.create(resourceIds.services, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'orders-db', namespace: 'orders' },
        spec: { ports: [{ port: 5432 }] },
      });
      w.create();
      expect(w.status()).toBe('CreateFailed');
      expect(w.object()?.status).toEqual({
        PostgresClusterStatus: 'CreateFailed',
      });
      expect(w.events()).toContain(
        'Warning Create could not create cluster: could not create master service: services "orders-db" already exists',
      );
      w.clock.advance(10 * minute);
      expect(w.status()).toBe('CreateFailed');
      // The resync finds the Service and takes it over.
      w.clock.advance(25 * minute);
      expect(w.status()).toBe('Running');
      expect(w.pods()).toHaveLength(3);
    });

    it('is CreateFailed when the image cannot be pulled for ten minutes, and Running once it can', () => {
      const w = world({ conditions: { imagePull: 'fails' } });
      w.create();
      expect(w.status()).toBe('Creating');
      w.clock.advance(10 * minute);
      expect(w.status()).toBe('CreateFailed');
      expect(w.events().at(-1)).toBe(
        'Warning Create could not create cluster: stateful set error: still failing after 200 retries',
      );
      expect(w.pods()[0]).toMatchObject({
        status: {
          phase: 'Pending',
          containerStatuses: [
            { state: { waiting: { reason: 'ImagePullBackOff' } } },
          ],
        },
      });
      w.conditions.imagePull = undefined;
      w.clock.advance(31 * minute);
      expect(w.status()).toBe('Running');
      expect(w.roles()['orders-db-0']).toBe('master');
    });

    it('is Invalid without any Event when the team prefix is demanded and missing', () => {
      const w = world({
        configuration: { enable_team_id_clustername_prefix: true },
      });
      w.create({ teamId: 'payments' });
      expect(w.status()).toBe('Invalid');
      expect(w.events()).toEqual([]);
      expect(w.pods()).toEqual([]);
    });

    it('raises small limits with an Event, and lowers large requests and clamps the members without a word', () => {
      const w = world({
        configuration: {
          max_instances: 2,
          postgres_pod_resources: {
            min_cpu_limit: '3',
            max_memory_request: '1Gi',
          },
        },
      });
      w.create();
      expect(w.status()).toBe('Running');
      expect(w.pods()).toHaveLength(2);
      expect(
        fieldAt(w.pods()[0], 'spec', 'containers', 0, 'resources'),
      ).toEqual({
        requests: { cpu: '500m', memory: '1Gi' },
        limits: { cpu: '3', memory: '4Gi' },
      });
      expect(w.events('ResourceLimits')).toEqual([
        'Warning ResourceLimits defined CPU limit 2 for "postgres" container is below required minimum 3 and will be increased',
      ]);
    });

    it('makes a standby cluster that follows and never promotes itself to a new timeline', () => {
      const w = world({
        conditions: { upstream: () => ({ position: 9_000_000, timeline: 4 }) },
      });
      w.create({
        numberOfInstances: 1,
        standby: { standby_host: 'orders-db.eu.example.org' },
      });
      expect(w.roles()).toEqual({ 'orders-db-0': 'master' });
      expect(statusOfPod(w.pods()[0])).toMatchObject({
        role: 'standby_leader',
        timeline: 4,
        replication_state: 'streaming',
      });
      expect(w.records('orders-db-config')?.history).toBe('[]');
    });
  });

  describe('failover', () => {
    it('moves the primary when its pod is deleted; the pod comes back as a replica', () => {
      const w = world();
      w.create();
      const standby = w.records('orders-db-sync')?.sync_standby ?? '';
      const uid = w.pods()[0].metadata.uid;
      const states = new Set<unknown>();
      w.api.subscribe(resourceIds.pods, ({ object }) => {
        if (
          object.metadata.name === 'orders-db-0' &&
          object.metadata.uid !== uid
        ) {
          states.add(statusOfPod(object).state);
        }
      });
      w.api.delete(resourceIds.pods, 'orders', 'orders-db-0');
      w.clock.advance(4_000);
      expect(w.roles()[standby]).toBe('master');
      expect(w.records('orders-db-leader')).toMatchObject({
        leader: standby,
        transitions: '1',
      });
      w.clock.advance(minute);
      expect(w.roles()['orders-db-0']).toBe('replica');
      expect([...states]).toEqual(
        expect.arrayContaining(['starting', 'running']),
      );
      expect(w.pods()[0].metadata.uid).not.toBe(uid);
      const history = JSON.parse(w.records('orders-db-config')?.history ?? '');
      expect(history).toEqual([
        [
          1,
          expect.any(Number),
          'no recovery target specified',
          expect.stringMatching(/^2026-11-23T10:02:.*\+00:00$/),
          standby,
        ],
      ]);
      expect(w.pods().map(pod => statusOfPod(pod).timeline)).toEqual([2, 2, 2]);
      expect(w.records('orders-db-sync')?.leader).toBe(standby);
      expect(w.status()).toBe('Running');
    });

    it('leaves a cluster without leader when Patroni does not reach the API', () => {
      const w = world();
      w.create();
      w.conditions.patroniToApi = 'cut';
      w.clock.advance(2 * minute);
      const renewed = Date.parse(
        w.records('orders-db-leader')?.renewTime ?? '',
      );
      expect(w.clock.now() - renewed).toBeGreaterThan(30_000);
      expect(w.status()).toBe('Running');
      w.conditions.patroniToApi = undefined;
      w.clock.advance(20_000);
      expect(
        w.clock.now() -
          Date.parse(w.records('orders-db-leader')?.renewTime ?? ''),
      ).toBeLessThanOrEqual(10_000);
    });

    it('does not promote a replica that is too far behind', () => {
      const w = world({
        conditions: {
          writeRate: 3_000_000,
          replicaBandwidth: { 1: 500_000 },
        },
      });
      w.create({ numberOfInstances: 2, patroni: {} });
      w.clock.advance(5 * minute);
      const lag =
        Number(w.records('orders-db-leader')?.optime) -
        Number(statusOfPod(w.pods()[1]).xlog_location);
      expect(lag).toBeGreaterThan(100_000_000);
      w.api.delete(resourceIds.pods, 'orders', 'orders-db-0');
      w.clock.advance(minute);
      expect(w.roles()['orders-db-0']).toBe('master');
      expect(w.records('orders-db-leader')?.leader).toBe('orders-db-0');
    });
  });

  describe('changes', () => {
    it('volume up: the claims grow online', () => {
      const w = world();
      w.create();
      const before = w.uids();
      w.change({ volume: { size: '200Gi' } }, 1_000);
      w.clock.advance(5 * minute);
      expect(w.status()).toBe('Running');
      expect(w.uids()).toEqual(before);
      for (const pod of before.keys()) {
        expect(w.get('claims', `pgdata-orders-db-${pod}`)).toMatchObject({
          spec: { resources: { requests: { storage: '200Gi' } } },
          status: { capacity: { storage: '200Gi' } },
        });
      }
    });

    it('volume up where the class forbids it, or the file system stays behind: the status is Running all the same', () => {
      const forbidden = world();
      forbidden.create({ volume: { size: '10Gi', storageClass: 'standard' } });
      forbidden.change({ volume: { size: '20Gi' } }, minute);
      expect(forbidden.status()).toBe('Running');
      expect(forbidden.get('claims', 'pgdata-orders-db-0')).toMatchObject({
        spec: { resources: { requests: { storage: '10Gi' } } },
      });

      const stuck = world({ conditions: { fileSystemResize: 'stuck' } });
      stuck.create();
      stuck.change({ volume: { size: '200Gi' } }, minute);
      expect(stuck.get('claims', 'pgdata-orders-db-0')).toMatchObject({
        status: {
          capacity: { storage: '100Gi' },
          conditions: [{ type: 'FileSystemResizePending', status: 'True' }],
        },
      });
    });

    it('volume down: nothing, status Running, and one line in the log of the operator', () => {
      const w = world();
      w.create();
      w.change({ volume: { size: '50Gi' } });
      expect(w.status()).toBe('Running');
      expect(w.get('claims', 'pgdata-orders-db-0')).toMatchObject({
        spec: { resources: { requests: { storage: '100Gi' } } },
      });
      expect(w.lines).toContain(
        'orders/orders-db: cannot shrink persistent volume',
      );
    });

    it('storage class: the StatefulSet is replaced, pods and claims stay', () => {
      const w = world();
      w.create();
      const set = w.get('statefulSets', 'orders-db')?.metadata.uid;
      const pods = w.uids();
      w.change({ volume: { storageClass: 'standard' } });
      expect(w.get('statefulSets', 'orders-db')?.metadata.uid).not.toBe(set);
      expect(w.uids()).toEqual(pods);
      expect(w.get('claims', 'pgdata-orders-db-0')).toMatchObject({
        spec: { storageClassName: 'fast-ssd' },
      });
      expect(w.pods()[0].metadata.ownerReferences?.[0].uid).toBe(
        w.get('statefulSets', 'orders-db')?.metadata.uid,
      );
    });

    it('cpu: replicas are recreated first, then a switchover, then the old primary', () => {
      const w = world();
      w.create();
      const order: string[] = [];
      let marked = 0;
      w.api.subscribe(resourceIds.pods, ({ type, object }) => {
        if (type === 'DELETED') {
          order.push(object.metadata.name);
        }
        if (
          object.metadata.annotations?.[
            'zalando-postgres-operator-rolling-update-required'
          ]
        ) {
          marked += 1;
        }
      });
      w.change({ resources: { limits: { cpu: '3' } } });
      expect(order).toEqual(['orders-db-1', 'orders-db-2', 'orders-db-0']);
      expect(marked).toBeGreaterThan(0);
      expect(w.status()).toBe('Running');
      expect(w.roles()['orders-db-0']).toBe('replica');
      for (const pod of w.pods()) {
        expect(pod.metadata.annotations).not.toHaveProperty([
          'zalando-postgres-operator-rolling-update-required',
        ]);
        expect(
          fieldAt(pod, 'spec', 'containers', 0, 'resources', 'limits', 'cpu'),
        ).toBe('3');
      }
      const leader = w.records('orders-db-leader')?.leader;
      expect(w.events('Update')).toEqual([
        'Normal Update Performing rolling update',
        'Normal Update Rolling update done - pods have been recreated',
      ]);
      expect(w.events('Switchover')).toEqual([
        `Normal Switchover Switching over from "orders-db-0" to "orders/${leader}"`,
        `Normal Switchover Successfully switched over from "orders-db-0" to "orders/${leader}"`,
      ]);
      expect(w.get('statefulSets', 'orders-db')).toMatchObject({
        status: { readyReplicas: 3, updatedReplicas: 3 },
      });
    });

    it('an image that cannot be pulled: UpdateFailed, then SyncFailed at each repair with the reason only in an Event', () => {
      const w = world();
      w.create();
      w.conditions.imagePull = 'fails';
      w.change({ dockerImage: 'ghcr.io/zalando/spilo-17:4.0-p9' }, 11 * minute);
      expect(w.status()).toBe('UpdateFailed');
      expect(w.roles()['orders-db-0']).toBe('master');
      w.clock.advance(30 * minute);
      expect(w.status()).toBe('SyncFailed');
      const why =
        'Warning Sync could not sync cluster: could not sync statefulsets: could not recreate pods:';
      expect(w.events('Sync')).toEqual([
        `${why} could not recreate replica pod "orders/orders-db-2": pod label wait timeout`,
        `${why} skipping switchover: no switchover candidate found`,
      ]);
    });

    it('members: up makes pods, down takes pods and leaves their claims', () => {
      const w = world();
      w.create();
      w.change({ numberOfInstances: 5 });
      expect(Object.values(w.roles()).sort()).toEqual([
        'master',
        'replica',
        'replica',
        'replica',
        'replica',
      ]);
      w.change({ numberOfInstances: 2 });
      expect(w.names('pods')).toEqual(['orders-db-0', 'orders-db-1']);
      expect(w.names('claims')).toHaveLength(5);
      expect(w.status()).toBe('Running');
    });

    it('members to 0: pods go, volumes stay, the budget lets everything go; and back', () => {
      const w = world();
      w.create();
      w.change({ numberOfInstances: 0 });
      expect(w.names('pods')).toEqual([]);
      expect(w.names('claims')).toHaveLength(3);
      expect(w.status()).toBe('Running');
      expect(
        w.get('disruptionBudgets', 'postgres-orders-db-pdb'),
      ).toMatchObject({ spec: { minAvailable: 0 } });
      w.change({ numberOfInstances: 2 });
      expect(Object.values(w.roles()).sort()).toEqual(['master', 'replica']);
    });

    it('members with no node for the new one: Running with a Pending pod', () => {
      const w = world();
      w.create({
        resources: { requests: { cpu: '10' }, limits: { cpu: '10' } },
      });
      w.change({ numberOfInstances: 7 });
      expect(w.status()).toBe('Running');
      const pending = w
        .pods()
        .filter(pod => textAt(pod, 'status', 'phase') === 'Pending');
      expect(pending).toHaveLength(1);
      expect(fieldAt(pending[0], 'status', 'conditions', 0)).toMatchObject({
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message: '0/6 nodes are available: 6 Insufficient cpu.',
      });
    });

    it('a parameter that needs a restart: through Patroni, replicas first, pods stay', () => {
      const w = world();
      w.create();
      const before = w.uids();
      const pending: string[] = [];
      w.api.subscribe(resourceIds.pods, ({ object }) => {
        if (statusOfPod(object).pending_restart) {
          pending.push(object.metadata.name);
        }
      });
      w.change({ postgresql: { parameters: { max_connections: '300' } } });
      expect(w.uids()).toEqual(before);
      expect(new Set(pending).size).toBe(3);
      expect(w.pods().some(pod => statusOfPod(pod).pending_restart)).toBe(
        false,
      );
      expect(
        w.events('Update').filter(line => line.includes('restarting')),
      ).toEqual([
        'Normal Update restarting Postgres server within replica pod orders/orders-db-1',
        'Normal Update restarting Postgres server within replica pod orders/orders-db-2',
        'Normal Update restarting Postgres server within master pod orders/orders-db-0',
      ]);
      // Less than before: the primary first, or its replicas would not start.
      w.change({ postgresql: { parameters: { max_connections: '100' } } });
      expect(
        w.events('Update').filter(line => line.includes('restarting')),
      ).toHaveLength(3);
      expect(
        JSON.parse(w.records('orders-db-config')?.config ?? '').postgresql
          .parameters,
      ).toEqual({ max_connections: '100' });
    });

    it('a parameter that is only reloaded: no restart; one taken away: it stays set', () => {
      const w = world();
      w.create();
      w.change({ postgresql: { parameters: { work_mem: '16MB' } } });
      expect(w.events('Update')).toEqual([]);
      w.change({ postgresql: { parameters: { work_mem: null } } });
      expect(
        JSON.parse(w.records('orders-db-config')?.config ?? '').postgresql
          .parameters,
      ).toEqual({ max_connections: '200', work_mem: '16MB' });
    });

    it('a local parameter: the pods are recreated', () => {
      const w = world();
      w.create();
      const before = w.uids();
      w.change({ postgresql: { parameters: { shared_buffers: '2GB' } } });
      expect(w.uids().filter(uid => before.includes(uid))).toEqual([]);
      expect(w.status()).toBe('Running');
    });

    it('version up: in place, on a new timeline, noted on the object', () => {
      const w = world();
      w.create();
      w.change({ postgresql: { version: '17' } });
      expect(w.status()).toBe('Running');
      expect(w.events('Major Version Upgrade')).toEqual([
        expect.stringMatching(
          /^Normal Major Version Upgrade starting major version upgrade on pod orders-db-[12] of 3 pods$/,
        ),
        'Normal Major Version Upgrade upgrade from 150000 to 170000 finished',
      ]);
      expect(w.object()?.metadata.annotations).toEqual({
        'last-major-upgrade-success': expect.stringMatching(/^2026-11-23T/),
      });
      expect(w.operator.database('orders', 'orders-db')?.patroni).toMatchObject(
        { serverVersion: '17' },
      );
      expect(w.records('orders-db-config')?.history).toBe('[]');
      expect(Object.values(w.roles()).sort()).toEqual([
        'master',
        'replica',
        'replica',
      ]);
      expect(
        w.pods().some(pod => pod.metadata.labels?.['critical-operation']),
      ).toBe(false);
    });

    it('version up outside the window: Running, no Event, nothing happens; inside: it does', () => {
      const w = world({ heartbeatMs: 10 * minute });
      const pgVersion = () =>
        (
          fieldAt(
            w.get('statefulSets', 'orders-db'),
            'spec',
            'template',
            'spec',
            'containers',
            0,
            'env',
          ) as { name: string; value: string }[]
        ).find(entry => entry.name === 'PGVERSION')?.value;
      w.create({ maintenanceWindows: ['Tue:02:00-04:00'] });
      const before = w.uids();
      w.change({ postgresql: { version: '16' } }, 60 * minute);
      expect(w.status()).toBe('Running');
      expect(w.uids()).toEqual(before);
      expect(w.events('Major Version Upgrade')).toEqual([]);
      expect(pgVersion()).toBe('15');
      w.clock.advance(17 * 60 * minute);
      expect(pgVersion()).toBe('16');
      expect(w.object()?.metadata.annotations).toHaveProperty([
        'last-major-upgrade-success',
      ]);
    });

    it('version up with upgrades off: the pods are told, the server stays', () => {
      const w = world({
        configuration: {
          major_version_upgrade: { major_version_upgrade_mode: 'off' },
        },
      });
      w.create();
      w.change({ postgresql: { version: '16' } });
      expect(w.status()).toBe('Running');
      expect(w.events('Major Version Upgrade')).toEqual([]);
      expect(
        w.operator.database('orders', 'orders-db')?.patroni?.serverVersion,
      ).toBe('15');
    });

    it('version down: ignored', () => {
      const w = world();
      w.create();
      const before = w.uids();
      w.change({ postgresql: { version: '14' } });
      expect(w.status()).toBe('Running');
      expect(w.uids()).toEqual(before);
    });

    it('pooler on and off', () => {
      const w = world();
      w.create();
      w.change({ enableConnectionPooler: true });
      expect(w.get('deployments', 'orders-db-pooler')).toMatchObject({
        metadata: {
          labels: {
            application: 'db-connection-pooler',
            'connection-pooler': 'orders-db-pooler',
            'cluster-name': 'orders-db',
          },
        },
        status: { replicas: 2, readyReplicas: 2 },
      });
      expect(w.names('services')).toContain('orders-db-pooler');
      expect(w.names('secrets')).toContain(
        'pooler.orders-db.credentials.postgresql.acid.zalan.do',
      );
      const poolers = () =>
        w.api.list(resourceIds.pods, {
          namespace: 'orders',
          labelSelector: 'connection-pooler=orders-db-pooler',
        });
      expect(poolers()).toHaveLength(2);
      w.change({ connectionPooler: { mode: 'session', numberOfInstances: 3 } });
      expect(poolers()).toHaveLength(3);
      expect(JSON.stringify(poolers()[0].spec)).toContain('"session"');
      w.change({ enableConnectionPooler: false });
      expect(w.get('deployments', 'orders-db-pooler')).toBeUndefined();
      expect(w.get('services', 'orders-db-pooler')).toBeUndefined();
      expect(poolers()).toEqual([]);
    });

    it('users: new ones get a Secret, those taken away keep theirs', () => {
      const w = world();
      w.create();
      w.change({ users: { app_user: null, report_ro: ['NOLOGIN'], etl: [] } });
      expect(w.names('secrets')).toEqual([
        'app-user.orders-db.credentials.postgresql.acid.zalan.do',
        'etl.orders-db.credentials.postgresql.acid.zalan.do',
        'postgres.orders-db.credentials.postgresql.acid.zalan.do',
        'standby.orders-db.credentials.postgresql.acid.zalan.do',
      ]);
    });

    it('what cannot be read is refused: the pods run on', () => {
      const w = world();
      w.create();
      const before = w.uids();
      // Only an object from before the definition was strict can say this.
      expect(() => w.change({ resources: { limits: { cpu: 2 } } })).toThrow(
        /must be of type string/,
      );
      const object = w.object();
      seedObject(w.api, postgresResources.postgresqls, {
        ...object!,
        spec: { ...ordersDb, resources: { limits: { cpu: 2 } } },
      });
      w.clock.advance(minute);
      expect(w.status()).toBe('UpdateFailed');
      w.clock.advance(6 * minute);
      expect(w.status()).toBe('SyncFailed');
      expect(w.events('Sync')).toEqual([
        'Warning Sync json: cannot unmarshal number into Go struct field ResourceDescription.spec.resources.limits.cpu of type string',
      ]);
      expect(w.uids()).toEqual(before);
      w.change({ resources: { limits: { cpu: '2' } } });
      expect(w.status()).toBe('Running');
    });
  });

  describe('delete', () => {
    it.each([false, true])(
      'takes everything with it (finalizers: %s)',
      finalizers => {
        const w = world({
          configuration: { kubernetes: { enable_finalizers: finalizers } },
        });
        w.create({ enableConnectionPooler: true, enableLogicalBackup: true });
        expect(w.names('cronJobs')).toEqual(['logical-backup-orders-db']);
        w.api.delete(postgresResources.postgresqls, 'orders', 'orders-db');
        expect(w.object() !== undefined).toBe(finalizers);
        w.clock.advance(2 * minute);
        expect(w.object()).toBeUndefined();
        for (const resource of [
          'statefulSets',
          'deployments',
          'pods',
          'claims',
          'services',
          'endpoints',
          'secrets',
          'configMaps',
          'disruptionBudgets',
          'cronJobs',
        ] as const) {
          expect([resource, w.names(resource)]).toEqual([resource, []]);
        }
        w.create();
        expect(w.status()).toBe('Running');
      },
    );
  });

  it('syncs what was there before it started, and keeps the old status format when it says the same', () => {
    const w = world();
    w.operator.stop();
    seedObject(w.api, postgresResources.postgresqls, {
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name: 'orders-db', namespace: 'orders' },
      spec: ordersDb,
      status: 'Running',
    });
    const operator = new PostgresOperator({
      api: w.api,
      clock: w.clock,
      random: seededRandom(3),
    });
    operator.start();
    w.clock.advance(2 * minute);
    expect(w.object()?.status).toBe('Running');
    expect(w.pods()).toHaveLength(3);
    operator.stop();
  });

  it('counts an Event that is repeated, and Events are gone after an hour', () => {
    const w = world({
      heartbeatMs: 10 * minute,
      configuration: {
        postgres_pod_resources: { min_cpu_limit: '3' },
      },
    });
    w.create();
    w.clock.advance(31 * minute);
    const [event] = w.api
      .list(resourceIds.events)
      .filter(object => object.reason === 'ResourceLimits');
    expect(event).toMatchObject({
      count: 2,
      involvedObject: {
        apiVersion: 'acid.zalan.do/v1',
        kind: 'postgresql',
        name: 'orders-db',
      },
      firstTimestamp: expect.stringMatching(/^2026-11-23T10:00/),
      lastTimestamp: expect.stringMatching(/^2026-11-23T10:30/),
    });
    w.clock.advance(60 * minute);
    expect(w.events('Create')).toEqual([]);
    expect(w.events('ResourceLimits')).toHaveLength(1);
  });
});

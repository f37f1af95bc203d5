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
import { CustomResourceDefinition } from '../../kube/crd/CustomResourceDefinition';
import { loadCrds } from '../../kube/crd/loadCrds';
import { createKubeCluster, createSharedSchemas } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';
import { ManualClock } from '../../ManualClock';
import { seededRandom } from '../../random';
import { addNode } from '../../world/addNode';
import {
  ClusterControllers,
  fieldAt,
  isPodReady,
  killContainer,
  listAt,
  recordAt,
  resourceIds,
  textAt,
} from '../shared';
import { MysqlConditions, mysqlFaultsOf } from './MysqlConditions';
import { MysqlOperator } from './MysqlOperator';
import { mysqlResources } from './resources';

const monday = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

const ordersMysql = {
  secretName: 'orders-root',
  version: '8.4.8',
  instances: 3,
  tlsUseSelfSigned: true,
  router: { instances: 2 },
  datadirVolumeClaimTemplate: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'fast-ssd',
    resources: { requests: { storage: '100Gi' } },
  },
  podSpec: {
    containers: [
      { name: 'mysql', resources: { requests: { cpu: '1', memory: '4Gi' } } },
    ],
  },
  mycnf: '[mysqld]\nmax_connections=400\n',
};

const shared = createSharedSchemas();
let crds: CustomResourceDefinition[];

beforeAll(async () => {
  crds = await loadCrds([resolve(__dirname, '../../../crds/mysql-operator')]);
});

function world(conditions: MysqlConditions = {}) {
  const clock = new ManualClock(monday);
  const api = createKubeCluster({
    name: 'test',
    crds,
    users: [],
    clock,
    shared,
  });
  api.create(resourceIds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  for (const zone of ['a', 'b', 'c']) {
    for (const i of [1, 2]) {
      addNode(api, { name: `n${zone}${i}`, zone, cpu: '15' });
    }
  }
  api.create(resourceIds.storageClasses, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast-ssd' },
    provisioner: 'disk.csi.example.org',
    allowVolumeExpansion: true,
  });
  const secret = (name: string) =>
    api.create(resourceIds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: 'shop' },
    });
  secret('orders-root');
  const random = seededRandom(7);
  const around = { ...conditions };
  const operator = new MysqlOperator({
    api,
    clock,
    random,
    conditionsOf: () => around,
  });
  const controllers = new ClusterControllers({
    api,
    clock,
    random,
    faultsOf: object => mysqlFaultsOf(around, object),
    programOf: operator.programOf,
  });
  controllers.start();
  operator.start();

  const { clusters, backups } = mysqlResources;
  const get = (resource: keyof typeof resourceIds, name: string) =>
    api.get(resourceIds[resource], 'shop', name);
  const cluster = (name = 'orders') => api.get(clusters, 'shop', name);
  const pods = (
    labelSelector = 'mysql.oracle.com/instance-type=group-member',
  ) =>
    [...api.list(resourceIds.pods, { namespace: 'shop', labelSelector })].sort(
      (a, b) => a.metadata.name.localeCompare(b.metadata.name),
    );
  return {
    api,
    clock,
    operator,
    secret,
    get,
    cluster,
    pods,
    create(
      spec: Record<string, unknown> = {},
      name = 'orders',
      waitMs = 3 * minute,
    ) {
      api.create(clusters, {
        apiVersion: 'mysql.oracle.com/v2',
        kind: 'InnoDBCluster',
        metadata: { name, namespace: 'shop', labels: { team: 'orders' } },
        spec: { ...ordersMysql, ...spec },
      });
      clock.advance(waitMs);
    },
    change(spec: Record<string, unknown>, waitMs = 6 * minute) {
      api.mergePatch(clusters, 'shop', 'orders', { spec });
      clock.advance(waitMs);
    },
    surround(to: MysqlConditions) {
      Object.assign(around, to);
      operator.database('shop', 'orders')?.refresh();
    },
    state: (name?: string) => {
      const found = recordAt(cluster(name), 'status', 'cluster');
      return [found.status, found.onlineInstances];
    },
    roles: () =>
      pods().map(pod => pod.metadata.labels?.['mysql.oracle.com/cluster-role']),
    events: (name = 'orders') =>
      api
        .list(resourceIds.events, { namespace: 'shop' })
        .filter(event => textAt(event, 'involvedObject', 'name') === name),
    backup(name: string, spec: Record<string, unknown>) {
      api.create(backups, {
        apiVersion: 'mysql.oracle.com/v2',
        kind: 'MySQLBackup',
        metadata: { name, namespace: 'shop' },
        spec: { clusterName: 'orders', ...spec },
      });
    },
    backups: () => api.list(backups, { namespace: 'shop' }),
  };
}

const reasons = (events: readonly KubeObject[]) =>
  events.map(event => textAt(event, 'reason'));
const messages = (events: readonly KubeObject[]) =>
  events.map(event => textAt(event, 'message'));
const container = (workload: KubeObject | undefined, name: string) =>
  [
    ...listAt(workload, 'spec', 'containers'),
    ...listAt(workload, 'spec', 'template', 'spec', 'containers'),
  ].find(each => textAt(each, 'name') === name);

describe('MysqlOperator', () => {
  describe('a new database', () => {
    it('goes through PENDING and INITIALIZING to ONLINE, and gets its Routers when all members have joined', () => {
      const { clock, state, create, cluster, get, roles } = world();
      create({}, 'orders', 0);
      const seen: string[] = [];
      let routersBefore = 0;
      for (let i = 0; i < 180; i++) {
        clock.advance(1000);
        const word = `${state().join(' ')}`;
        if (seen.at(-1) !== word) {
          seen.push(word);
        }
        if (roles().filter(Boolean).length < 3) {
          routersBefore = Math.max(
            routersBefore,
            Number(
              fieldAt(
                get('deployments', 'orders-router'),
                'spec',
                'replicas',
              ) ?? 0,
            ),
          );
        }
      }
      expect(seen[0]).toBe('PENDING 0');
      expect(seen).toContain('INITIALIZING 0');
      expect(seen.at(-1)).toBe('ONLINE 3');
      expect(routersBefore).toBe(0);
      expect(get('deployments', 'orders-router')).toMatchObject({
        spec: { replicas: 2 },
        status: { readyReplicas: 2 },
      });
      expect(cluster()).toMatchObject({
        metadata: {
          finalizers: [
            'kopf.zalando.org/KopfFinalizerMarker',
            'mysql.oracle.com/cluster',
          ],
          annotations: {
            'mysql.oracle.com/mysql-operator-version': '9.6.0-2.2.7',
          },
        },
        status: { createTime: expect.stringMatching(/^2026-11-23T10:0/) },
      });
    });

    it('has pods with roles, gates, finalizers and what the group says about them', () => {
      const { create, pods, roles, operator } = world();
      create();
      expect(roles()).toEqual(['PRIMARY', 'SECONDARY', 'SECONDARY']);
      expect(operator.database('shop', 'orders')?.primary).toBe('orders-0');
      expect(pods().every(isPodReady)).toBe(true);
      const [primary] = pods();
      expect([...(primary.metadata.finalizers ?? [])].sort()).toEqual([
        'kopf.zalando.org/KopfFinalizerMarker',
        'mysql.oracle.com/membership',
      ]);
      expect(
        JSON.parse(
          primary.metadata.annotations?.['mysql.oracle.com/membership-info'] ??
            '',
        ),
      ).toMatchObject({
        memberId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        role: 'PRIMARY',
        status: 'ONLINE',
        version: '8.4.8',
        joinTime: expect.any(String),
        lastTransitionTime: expect.any(String),
      });
      expect(container(primary, 'mysql')).toMatchObject({
        image: 'container-registry.oracle.com/mysql/community-server:8.4.8',
        resources: { requests: { cpu: '1' } },
      });
    });

    it('has what stands beside the pods; some of it carries none of the labels of the operator', () => {
      const { create, get, api } = world();
      create();
      const claim = get('claims', 'datadir-orders-0');
      expect(claim).toMatchObject({
        metadata: { labels: { 'mysql.oracle.com/cluster': 'orders' } },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: '100Gi' } },
        },
      });
      expect(
        listAt(get('services', 'orders'), 'spec', 'ports').map(port =>
          textAt(port, 'name'),
        ),
      ).toEqual([
        'mysql',
        'mysqlx',
        'mysql-alternate',
        'mysqlx-alternate',
        'mysql-ro',
        'mysqlx-ro',
        'mysql-rw-split',
        'router-rest',
      ]);
      expect(get('services', 'orders-instances')).toMatchObject({
        spec: { clusterIP: 'None', publishNotReadyAddresses: true },
      });
      expect(get('configMaps', 'orders-initconf')).toMatchObject({
        data: {
          '99-extra.cnf': expect.stringContaining('max_connections=400'),
        },
      });
      const labelled = (object?: KubeObject) =>
        'mysql.oracle.com/cluster' in (object?.metadata.labels ?? {});
      const unlabelled = [
        get('deployments', 'orders-router'),
        get('disruptionBudgets', 'orders-pdb'),
        get('configMaps', 'orders-initconf'),
        get('secrets', 'orders-privsecrets'),
        get('secrets', 'orders-router'),
      ];
      expect(unlabelled.map(labelled)).toEqual(Array(5).fill(false));
      // The framework copies the labels of the InnoDBCluster itself.
      expect(unlabelled.map(object => object?.metadata.labels)).toEqual(
        Array(5).fill({ team: 'orders' }),
      );
      expect(labelled(get('secrets', 'orders-backup'))).toBe(true);
      expect(
        api.list(resourceIds.replicaSets, {
          namespace: 'shop',
          labelSelector:
            'component=mysqlrouter,mysql.oracle.com/cluster=orders',
        }),
      ).toHaveLength(1);
    });

    it('is INVALID with a long name, says why again and again, and nothing is made', () => {
      const { create, state, events, get, cluster, api } = world();
      const name = 'a-name-of-more-than-28-letters';
      create({}, name, 5 * minute);
      expect(state(name)).toEqual(['INVALID', 0]);
      const said = events(name).filter(
        event => textAt(event, 'reason') === 'InvalidArgument',
      );
      expect(said.length).toBeGreaterThan(3);
      expect(said[0]).toMatchObject({
        type: 'Error',
        action: 'CreateCluster',
        message: `Cluster name ${name} is too long. Must be < 28`,
      });
      expect(get('statefulSets', name)).toBeUndefined();
      api.delete(mysqlResources.clusters, 'shop', name);
      expect(cluster(name)).toBeDefined();
    });

    it.each([
      [{ baseServerId: 0 }, 'spec.baseServerId is 0 but must be between'],
      [
        { version: '8.0.26' },
        'version 8.0.26 must be between 8.0.27 and 9.6.0',
      ],
      [{ version: '9.7.0' }, 'version 9.7.0 must be between'],
      [{ version: '8.0.29' }, 'Support for MySQL 8.0.29 is disabled'],
      [{ initDB: {} }, 'One of dump, snapshot or clone'],
      [
        {
          backupSchedules: [
            { name: 'n', schedule: '0 0 * * *', backupProfileName: 'x' },
          ],
        },
        "Invalid backupProfileName 'x'",
      ],
    ])('is refused with %j', (spec, message) => {
      const { create, state, events } = world();
      create(spec, 'orders', minute);
      expect(state()).toEqual(['INVALID', 0]);
      expect(messages(events()).join()).toContain(message);
    });

    it('waits without the Secrets that it mounts, and the status does not say so', () => {
      const { create, state, pods, events, secret, clock } = world();
      create({ tlsUseSelfSigned: false }, 'orders', 10 * minute);
      expect(state()).toEqual(['PENDING', 0]);
      expect(pods().map(pod => textAt(pod, 'status', 'phase'))).toEqual(
        Array(3).fill('Pending'),
      );
      expect(reasons(events('orders-0'))).toContain('FailedMount');
      secret('orders-tls');
      secret('orders-ca');
      clock.advance(4 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
    });

    it('stays INITIALIZING while its first pod does not come up', () => {
      const { create, state, cluster } = world({
        members: { 0: { crash: { container: 'sidecar', exitCode: 1 } } },
      });
      create({}, 'orders', 10 * minute);
      expect(state()).toEqual(['INITIALIZING', 0]);
      expect(textAt(cluster(), 'status', 'createTime')).toBeUndefined();
    });

    it('drops what is changed before the group is there', () => {
      const { create, change, surround, state, get, clock } = world({
        members: { 0: { crash: { container: 'sidecar', exitCode: 1 } } },
      });
      create();
      change({ instances: 5 });
      surround({ members: {} });
      clock.advance(10 * minute);
      expect(state()[0]).toBe('ONLINE');
      expect(get('statefulSets', 'orders')).toMatchObject({
        spec: { replicas: 3 },
      });
    });
  });

  describe('a database that is filled', () => {
    const donorUrl = 'root@orders-1.orders-instances.shop.svc:3306';
    const clone = (change: Record<string, unknown> = {}) => ({
      instances: 1,
      initDB: {
        clone: { donorUrl, secretKeyRef: { name: 'orders-root' }, ...change },
      },
    });
    const mounted = (path: string) => ({
      podSpec: {
        containers: [
          {
            name: 'sidecar',
            volumeMounts: [{ name: 'dump', mountPath: path }],
          },
        ],
      },
    });
    const dump = (storage: Record<string, unknown>) => ({
      instances: 1,
      initDB: { dump: { path: '/mnt/dump/a', storage } },
    });
    const s3 = { bucketName: 'b', prefix: 'a', config: 'orders-root' };
    const persistentVolumeClaim = { claimName: 'dumps' };

    it('takes as long as its data needs, and says where that is from', () => {
      const { create, clock, state, cluster } = world({
        dataBytes: 60_000_000_000,
      });
      create();
      create(clone(), 'copy');
      expect(state('copy')).toEqual(['PENDING', 0]);
      clock.advance(5 * minute);
      expect(state('copy')).toEqual(['ONLINE', 1]);
      expect(
        cluster('copy')?.metadata.annotations?.[
          'mysql.oracle.com/cluster-info'
        ],
      ).toContain('clone');
    });

    it.each<[string, Record<string, unknown>]>([
      ['from a bucket', dump({ s3 })],
      [
        'from a claim that is mounted',
        { ...dump({ persistentVolumeClaim }), ...mounted('/mnt/dump') },
      ],
    ])('%s', (_, spec) => {
      const { create, state } = world();
      create(spec, 'copy');
      expect(state('copy')).toEqual(['ONLINE', 1]);
    });

    it.each<[string, Record<string, unknown>, RegExp]>([
      ['without the donor', clone({ donorUrl: 'root@x.y.shop.svc' }), /2003/],
      ['without the user', clone({ donorUrl: donorUrl.slice(5) }), /user/],
      ['without the Secret', clone({ secretKeyRef: { name: 'x' } }), /404/],
      ['of another series', { ...clone(), version: '9.1.0' }, /Donor MySQL/],
      [
        'from a bucket without its Secret',
        dump({ s3: { ...s3, config: 'x' } }),
        /Secret x in namespace shop/,
      ],
      [
        'from a claim that is not mounted',
        dump({ persistentVolumeClaim }),
        /No such file/,
      ],
    ])(
      '%s is not there, and only the log of the sidecar says why',
      (_, spec, said) => {
        const { api, create, state } = world();
        const log = jest.spyOn(api, 'appendLog');
        create();
        create(spec, 'copy', 10 * minute);
        expect(state('copy')).toEqual(['PENDING', 0]);
        expect(log).toHaveBeenCalledWith('shop', 'copy-0', 'sidecar', [
          expect.stringMatching(said),
        ]);
      },
    );
  });

  describe('changes', () => {
    it('of instances: members join and leave in order, their volumes stay', () => {
      const { create, change, state, pods, get, events } = world();
      create();
      change({ instances: 5 });
      expect(state()).toEqual(['ONLINE', 5]);
      change({ instances: 3 });
      expect(state()).toEqual(['ONLINE', 3]);
      expect(pods()).toHaveLength(3);
      expect(get('claims', 'datadir-orders-4')).toBeDefined();
      expect(messages(events())).toContain('Joining orders-4 to cluster');
      change({ instances: 4 });
      expect(state()).toEqual(['ONLINE', 4]);
    });

    it('of the version: pods are recreated from the highest number down, the Router too, and the configuration is made anew', () => {
      const { create, change, state, pods, get, roles, api } = world();
      create();
      change({ mycnf: '[mysqld]\nmax_connections=999\n' });
      const settings = () =>
        textAt(get('configMaps', 'orders-initconf'), 'data', '99-extra.cnf');
      expect(settings()).toContain('max_connections=400');
      const order: string[] = [];
      api.subscribe(resourceIds.pods, ({ type, object }) => {
        const { name, labels } = object.metadata;
        if (type === 'DELETED' && labels?.component === 'mysqld') {
          order.push(name);
        }
      });
      change({ version: '9.5.0' }, 10 * minute);
      expect(order).toEqual(['orders-2', 'orders-1', 'orders-0']);
      expect(state()).toEqual(['ONLINE', 3]);
      expect(roles().filter(role => role === 'PRIMARY')).toHaveLength(1);
      expect(
        pods().map(pod => textAt(container(pod, 'mysql'), 'image')),
      ).toEqual(
        Array(3).fill(
          'container-registry.oracle.com/mysql/community-server:9.5.0',
        ),
      );
      expect(
        textAt(
          container(get('deployments', 'orders-router'), 'router'),
          'image',
        ),
      ).toBe('container-registry.oracle.com/mysql/community-router:9.5.0');
      expect(settings()).toContain('max_connections=999');
    });

    it('to a version out of range: refused for good, in an Event only; downwards: done', () => {
      const { create, change, state, events, get } = world();
      create();
      change({ version: '9.9.9' });
      expect(messages(events())).toContain(
        "Handler 'on_spec/spec' failed permanently: version 9.9.9 must be between 8.0.27 and 9.6.0",
      );
      expect(state()).toEqual(['ONLINE', 3]);
      change({ version: '8.0.45' }, minute);
      expect(
        textAt(container(get('statefulSets', 'orders'), 'mysql'), 'image'),
      ).toMatch(/:8\.0\.45$/);
    });

    it.each([
      [
        'podSpec',
        {
          podSpec: {
            containers: [
              { name: 'mysql', resources: { requests: { cpu: '4' } } },
            ],
          },
        },
      ],
      [
        'the size of volumes',
        {
          datadirVolumeClaimTemplate: {
            resources: { requests: { storage: '500Gi' } },
          },
        },
      ],
      [
        'the storage class',
        { datadirVolumeClaimTemplate: { storageClassName: 'slow' } },
      ],
      ['mycnf', { mycnf: '[mysqld]\nmax_connections=1\n' }],
      ['edition', { edition: 'enterprise' }],
      ['baseServerId', { baseServerId: 2000 }],
      ['secretName', { secretName: 'another' }],
      [
        "the Routers' podSpec",
        { router: { podSpec: { priorityClassName: 'high' } } },
      ],
    ])('of %s: ignored without a word', (_, spec) => {
      const { create, change, get, events, pods } = world();
      create();
      const looks = () =>
        JSON.stringify([
          get('statefulSets', 'orders')?.spec,
          get('deployments', 'orders-router')?.spec,
          get('configMaps', 'orders-initconf')?.data,
          get('claims', 'datadir-orders-0')?.spec,
          pods().map(pod => pod.metadata.uid),
        ]);
      const before = looks();
      change(spec);
      expect(looks()).toBe(before);
      expect(
        events().filter(event => textAt(event, 'type') !== 'Normal'),
      ).toEqual([]);
    });

    it('of TLS: the pods are made anew, with what was ignored before', () => {
      const { create, change, secret, pods, state } = world();
      create();
      secret('orders-tls');
      secret('orders-ca');
      change({
        podSpec: {
          containers: [
            {
              name: 'mysql',
              resources: { requests: { cpu: '2', memory: '4Gi' } },
            },
          ],
        },
      });
      change({ tlsUseSelfSigned: false }, 10 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
      expect(container(pods()[0], 'mysql')).toMatchObject({
        resources: { requests: { cpu: '2' } },
      });
    });

    it('of Routers, Service and read replicas', () => {
      const { create, change, get, pods, state } = world();
      create();
      change({ router: { instances: 0 } });
      expect(get('deployments', 'orders-router')).toBeUndefined();
      change({
        router: { instances: 3 },
        service: { type: 'LoadBalancer', defaultPort: 'mysql-rw-split' },
        readReplicas: [{ name: 'reporting', baseServerId: 5000, instances: 2 }],
      });
      expect(get('deployments', 'orders-router')).toMatchObject({
        status: { readyReplicas: 3 },
      });
      expect(get('services', 'orders')).toMatchObject({
        spec: { type: 'LoadBalancer' },
      });
      expect(
        fieldAt(get('services', 'orders'), 'spec', 'ports', 0, 'targetPort'),
      ).toBe(6450);
      const replicas = pods('mysql.oracle.com/read-replica=orders-reporting');
      expect(replicas.map(pod => pod.metadata.name)).toEqual([
        'orders-reporting-0',
        'orders-reporting-1',
      ]);
      expect(replicas.every(isPodReady)).toBe(true);
      expect(replicas[0].metadata.annotations).not.toHaveProperty([
        'mysql.oracle.com/membership-info',
      ]);
      expect(state()).toEqual(['ONLINE', 3]);
      change({ readReplicas: [] });
      expect(pods('mysql.oracle.com/read-replica=orders-reporting')).toEqual(
        [],
      );
      expect(get('statefulSets', 'orders-reporting')).toBeUndefined();
    });

    it('of metrics: an exporter beside MySQL, and its port', () => {
      const { create, change, get, pods } = world();
      create();
      change(
        { metrics: { enable: true, image: 'prom/mysqld-exporter:v0.20.0' } },
        10 * minute,
      );
      expect(pods().every(pod => container(pod, 'metrics'))).toBe(true);
      expect(
        JSON.stringify(get('services', 'orders-instances')?.spec),
      ).toContain('9104');
    });
  });

  describe('failures', () => {
    it('of the primary: another member takes over, and the pod joins again', () => {
      const { create, api, clock, roles, state, pods } = world();
      create();
      api.delete(resourceIds.pods, 'shop', 'orders-0');
      clock.advance(10_000);
      expect(roles().filter(role => role === 'PRIMARY')).toHaveLength(1);
      expect(roles()[0]).not.toBe('PRIMARY');
      clock.advance(2 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
      expect(roles()[0]).toBe('SECONDARY');
      expect(pods().every(isPodReady)).toBe(true);
    });

    it('of a member whose MySQL does not stay up: ONLINE_PARTIAL', () => {
      const { create, api, clock, state, surround } = world();
      create();
      surround({
        members: { 2: { crash: { container: 'mysql', exitCode: 1 } } },
      });
      api.delete(resourceIds.pods, 'shop', 'orders-2');
      clock.advance(5 * minute);
      expect(state()).toEqual(['ONLINE_PARTIAL', 2]);
      surround({ members: {} });
      clock.advance(10 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
    });

    it('of all members at once: the group is rebooted', () => {
      const { create, api, clock, state, pods } = world();
      create();
      for (const pod of pods()) {
        killContainer(api, pod.metadata, 'mysql', clock.now());
      }
      clock.advance(3 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
      expect(pods().every(isPodReady)).toBe(true);
    });

    it('of the network between all members: NO_QUORUM until it is back', () => {
      const { create, clock, state, surround, pods, roles } = world();
      create();
      surround({ isolated: [0, 1, 2] });
      clock.advance(minute);
      expect(state()).toEqual(['NO_QUORUM', 0]);
      expect(roles()).toEqual(['PRIMARY', undefined, undefined]);
      expect(pods().map(isPodReady)).toEqual([true, false, false]);
      surround({ isolated: [] });
      clock.advance(minute);
      expect(state()).toEqual(['ONLINE', 3]);
    });

    it('of the network to one member: the others go on without it, and take it back', () => {
      const { create, clock, state, surround } = world();
      create();
      surround({ isolated: [0] });
      clock.advance(minute);
      expect(state()).toEqual(['ONLINE', 2]);
      surround({ isolated: [] });
      clock.advance(minute);
      expect(state()).toEqual(['ONLINE', 3]);
    });

    it.each([
      [{ cutFromOperator: [2] }, 'ONLINE_UNCERTAIN', 2],
      [{ cutFromOperator: [2], isolated: [0, 1, 2] }, 'NO_QUORUM_UNCERTAIN', 0],
      [{ cutFromOperator: [0, 1, 2] }, 'UNKNOWN', 0],
    ])(
      'of the network between operator and members: %j is %s',
      (conditions, state_, online) => {
        const { create, clock, state, surround } = world();
        create();
        surround(conditions);
        clock.advance(minute);
        expect(state()).toEqual([state_, online]);
        surround({ cutFromOperator: [], isolated: [] });
        clock.advance(minute);
        expect(state()).toEqual(['ONLINE', 3]);
      },
    );

    it('by a member that begins a group of its own: SPLIT_BRAIN, which the operator leaves to people', () => {
      const { create, api, clock, state, surround, roles, events } = world();
      create();
      surround({ bootstrapsAlone: [2] });
      killContainer(
        api,
        { namespace: 'shop', name: 'orders-2' },
        'mysql',
        clock.now(),
      );
      clock.advance(10 * minute);
      expect(state()[0]).toBe('SPLIT_BRAIN');
      expect(roles()).toEqual(['PRIMARY', 'SECONDARY', 'PRIMARY']);
      expect(
        events().find(event => textAt(event, 'reason') === 'SplitBrain'),
      ).toMatchObject({ type: 'Error', action: 'UnrecoverableState' });
    });

    it('of the Routers: the group does not notice', () => {
      const { create, state, get } = world({
        routers: { crash: { container: 'router', exitCode: 1 } },
      });
      create({}, 'orders', 10 * minute);
      expect(state()).toEqual(['ONLINE', 3]);
      expect(get('deployments', 'orders-router')).toMatchObject({
        status: { readyReplicas: 0 },
      });
    });
  });

  describe('backups', () => {
    const profile = {
      name: 'nightly-s3',
      dumpInstance: {
        storage: {
          s3: { bucketName: 'orders-backups', config: 's3', prefix: 'o' },
        },
      },
    };
    const scheduled = {
      backupProfiles: [profile, { name: 'snap', snapshot: {} }],
      backupSchedules: [
        {
          name: 'nightly',
          schedule: '0 2 * * *',
          backupProfileName: 'nightly-s3',
        },
      ],
    };

    it('are made by a CronJob, from a secondary, and nothing ever removes them', () => {
      const { create, clock, get, backups } = world();
      create(scheduled);
      expect(get('cronJobs', 'orders-nightly-cb')).toMatchObject({
        spec: { schedule: '0 2 * * *', suspend: false },
      });
      clock.advance(5 * 24 * hour);
      const made = backups();
      expect(made).toHaveLength(5);
      expect(made[0]).toMatchObject({
        metadata: {
          name: expect.stringMatching(/^orders-nightly2611\d{8}$/),
          labels: { 'mysql.oracle.com/cluster': 'orders' },
        },
        spec: { clusterName: 'orders', backupProfileName: 'nightly-s3' },
        status: {
          status: 'Completed',
          method: 'dump-instance/s3',
          bucket: 'orders-backups',
          elapsedTime: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
        },
      });
      expect(textAt(made[0], 'status', 'source')).not.toContain('orders-0.');
    });

    it('asked for by hand get a time in the name of what they write; a snapshot fails', () => {
      const { create, clock, backup, backups } = world();
      create(scheduled);
      backup('before-migration', { backupProfileName: 'nightly-s3' });
      backup('photo', { backupProfileName: 'snap' });
      clock.advance(12_000);
      const of = (name: string) =>
        backups().find(each => each.metadata.name === name);
      expect(textAt(of('before-migration'), 'status', 'output')).toMatch(
        /^before-migration-20261123-10\d{4}$/,
      );
      expect(of('before-migration')?.metadata.labels).toBeUndefined();
      expect(of('photo')).toMatchObject({
        status: { status: 'Error', message: expect.any(String) },
      });
    });

    it('fail with what MySQL Shell says', () => {
      const { create, clock, backup, backups } = world({
        backupFails: 'The bucket does not exist (404)',
      });
      create(scheduled);
      backup('now', { backupProfileName: 'nightly-s3' });
      clock.advance(20_000);
      expect(backups()[0]).toMatchObject({
        status: { status: 'Error', message: 'The bucket does not exist (404)' },
      });
    });

    it('follow their schedules: changed, switched off, taken away', () => {
      const { create, change, get } = world();
      create(scheduled);
      const [nightly] = scheduled.backupSchedules;
      change({
        backupSchedules: [
          { ...nightly, schedule: '0 4 * * *', enabled: false },
        ],
      });
      expect(get('cronJobs', 'orders-nightly-cb')).toMatchObject({
        spec: { schedule: '0 4 * * *', suspend: true },
      });
      change({ backupSchedules: [] });
      expect(get('cronJobs', 'orders-nightly-cb')).toBeUndefined();
    });
  });

  describe('deletion', () => {
    it('takes the members out one after another and leaves the volumes', () => {
      const { create, api, clock, cluster, pods, get } = world();
      create({
        readReplicas: [{ name: 'reporting', baseServerId: 5000, instances: 1 }],
      });
      api.delete(mysqlResources.clusters, 'shop', 'orders');
      clock.advance(2000);
      expect(cluster()?.metadata.finalizers).toEqual([
        'mysql.oracle.com/cluster',
      ]);
      clock.advance(3 * minute);
      expect(cluster()).toBeUndefined();
      expect(pods('component=mysqld')).toEqual([]);
      expect(get('statefulSets', 'orders')).toBeUndefined();
      expect(get('secrets', 'orders-privsecrets')).toBeUndefined();
      expect(get('claims', 'datadir-orders-0')).toBeDefined();
    });

    it('of one that was refused ends at once', () => {
      const { create, api, clock, cluster } = world();
      create({ version: '8.0.1' }, 'orders', minute);
      api.delete(mysqlResources.clusters, 'shop', 'orders');
      clock.advance(5000);
      expect(cluster()).toBeUndefined();
    });
  });
});

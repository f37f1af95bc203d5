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
import { loadCrds } from '../../../kube/crd/loadCrds';
import { CustomResourceDefinition } from '../../../kube/crd/CustomResourceDefinition';
import {
  createKubeCluster,
  createSharedSchemas,
  SharedSchemas,
} from '../../../kube/KubeCluster';
import { KubeObject } from '../../../kube/types';
import { ManualClock } from '../../../ManualClock';
import { seededRandom } from '../../../random';
import { addNode } from '../../../world/addNode';
import { CertManager } from '../../certManager';
import {
  ClusterControllers,
  JsonRecord,
  recordAt,
  resourceIds,
  textAt,
} from '../../shared';
import { MongodbConditions } from '../MongodbConditions';
import { podFaultsOf } from '../podFaultsOf';
import { MongodbOperator } from '../MongodbOperator';
import { instanceLabel } from '../names';
import { mongodbFieldManager, mongodbResources } from '../resources';

export const monday = Date.parse('2026-11-23T10:00:00Z');
export const minute = 60_000;
export const MiB = 1024 * 1024;

/** Reads the definitions once for a test file. */
export async function loadTestCrds(): Promise<{
  crds: CustomResourceDefinition[];
  shared: SharedSchemas;
}> {
  const folder = resolve(__dirname, '../../../../crds');
  return {
    crds: await loadCrds([
      resolve(folder, 'percona-server-mongodb-operator'),
      resolve(folder, 'cert-manager'),
    ]),
    shared: createSharedSchemas(),
  };
}

/** A replica set as teams write it. */
export function replset(name = 'rs0', fields: JsonRecord = {}): JsonRecord {
  return {
    name,
    size: 3,
    resources: {
      requests: { cpu: '500m', memory: '1Gi' },
      limits: { cpu: '1', memory: '2Gi' },
    },
    volumeSpec: {
      persistentVolumeClaim: {
        storageClassName: 'fast-ssd',
        resources: { requests: { storage: '20Gi' } },
      },
    },
    ...fields,
  };
}

/** Config servers and mongos for a sharded database. */
export function sharding(mongos: JsonRecord = {}): JsonRecord {
  const { name: _, ...config } = replset();
  return {
    enabled: true,
    configsvrReplSet: config,
    mongos: { size: 2, expose: { type: 'ClusterIP' }, ...mongos },
  };
}

/** `spec.backup` with one bucket. */
export function backup(fields: JsonRecord = {}): JsonRecord {
  return {
    enabled: true,
    image: 'percona/percona-backup-mongodb:2.12.0',
    storages: {
      's3-main': {
        type: 's3',
        main: true,
        s3: { bucket: 'backups', prefix: 'catalog', region: 'eu-central-1' },
      },
    },
    ...fields,
  };
}

/** A cluster with the operator, one database `catalog` in the namespace `shop`, and a clock in the test's hand. */
export function createTestWorld(
  { crds, shared }: { crds: CustomResourceDefinition[]; shared: SharedSchemas },
  options: {
    conditions?: MongodbConditions;
    certManager?: boolean;
    nodes?: number;
    /** For long times. */
    skimming?: boolean;
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
  api.create(resourceIds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  for (let i = 0; i < (options.nodes ?? 6); i++) {
    addNode(api, { name: `n${i}`, zone: 'abc'[i % 3], cpu: '15' });
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
  const conditions: MongodbConditions = { ...options.conditions };
  const lines: string[] = [];
  const random = seededRandom(7);
  const controllers = new ClusterControllers({
    api,
    clock,
    random,
    faultsOf: object =>
      podFaultsOf(conditions, object.metadata.labels?.[instanceLabel], object),
  });
  const certManager = new CertManager(api, clock);
  const operator = new MongodbOperator({
    api: api.actingAs(mongodbFieldManager),
    clock,
    random,
    certManager: options.certManager,
    skimming: options.skimming,
    conditionsOf: () => conditions,
    log: (_, database, message) => lines.push(`${database}: ${message}`),
  });
  controllers.start();
  certManager.start();
  operator.start();

  const { databases, backups, restores } = mongodbResources;
  const object = () => api.get(databases, 'shop', 'catalog');
  const status = () => recordAt(object(), 'status');
  const get = (resource: keyof typeof resourceIds, name: string) =>
    api.get(resourceIds[resource], 'shop', name);
  return {
    api,
    clock,
    operator,
    conditions,
    lines,
    get,
    object,
    status,
    create(
      spec: JsonRecord = {},
      metadata: JsonRecord = {},
      waitMs = 4 * minute,
    ) {
      api.create(databases, {
        apiVersion: 'psmdb.percona.com/v1',
        kind: 'PerconaServerMongoDB',
        metadata: { name: 'catalog', namespace: 'shop', ...metadata },
        spec: {
          crVersion: '1.22.0',
          image: 'percona/percona-server-mongodb:8.0.19-7',
          replsets: [replset()],
          ...spec,
        },
      });
      clock.advance(waitMs);
    },
    change(spec: JsonRecord, waitMs = 6 * minute) {
      api.mergePatch(databases, 'shop', 'catalog', { spec });
      clock.advance(waitMs);
    },
    state: () => textAt(object(), 'status', 'state'),
    /** Each member's word, without the database's name. */
    members: (set = 'rs0') =>
      Object.fromEntries(
        Object.entries(recordAt(status(), 'replsets', set, 'members')).map(
          ([pod, member]) => [
            pod.replace('catalog-', ''),
            textAt(member, 'stateStr'),
          ],
        ),
      ),
    pods: () =>
      [...api.list(resourceIds.pods, { namespace: 'shop' })]
        .map(pod => pod.metadata.name)
        .sort(),
    podObjects: () => [...api.list(resourceIds.pods, { namespace: 'shop' })],
    uids: () =>
      api
        .list(resourceIds.pods, { namespace: 'shop' })
        .map(pod => pod.metadata.uid),
    names: (resource: keyof typeof resourceIds) =>
      api
        .list(resourceIds[resource], { namespace: 'shop' })
        .map(each => each.metadata.name)
        .sort(),
    backup(name: string, spec: JsonRecord = {}, waitMs = 3 * minute) {
      api.create(backups, {
        apiVersion: 'psmdb.percona.com/v1',
        kind: 'PerconaServerMongoDBBackup',
        metadata: {
          name,
          namespace: 'shop',
          finalizers: ['percona.com/delete-backup'],
        },
        spec: { clusterName: 'catalog', storageName: 's3-main', ...spec },
      });
      clock.advance(waitMs);
    },
    backups: (): KubeObject[] => [...api.list(backups, { namespace: 'shop' })],
    backupStatus: (name: string) =>
      recordAt(api.get(backups, 'shop', name), 'status'),
    restore(name: string, spec: JsonRecord, waitMs = 5 * minute) {
      api.create(restores, {
        apiVersion: 'psmdb.percona.com/v1',
        kind: 'PerconaServerMongoDBRestore',
        metadata: { name, namespace: 'shop' },
        spec: { clusterName: 'catalog', ...spec },
      });
      clock.advance(waitMs);
    },
    restoreStatus: (name: string) =>
      recordAt(api.get(restores, 'shop', name), 'status'),
  };
}

export type TestWorld = ReturnType<typeof createTestWorld>;

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

import {
  Finding,
  Observation,
} from '@database-platform/plugin-databases-common';
import { ago, edit, Json, now } from '../../kubernetes/__testUtils__/json';
import { World } from '../../kubernetes/__testUtils__/World';
import { createMongodbEngine } from '../createMongodbEngine';
import { MongodbEngineOptions } from '../MongodbEngineOptions';

export { ago, edit, now } from '../../kubernetes/__testUtils__/json';
export type { Json } from '../../kubernetes/__testUtils__/json';

/** What a fixture is made of. */
export interface FixtureOptions {
  name?: string;
  members?: number;
  /** Shards, with config servers and two mongos; without, a single replica set. */
  shards?: number;
}

const containers: Readonly<Record<string, string>> = {
  mongod: 'mongod',
  cfg: 'mongod',
  arbiter: 'mongod-arbiter',
  nonVoting: 'mongod-nv',
  hidden: 'mongod-hidden',
  mongos: 'mongos',
};

const mongodImage = 'percona/percona-server-mongodb:8.0.19-7';

/** What each member of a replica set is asked to have. */
const memberResources = {
  requests: { cpu: '1', memory: '4Gi' },
  limits: { cpu: '2', memory: '4Gi' },
};

/**
 * A healthy database as the operator leaves it behind: `catalog` in the namespace `shop`, made an hour ago, the first member of each replica set primary.
 * Tests change what they are about.
 */
export class Fixture {
  readonly name: string;
  readonly namespace = 'shop';
  readonly mongodb: Json;
  readonly statefulSets: Json[] = [];
  readonly pods: Json[] = [];
  readonly claims: Json[] = [];
  readonly services: Json[] = [];
  readonly secrets: Json[] = [];
  readonly others: Json[] = [];
  readonly gaps: Record<string, string> = {};

  constructor(options: FixtureOptions = {}) {
    const { name = 'catalog', members = 3, shards } = options;
    this.name = name;
    const sets = Array.from({ length: shards ?? 1 }, (_, i) => `rs${i}`);
    const replicaSet = (set: string) => ({
      name: set,
      size: members,
      affinity: { antiAffinityTopologyKey: 'kubernetes.io/hostname' },
      configuration: 'operationProfiling:\n  mode: slowOp\n',
      resources: structuredClone(memberResources),
      volumeSpec: {
        persistentVolumeClaim: {
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: '100Gi' } },
        },
      },
    });
    // The operator counts the mongos as well.
    const pods = sets.length * members + (shards === undefined ? 0 : 3 + 2);
    this.mongodb = {
      apiVersion: 'psmdb.percona.com/v1',
      kind: 'PerconaServerMongoDB',
      metadata: {
        name,
        namespace: this.namespace,
        uid: '5c1d3f3e-5b0a-4f7e-8f0e-3d7a2b8f1c11',
        generation: 3,
        creationTimestamp: ago(3600),
        finalizers: ['percona.com/delete-psmdb-pods-in-order'],
        labels: { tier: 'gold' },
      },
      spec: {
        crVersion: '1.22.0',
        image: mongodImage,
        updateStrategy: 'SmartUpdate',
        upgradeOptions: { apply: 'disabled' },
        secrets: { users: `${name}-users` },
        storageScaling: { enableVolumeScaling: true },
        replsets: sets.map(replicaSet),
        ...(shards !== undefined && {
          sharding: {
            enabled: true,
            configsvrReplSet: {
              ...replicaSet('cfg'),
              name: undefined,
              size: 3,
            },
            mongos: { size: 2, expose: { type: 'ClusterIP' } },
          },
        }),
        users: [
          {
            name: 'shop_app',
            db: 'admin',
            passwordSecretRef: { name: 'shop-app-password', key: 'secret' },
            roles: [{ name: 'readWrite', db: 'shop' }],
          },
        ],
        backup: {
          enabled: true,
          storages: { s3: { type: 's3', main: true, s3: { bucket: 'b' } } },
          tasks: [
            {
              name: 'nightly',
              enabled: true,
              schedule: '0 1 * * *',
              storageName: 's3',
              type: 'logical',
            },
          ],
        },
      },
      status: {
        state: 'ready',
        size: pods,
        ready: pods,
        host:
          shards === undefined
            ? `${name}-rs0.shop.svc.cluster.local`
            : `${name}-mongos.shop.svc.cluster.local:27017`,
        mongoVersion: '8.0.19-7',
        mongoImage: 'percona/percona-server-mongodb:8.0.19-7',
        backupVersion: '2.12.0',
        observedGeneration: 3,
        conditions: [
          {
            type: 'initializing',
            status: 'True',
            lastTransitionTime: ago(3590),
          },
          { type: 'ready', status: 'True', lastTransitionTime: ago(3300) },
          { type: 'PBMReady', status: 'True', lastTransitionTime: ago(3300) },
        ],
        replsets: {},
      },
    };
    for (const set of [...sets, ...(shards === undefined ? [] : ['cfg'])]) {
      const isConfig = set === 'cfg';
      this.part(set, isConfig ? 'cfg' : 'mongod', isConfig ? 3 : members);
      this.states(
        set,
        Array.from({ length: set === 'cfg' ? 3 : members }, (_, i) =>
          i === 0 ? 'PRIMARY' : 'SECONDARY',
        ),
      );
      this.services.push(this.service(`${name}-${set}`, { clusterIP: 'None' }));
    }
    if (shards !== undefined) {
      this.part(undefined, 'mongos', 2);
      this.services.push(this.service(`${name}-mongos`, { type: 'ClusterIP' }));
      edit(this.mongodb, ['status', 'mongos'], {
        size: 2,
        ready: 2,
        status: 'ready',
      });
    }
    this.secrets.push(this.object('Secret', `${name}-users`, {}));
  }

  object(kind: string, name: string, fields: Json): Json {
    return {
      kind,
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(3500),
        labels: {
          'app.kubernetes.io/name': 'percona-server-mongodb',
          'app.kubernetes.io/instance': this.name,
        },
      },
      ...fields,
    };
  }

  /** A StatefulSet with its pods and claims, and a disruption budget. */
  part(set: string | undefined, component: string, size: number): void {
    const suffix = { arbiter: '-arbiter', nonVoting: '-nv', hidden: '-hidden' }[
      component
    ];
    const name = `${this.name}-${set ?? 'mongos'}${suffix ?? ''}`;
    const labelled = (object: Json): Json => {
      const labels = ['metadata', 'labels'];
      edit(object, [...labels, 'app.kubernetes.io/component'], component);
      edit(object, [...labels, 'app.kubernetes.io/replset'], set);
      return object;
    };
    this.statefulSets.push(
      labelled(
        this.object('StatefulSet', name, {
          spec: {
            replicas: size,
            template: {
              spec: {
                containers: [
                  {
                    name: containers[component],
                    image: mongodImage,
                    resources: ['mongod', 'cfg'].includes(component)
                      ? structuredClone(memberResources)
                      : {},
                  },
                ],
              },
            },
          },
          status: {
            readyReplicas: size,
            updatedReplicas: size,
            updateRevision: `${name}-7b6c`,
          },
        }),
      ),
    );
    for (let ordinal = 0; ordinal < size; ordinal += 1) {
      const pod = labelled(
        this.object('Pod', `${name}-${ordinal}`, {
          spec: {
            nodeName: `node-${ordinal}`,
            containers: [
              { name: containers[component], image: 'psmdb:8.0.19-7' },
              { name: 'backup-agent', image: 'pbm:2.12.0' },
            ],
          },
          status: {
            phase: 'Running',
            conditions: [
              { type: 'PodScheduled', status: 'True' },
              { type: 'Ready', status: 'True', lastTransitionTime: ago(3400) },
            ],
            containerStatuses: [
              { name: containers[component], ready: true, restartCount: 0 },
            ],
          },
        }),
      );
      edit(
        pod,
        ['metadata', 'labels', 'controller-revision-hash'],
        `${name}-7b6c`,
      );
      this.pods.push(pod);
      if (component !== 'mongos' && component !== 'arbiter') {
        this.claims.push(this.claim(`mongod-data-${name}-${ordinal}`, '100Gi'));
      }
    }
  }

  claim(name: string, size: string, capacity = size): Json {
    return this.object('PersistentVolumeClaim', name, {
      spec: {
        storageClassName: 'fast-ssd',
        resources: { requests: { storage: size } },
      },
      status: { phase: 'Bound', capacity: { storage: capacity } },
    });
  }

  service(name: string, spec: Json, status: Json = {}): Json {
    return this.object('Service', name, {
      spec: { ports: [{ name: 'mongodb', port: 27017 }], ...spec },
      status,
    });
  }

  /** What MongoDB says of the members of a replica set; nothing for those without a word. */
  states(set: string, words: readonly (string | undefined)[]): this {
    edit(this.mongodb, ['status', 'replsets', set], {
      initialized: true,
      ...(set !== 'cfg' && { added_as_shard: true }),
      size: words.length,
      ready: words.length,
      status: 'ready',
      members: Object.fromEntries(
        words.flatMap((word, ordinal) =>
          word === undefined
            ? []
            : [
                [
                  `${this.name}-${set}-${ordinal}`,
                  { name: `host-${ordinal}`, state: 1, stateStr: word },
                ],
              ],
        ),
      ),
    });
    return this;
  }

  /** The container of the database in the template of a StatefulSet. */
  template(name: string, path: readonly string[], value: unknown): this {
    const found = this.statefulSets.find(
      each => (each.metadata as Json).name === `${this.name}-${name}`,
    );
    if (found === undefined) {
      throw new Error(`there is no StatefulSet ${this.name}-${name}`);
    }
    edit(found, ['spec', 'template', 'spec', 'containers', 0, ...path], value);
    return this;
  }

  podOf(name: string): Json {
    const pod = this.pods.find(
      each => (each.metadata as Json).name === `${this.name}-${name}`,
    );
    if (pod === undefined) {
      throw new Error(`there is no pod ${this.name}-${name}`);
    }
    return pod;
  }

  /** A pod that Kubernetes cannot start. */
  breakPod(name: string, reason = 'Unschedulable', message = 'no room'): this {
    const pod = this.podOf(name);
    edit(pod, ['spec', 'nodeName'], undefined);
    edit(pod, ['status'], {
      phase: 'Pending',
      conditions: [
        { type: 'Ready', status: 'False', lastTransitionTime: ago(600) },
        { type: 'PodScheduled', status: 'False', reason, message },
      ],
    });
    return this;
  }

  /** The pods and StatefulSets as they are in a pause. */
  stopPods(): this {
    this.pods.length = 0;
    for (const statefulSet of this.statefulSets) {
      edit(statefulSet, ['spec', 'replicas'], 0);
      edit(statefulSet, ['status'], { readyReplicas: 0 });
    }
    return this;
  }

  event(
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    seconds = 60,
  ): this {
    this.others.push({
      kind: 'Event',
      metadata: { name: `e${this.others.length}`, namespace: this.namespace },
      involvedObject: { kind: 'PerconaServerMongoDB', name: this.name },
      type,
      reason,
      message,
      firstTimestamp: ago(seconds),
      lastTimestamp: ago(seconds),
      source: { component: 'someone' },
    });
    return this;
  }

  backup(name: string, seconds: number, status: Json, task?: string): this {
    this.others.push({
      kind: 'PerconaServerMongoDBBackup',
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(seconds),
        labels:
          task === undefined ? {} : { 'percona.com/backup-ancestor': task },
      },
      spec: { clusterName: this.name, storageName: 's3' },
      status,
    });
    return this;
  }

  restore(name: string, seconds: number, status: Json): this {
    this.others.push({
      kind: 'PerconaServerMongoDBRestore',
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(seconds),
      },
      spec: { clusterName: this.name, backupName: 'before' },
      status,
    });
    return this;
  }

  certificate(suffix: string, status: Json): this {
    this.others.push(
      this.object('Certificate', `${this.name}-${suffix}`, {
        spec: { secretName: `${this.name}-${suffix}` },
        status,
      }),
    );
    return this;
  }

  operator(version: string, namespace = this.namespace): this {
    this.others.push({
      kind: 'Deployment',
      metadata: { name: 'percona-server-mongodb-operator', namespace },
      spec: {
        template: {
          spec: {
            containers: [
              { image: `percona/percona-server-mongodb-operator:${version}` },
            ],
          },
        },
      },
    });
    return this;
  }

  spec(path: readonly (string | number)[], value: unknown): this {
    edit(this.mongodb, ['spec', ...path], value);
    return this;
  }

  status(path: readonly (string | number)[], value: unknown): this {
    edit(this.mongodb, ['status', ...path], value);
    return this;
  }

  objects(): Json[] {
    return [
      this.mongodb,
      ...this.statefulSets,
      ...this.pods,
      ...this.claims,
      ...this.services,
      ...this.secrets,
      ...this.others,
    ];
  }

  observe(time = now, options?: MongodbEngineOptions): Observation {
    return new World(
      createMongodbEngine(options),
      this.objects(),
      this.gaps,
    ).observe(this.namespace, this.name, time);
  }

  finding(id: string): Finding | undefined {
    return this.observe().findings.find(
      finding => finding.id === `mongodb/${id}`,
    );
  }

  findings(): string[] {
    return this.observe().findings.map(({ id }) => id);
  }
}

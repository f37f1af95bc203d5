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
import { createMysqlEngine } from '../createMysqlEngine';

const image = 'container-registry.oracle.com/mysql/community-server:8.4.3';

/**
 * A healthy database of three members as the operator leaves it behind: `orders` in the namespace `shop`, made an hour ago, `orders-0` primary, two
 * Routers. Tests change what they are about.
 */
export class Fixture {
  readonly name: string;
  readonly namespace = 'shop';
  readonly cluster: Json;
  readonly statefulSet: Json;
  readonly pods: Json[];
  readonly claims: Json[];
  readonly service: Json;
  readonly router: Json;
  readonly budget: Json;
  readonly initconf: Json;
  readonly others: Json[] = [];
  readonly gaps: Record<string, string> = {};

  constructor(options: { members?: number; name?: string } = {}) {
    const { members = 3, name = 'orders' } = options;
    this.name = name;
    const ordinals = Array.from({ length: members }, (_, index) => index);
    const resources = {
      requests: { cpu: '1', memory: '4Gi' },
      limits: { cpu: '2', memory: '4Gi' },
    };
    const volume = {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast-ssd',
      resources: { requests: { storage: '100Gi' } },
    };
    this.cluster = {
      apiVersion: 'mysql.oracle.com/v2',
      kind: 'InnoDBCluster',
      metadata: {
        name,
        namespace: this.namespace,
        uid: '3e1f1c8e-1d6d-4d0a-9c2c-0f0a53c0f6a1',
        creationTimestamp: ago(3600),
        finalizers: ['mysql.oracle.com/cluster'],
      },
      spec: {
        secretName: `${name}-root`,
        version: '8.4.3',
        instances: members,
        tlsUseSelfSigned: false,
        podSpec: {
          containers: [
            { name: 'mysql', resources: structuredClone(resources) },
          ],
        },
        datadirVolumeClaimTemplate: structuredClone(volume),
        mycnf: '[mysqld]\nmax_connections=400\n',
        router: { instances: 2 },
        backupProfiles: [
          {
            name: 'nightly-s3',
            dumpInstance: {
              storage: { s3: { bucketName: 'backups', config: 's3-config' } },
            },
          },
        ],
        backupSchedules: [
          {
            name: 'nightly',
            schedule: '0 2 * * *',
            backupProfileName: 'nightly-s3',
          },
        ],
      },
      status: {
        createTime: ago(3300),
        cluster: {
          status: 'ONLINE',
          onlineInstances: members,
          lastProbeTime: ago(60),
        },
      },
    };
    this.statefulSet = this.object('StatefulSet', name, {
      spec: {
        replicas: members,
        template: {
          spec: { containers: [{ name: 'mysql', image, resources }] },
        },
        volumeClaimTemplates: [{ metadata: { name: 'datadir' }, spec: volume }],
      },
      status: { readyReplicas: members, updateRevision: `${name}-7c9d` },
    });
    this.pods = ordinals.map(ordinal =>
      this.pod(`${name}-${ordinal}`, ordinal),
    );
    this.claims = ordinals.map(ordinal =>
      this.object('PersistentVolumeClaim', `datadir-${name}-${ordinal}`, {
        spec: structuredClone(volume),
        status: { phase: 'Bound', capacity: { storage: '100Gi' } },
      }),
    );
    this.service = this.object('Service', name, {
      spec: {
        type: 'ClusterIP',
        ports: [
          { name: 'mysql', port: 3306 },
          { name: 'mysqlx', port: 33060 },
          { name: 'mysql-alternate', port: 6446 },
          { name: 'mysql-ro', port: 6447 },
          { name: 'mysql-rw-split', port: 6450 },
        ],
      },
    });
    this.router = this.object('ReplicaSet', `${name}-router-6d4f`, {
      spec: { replicas: 2 },
      status: { readyReplicas: 2 },
    });
    edit(this.router, ['metadata', 'labels', 'component'], 'mysqlrouter');
    this.budget = this.owned('PodDisruptionBudget', `${name}-pdb`, {
      spec: { maxUnavailable: 1 },
      status: { disruptionsAllowed: 1 },
    });
    this.initconf = this.owned('ConfigMap', `${name}-initconf`, {
      data: {
        '99-extra.cnf':
          '# Do not edit directly.\n[mysqld]\nmax-connections = 400\n',
      },
    });
  }

  object(kind: string, name: string, fields: Json): Json {
    return {
      kind,
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(3500),
        labels: { 'mysql.oracle.com/cluster': this.name },
      },
      ...fields,
    };
  }

  /** What the operator makes without its label. */
  owned(kind: string, name: string, fields: Json): Json {
    const object = this.object(kind, name, fields);
    edit(object, ['metadata', 'labels'], undefined);
    edit(
      object,
      ['metadata', 'ownerReferences'],
      [{ kind: 'InnoDBCluster', name: this.name, controller: true }],
    );
    return object;
  }

  pod(name: string, ordinal: number): Json {
    const pod = this.object('Pod', name, {
      spec: {
        nodeName: `node-${ordinal}`,
        containers: [{ name: 'sidecar' }, { name: 'mysql', image }],
      },
      status: {
        phase: 'Running',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'True', lastTransitionTime: ago(3400) },
        ],
        containerStatuses: [{ name: 'mysql', restartCount: 0 }],
      },
    });
    edit(pod, ['metadata', 'labels'], {
      'mysql.oracle.com/cluster': this.name,
      'mysql.oracle.com/cluster-role': ordinal ? 'SECONDARY' : 'PRIMARY',
      'mysql.oracle.com/instance-type': 'group-member',
      component: 'mysqld',
      'controller-revision-hash': `${this.name}-7c9d`,
    });
    this.group(pod, {
      status: 'ONLINE',
      version: '8.4.3',
      role: ordinal ? 'SECONDARY' : 'PRIMARY',
      lastTransitionTime: ago(3200),
    });
    return pod;
  }

  /** What the operator writes about a member's place in the group. */
  group(pod: Json, info: Json): void {
    edit(
      pod,
      ['metadata', 'annotations', 'mysql.oracle.com/membership-info'],
      JSON.stringify(info),
    );
  }

  /** A member that is out of the group, as the operator leaves it: without its role label. */
  lose(ordinal: number, status: string): this {
    const pod = this.pods[ordinal];
    edit(
      pod,
      ['metadata', 'labels', 'mysql.oracle.com/cluster-role'],
      undefined,
    );
    edit(
      pod,
      ['status', 'conditions'],
      [{ type: 'Ready', status: 'False', lastTransitionTime: ago(300) }],
    );
    this.group(pod, { status, role: '', lastTransitionTime: ago(300) });
    return this;
  }

  spec(path: readonly (string | number)[], value: unknown): this {
    edit(this.cluster, ['spec', ...path], value);
    return this;
  }

  state(word: string | undefined): this {
    edit(this.cluster, ['status', 'cluster', 'status'], word);
    return this;
  }

  /** An Event of the operator's own, unless its framework is said to report it. */
  event(
    type: string,
    reason: string,
    message: string,
    seconds = 60,
    component = 'mysqloperator',
  ): this {
    this.others.push({
      kind: 'Event',
      metadata: { name: `e${this.others.length}`, namespace: this.namespace },
      involvedObject: { kind: 'InnoDBCluster', name: this.name },
      type,
      reason,
      message,
      lastTimestamp: ago(seconds),
      source: { component },
    });
    return this;
  }

  backup(name: string, seconds: number, status?: Json): this {
    this.others.push({
      kind: 'MySQLBackup',
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(seconds),
      },
      spec: { clusterName: this.name },
      status,
    });
    return this;
  }

  /** The operator's own Deployment. */
  operator(version: string): this {
    this.others.push({
      kind: 'Deployment',
      metadata: { name: 'mysql-operator', namespace: 'mysql-operator' },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'mysql-operator',
                image: `container-registry.oracle.com/mysql/community-operator:${version}`,
              },
            ],
          },
        },
      },
    });
    return this;
  }

  /** A set of one read replica. */
  readReplica(name: string): this {
    const full = `${this.name}-${name}`;
    this.spec(['readReplicas'], [{ name, baseServerId: 5000, instances: 1 }]);
    const pod = this.pod(`${full}-0`, 1);
    edit(pod, ['metadata', 'labels', 'mysql.oracle.com/read-replica'], full);
    edit(pod, ['metadata', 'labels', 'controller-revision-hash'], `${full}-1`);
    edit(
      pod,
      ['metadata', 'labels', 'mysql.oracle.com/cluster-role'],
      undefined,
    );
    this.others.push(
      pod,
      this.object('StatefulSet', full, {
        spec: { replicas: 1 },
        status: { readyReplicas: 1, updateRevision: `${full}-1` },
      }),
      this.object('Service', `${full}-instances`, {
        spec: { clusterIP: 'None', ports: [{ name: 'mysql', port: 3306 }] },
      }),
    );
    return this;
  }

  certificate(secretName: string, status: Json): this {
    this.others.push({
      kind: 'Certificate',
      metadata: { name: secretName, namespace: this.namespace },
      spec: { secretName },
      status,
    });
    return this;
  }

  objects(): Json[] {
    return [
      this.cluster,
      this.statefulSet,
      ...this.pods,
      ...this.claims,
      this.service,
      this.router,
      this.budget,
      this.initconf,
      ...this.others,
    ].filter(object => Object.keys(object).length > 0);
  }

  observe(time = now): Observation {
    return new World(createMysqlEngine(), this.objects(), this.gaps).observe(
      this.namespace,
      this.name,
      time,
    );
  }

  finding(id: string): Finding | undefined {
    return this.observe().findings.find(each => each.id === `mysql/${id}`);
  }
}

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
import { at } from '../../json';
import { ago, edit, Json, now } from '../../kubernetes/__testUtils__/json';
import { createPostgresqlEngine } from '../createPostgresqlEngine';
import { PostgresqlEngineOptions } from '../PostgresqlEngineOptions';
import { World } from '../../kubernetes/__testUtils__/World';

const gib = 1024 ** 3;
const optime = 40 * gib;

/**
 * A healthy database of three members as the operator and Patroni leave it behind: `ledger` of the team `payments`,
 * made an hour ago, `ledger-0` primary. Tests change what they are about.
 */
export class Fixture {
  readonly name: string;
  readonly namespace = 'payments';
  readonly postgresql: Json;
  readonly statefulSet: Json;
  readonly pods: Json[];
  readonly claims: Json[];
  readonly services: Json[];
  readonly secrets: Json[];
  readonly budgets: Json[];
  leader: Json;
  config: Json;
  sync: Json;
  readonly others: Json[] = [];
  readonly gaps: Record<string, string> = {};

  constructor(options: { members?: number; name?: string } = {}) {
    const { members = 3, name = 'ledger' } = options;
    this.name = name;
    const ordinals = Array.from({ length: members }, (_, index) => index);
    this.postgresql = {
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: {
        name,
        namespace: this.namespace,
        uid: '0d9a3f60-7f0b-4f7e-8f0e-3d7a2b8f1c11',
        creationTimestamp: ago(3600),
        labels: { tier: 'gold' },
      },
      spec: {
        teamId: 'payments',
        numberOfInstances: members,
        postgresql: { version: '17', parameters: { work_mem: '16MB' } },
        volume: { size: '100Gi', storageClass: 'fast-ssd' },
        resources: {
          requests: { cpu: '500m', memory: '2Gi' },
          limits: { cpu: '2', memory: '4Gi' },
        },
        users: { ledger_app: [], reporting: ['NOLOGIN'] },
        databases: { ledger: 'ledger_app' },
      },
      status: { PostgresClusterStatus: 'Running' },
    };
    this.statefulSet = this.object('StatefulSet', name, {
      spec: {
        replicas: members,
        template: {
          spec: {
            containers: [
              {
                name: 'postgres',
                image: 'ghcr.io/zalando/spilo-17:4.0-p3',
                env: [{ name: 'PGVERSION', value: '17' }],
                resources: {
                  requests: { cpu: '500m', memory: '2Gi' },
                  limits: { cpu: '2000m', memory: '4Gi' },
                },
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'pgdata' },
            spec: {
              storageClassName: 'fast-ssd',
              resources: { requests: { storage: '100Gi' } },
            },
          },
        ],
      },
      status: { readyReplicas: members, updateRevision: `${name}-5d8f` },
    });
    this.pods = ordinals.map(ordinal => this.pod(ordinal));
    this.claims = ordinals.map(ordinal => this.claim(ordinal, '100Gi'));
    this.services = [this.service(name), this.service(`${name}-repl`)];
    this.secrets = ['ledger-app', 'postgres', 'standby'].map(user =>
      this.secret(user),
    );
    this.budgets = [
      this.object('PodDisruptionBudget', `postgres-${name}-pdb`, {
        spec: { minAvailable: members > 0 ? 1 : 0 },
        status: { disruptionsAllowed: 0 },
      }),
    ];
    this.leader = this.record('leader', {
      leader: `${name}-0`,
      optime: String(optime),
      ttl: '30',
      renewTime: ago(4),
      acquireTime: ago(3000),
      transitions: '0',
    });
    this.config = this.record('config', {
      config: JSON.stringify({
        ttl: 30,
        loop_wait: 10,
        maximum_lag_on_failover: 33554432,
        postgresql: { parameters: { max_connections: '100' } },
      }),
      history: '[]',
    });
    this.sync = this.record('sync', {});
  }

  object(kind: string, name: string, fields: Json): Json {
    return {
      kind,
      metadata: {
        name,
        namespace: this.namespace,
        creationTimestamp: ago(3500),
        labels: { application: 'spilo', 'cluster-name': this.name },
      },
      ...fields,
    };
  }

  pod(ordinal: number): Json {
    const name = `${this.name}-${ordinal}`;
    const pod = this.object('Pod', name, {
      spec: {
        nodeName: `node-${ordinal}`,
        containers: [
          { name: 'exporter', image: 'exporter:1' },
          { name: 'postgres', image: 'ghcr.io/zalando/spilo-17:4.0-p3' },
        ],
      },
      status: {
        phase: 'Running',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'True', lastTransitionTime: ago(3400) },
        ],
        containerStatuses: [{ name: 'postgres', ready: true, restartCount: 0 }],
      },
    });
    edit(
      pod,
      ['metadata', 'labels', 'spilo-role'],
      ordinal ? 'replica' : 'master',
    );
    edit(
      pod,
      ['metadata', 'labels', 'controller-revision-hash'],
      `${this.name}-5d8f`,
    );
    this.patroni(pod, {
      state: 'running',
      role: ordinal ? 'replica' : 'primary',
      version: '4.0.6',
      xlog_location: optime,
      timeline: 1,
      ...(ordinal && { replication_state: 'streaming' }),
    });
    return pod;
  }

  /** Changes fields of a pod's Patroni record; `undefined` takes one away. */
  patroni(pod: Json, fields: Json): void {
    const path = ['metadata', 'annotations', 'status'];
    const current = at(pod, ...path);
    const record = typeof current === 'string' ? JSON.parse(current) : {};
    edit(pod, path, JSON.stringify({ ...record, ...fields }));
  }

  /** A pod that Kubernetes cannot start. */
  breakPod(ordinal: number, reason: string, message: string): void {
    const pod = this.pods[ordinal];
    edit(pod, ['metadata', 'annotations'], {});
    edit(pod, ['metadata', 'labels', 'spilo-role'], undefined);
    edit(pod, ['spec', 'nodeName'], undefined);
    edit(pod, ['status'], {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason,
          message,
          lastTransitionTime: ago(600),
        },
      ],
    });
  }

  claim(ordinal: number, size: string, capacity = size): Json {
    return this.object(
      'PersistentVolumeClaim',
      `pgdata-${this.name}-${ordinal}`,
      {
        spec: {
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: size } },
        },
        status: { phase: 'Bound', capacity: { storage: capacity } },
      },
    );
  }

  service(name: string, fields: Json = {}): Json {
    return this.object('Service', name, {
      spec: { type: 'ClusterIP', ports: [{ port: 5432 }] },
      ...fields,
    });
  }

  secret(user: string): Json {
    return this.object(
      'Secret',
      `${user}.${this.name}.credentials.postgresql.acid.zalan.do`,
      {},
    );
  }

  record(kind: string, annotations: Json): Json {
    const record = this.object('ConfigMap', `${this.name}-${kind}`, {});
    edit(record, ['metadata', 'annotations'], annotations);
    return record;
  }

  event(
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    seconds = 60,
  ): void {
    this.others.push({
      kind: 'Event',
      metadata: { name: `e${this.others.length}`, namespace: this.namespace },
      involvedObject: { kind: 'postgresql', name: this.name },
      type,
      reason,
      message,
      count: 1,
      firstTimestamp: ago(seconds),
      lastTimestamp: ago(seconds),
      source: { component: 'postgres-operator' },
    });
  }

  pooler(ready: number): void {
    this.others.push(
      this.object('Deployment', `${this.name}-pooler`, {
        metadata: {
          name: `${this.name}-pooler`,
          namespace: this.namespace,
          labels: {
            application: 'db-connection-pooler',
            'cluster-name': this.name,
          },
        },
        spec: {
          replicas: 2,
          template: {
            spec: {
              containers: [
                {
                  env: [
                    { name: 'CONNECTION_POOLER_MODE', value: 'transaction' },
                    { name: 'CONNECTION_POOLER_MAX_DB_CONN', value: '30' },
                  ],
                },
              ],
            },
          },
        },
        status: { readyReplicas: ready },
      }),
    );
  }

  /** The operator's configuration. */
  operator(configuration: Json): void {
    this.others.push({
      kind: 'OperatorConfiguration',
      metadata: { name: 'settings', namespace: 'operators' },
      configuration,
    });
  }

  spec(path: readonly string[], value: unknown): this {
    edit(this.postgresql, ['spec', ...path], value);
    return this;
  }

  /** Changes a field of Patroni's settings in force. */
  settings(fields: Json): this {
    const path = ['metadata', 'annotations', 'config'];
    const current = JSON.parse(String(at(this.config, ...path)));
    edit(this.config, path, JSON.stringify({ ...current, ...fields }));
    return this;
  }

  state(word: string | undefined): this {
    edit(this.postgresql, ['status'], { PostgresClusterStatus: word });
    return this;
  }

  objects(): Json[] {
    return [
      this.postgresql,
      this.statefulSet,
      ...this.pods,
      ...this.claims,
      ...this.services,
      ...this.secrets,
      ...this.budgets,
      this.leader,
      this.config,
      this.sync,
      ...this.others,
    ].filter(object => Object.keys(object).length > 0);
  }

  observe(options?: PostgresqlEngineOptions, time = now): Observation {
    return new World(
      createPostgresqlEngine(options),
      this.objects(),
      this.gaps,
    ).observe(this.namespace, this.name, time);
  }

  finding(id: string): Finding | undefined {
    return this.observe().findings.find(
      finding => finding.id === `postgresql/${id}`,
    );
  }
}

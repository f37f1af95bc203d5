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
  Database,
  DatabaseList,
  DatabaseSummary,
  Member,
} from '@database-platform/plugin-databases-common';

/** The moment at which the fixtures are looked at. */
export const NOW = Date.parse('2026-11-23T12:01:07Z');

/** A moment so many minutes before {@link NOW}. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}

/** A member; healthy unless said otherwise. */
export function member(name: string, given: Partial<Member> = {}): Member {
  return {
    name,
    role: 'replica',
    state: 'streaming',
    ready: true,
    podPhase: 'Running',
    lag: {
      bytes: 0,
      source: 'Patroni: leader optime - replica xlog_location',
      observedAt: minutesAgo(0.1),
    },
    timeline: 3,
    pendingRestart: false,
    pendingRecreate: false,
    restarts: 0,
    node: `node-${name.at(-1)}`,
    zone: `eu-1${'abc'[Number(name.at(-1)) % 3]}`,
    createdAt: minutesAgo(3 * 24 * 60),
    containers: ['postgres', 'exporter'],
    ...given,
  };
}

/** The row of a database; running unless said otherwise. */
export function summary(
  name: string,
  given: Partial<DatabaseSummary> = {},
): DatabaseSummary {
  return {
    id: `id-${name}`,
    ref: {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name,
    },
    version: '15',
    phase: 'running',
    reason: 'All members are ready.',
    operatorState: 'Running',
    attention: false,
    members: { ready: 3, total: 3 },
    storage: {
      declared: '100Gi',
      bytesPerMember: 100 * 1024 ** 3,
      storageClass: 'fast-ssd',
    },
    lag: {
      bytes: 1_200_000,
      source: 'Patroni: leader optime - replica xlog_location',
      observedAt: minutesAgo(0.1),
      member: `${name}-2`,
    },
    owner: { ref: 'group:default/orders-team', source: 'engine' },
    environment: 'production',
    findingCounts: { critical: 0, warning: 0, info: 0 },
    createdAt: minutesAgo(3 * 365 * 24 * 60),
    observedAt: minutesAgo(0),
    ...given,
  };
}

/** `orders-db`: a primary and two replicas, the first synchronous, with a finding, an endpoint and two users. */
export function ordersDb(given: Partial<Database> = {}): Database {
  return {
    ...summary('orders-db'),
    uid: '5d0d31a2-4d3e-4b3a-9d0c-6d6f0a2f4c11',
    object: { apiVersion: 'acid.zalan.do/v1', kind: 'postgresql' },
    labels: { team: 'orders-team' },
    declared: {
      version: '15',
      members: 3,
      storage: '100Gi',
      storageClass: 'fast-ssd',
      requests: { cpu: '500m', memory: '2Gi' },
      limits: { cpu: '2', memory: '4Gi' },
      databases: [{ name: 'orders', owner: 'app_user' }],
    },
    topology: {
      members: [
        member('orders-db-0', { role: 'sync-replica' }),
        member('orders-db-1', {
          role: 'primary',
          state: 'running',
          lag: { notMeasured: 'the primary is what others are measured by' },
        }),
        member('orders-db-2', {
          replicatesFrom: 'orders-db-1',
          lag: {
            bytes: 1_200_000,
            source: 'Patroni: leader optime - replica xlog_location',
            observedAt: minutesAgo(0.1),
          },
        }),
      ].map(m =>
        m.role === 'primary' ? m : { ...m, replicatesFrom: 'orders-db-1' },
      ),
      primary: { member: 'orders-db-1', since: minutesAgo(120), timeline: 3 },
      synchronous: true,
    },
    findings: [
      {
        id: 'postgresql/no-pooler',
        severity: 'info',
        title: 'No connection pooler is declared.',
        detail: 'Every client holds a server process of its own.',
        advice: 'Set enableConnectionPooler when many clients connect.',
        source: {
          title: 'Postgres Operator: connection pooler',
          url: 'https://opensource.zalando.com/postgres-operator/docs/user.html#connection-pooler',
        },
      },
    ],
    findingCounts: { critical: 0, warning: 0, info: 1 },
    endpoints: [
      {
        purpose: 'primary',
        service: 'orders-db',
        host: 'orders-db.orders.svc',
        port: 5432,
        exposure: 'ClusterIP',
      },
      {
        purpose: 'replica',
        service: 'orders-db-repl',
        host: 'orders-db-repl.orders.svc',
        port: 5432,
        exposure: 'ClusterIP',
      },
    ],
    credentials: [
      {
        user: 'postgres',
        secretName: 'postgres.orders-db.credentials.postgresql.acid.zalan.do',
        exists: true,
        createdAt: minutesAgo(90 * 24 * 60),
        keys: ['username', 'password'],
      },
      {
        user: 'app_user',
        secretName: 'app-user.orders-db.credentials.postgresql.acid.zalan.do',
        exists: true,
        createdAt: minutesAgo(90 * 24 * 60),
        keys: ['username', 'password'],
      },
    ],
    volumes: [0, 1, 2].map(index => ({
      name: `pgdata-orders-db-${index}`,
      member: `orders-db-${index}`,
      requestedBytes: 100 * 1024 ** 3,
      capacityBytes: 100 * 1024 ** 3,
      storageClass: 'fast-ssd',
      phase: 'Bound',
    })),
    companions: [],
    disruptionBudgets: [
      {
        name: 'postgres-orders-db-pdb',
        minAvailable: '1',
        disruptionsAllowed: 0,
      },
    ],
    configuration: [
      {
        id: 'parameters',
        title: 'Parameters',
        settings: [
          { name: 'max_connections', value: '200' },
          { name: 'shared_buffers', value: '1GB' },
        ],
      },
    ],
    history: [
      {
        at: minutesAgo(120),
        timeline: 3,
        newPrimary: 'orders-db-1',
        reason: 'no recovery target specified',
      },
    ],
    gaps: [],
    ...given,
  };
}

/** A page of the fleet with facets and totals that fit its rows. */
export function databaseList(
  items: readonly DatabaseSummary[],
  given: Partial<DatabaseList> = {},
): DatabaseList {
  const count = (valueOf: (item: DatabaseSummary) => string | undefined) => {
    const counts = new Map<string, number>();
    for (const item of items) {
      const value = valueOf(item);
      if (value !== undefined) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].map(([value, n]) => ({ value, count: n }));
  };
  return {
    items,
    totalItems: items.length,
    facets: {
      engine: count(({ ref }) => ref.engine),
      phase: count(({ phase }) => phase),
      owner: count(({ owner }) => owner.ref ?? 'none'),
      environment: count(({ environment }) => environment),
      kubernetesCluster: count(({ ref }) => ref.kubernetesCluster),
      namespace: count(({ ref }) => ref.namespace),
    },
    totals: {
      databases: items.length,
      attention: items.filter(({ attention }) => attention).length,
      changing: 0,
      unowned: items.filter(({ owner }) => !owner.ref).length,
    },
    mayCreate: true,
    sourceProblems: [],
    observedAt: minutesAgo(0),
    ...given,
  };
}

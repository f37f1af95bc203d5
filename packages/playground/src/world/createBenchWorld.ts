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

import { randomUUID } from 'crypto';
import { Clock, Timer } from '../clock';
import {
  createKubeCluster,
  createSharedSchemas,
  KubeCluster,
  KubeObject,
  loadCrds,
  PlaygroundUser,
} from '../kube';
import { postgresResources } from '../operators/postgresql';
import { namesOf } from '../operators/postgresql/names';
import { statusAnnotation } from '../operators/postgresql/patroni';
import { readSettings } from '../operators/postgresql/PostgresSettings';
import { parsePostgresSpec } from '../operators/postgresql/PostgresSpec';
import { podIp, resourceIds } from '../operators/shared';
import { addNode } from './addNode';
import { benchDatabase, benchMember, leaderRecord } from './benchDatabase';
import { playgroundPaths } from './paths';
import { seedObject, withServerDefaults } from './seedObject';

/** How large a benchmark's world is, and how alive. */
export interface BenchWorldOptions {
  clusters: number;
  databasesPerCluster: number;
  members: number;
  clock: Clock;
  users?: readonly PlaygroundUser[];
  /** Milliseconds in which every database has one heartbeat; none without it. */
  heartbeatMs?: number;
}

/** Clusters full of running databases. */
export interface BenchWorld {
  readonly clusters: readonly KubeCluster[];
  start(): void;
  stop(): void;
}

const teams = ['orders-team', 'payments', 'search', 'analytics', 'identity'];
const databasesPerNamespace = 10;

/** Fills clusters with running databases, without an operator: objects are put there as the operator leaves them. */
export async function createBenchWorld(
  options: BenchWorldOptions,
): Promise<BenchWorld> {
  const crds = await loadCrds([playgroundPaths.crds.postgresOperator]);
  const shared = createSharedSchemas();
  const clusters = Array.from({ length: options.clusters }, (_, i) => {
    const cluster = createKubeCluster({
      name: `bench-${String(i + 1).padStart(2, '0')}`,
      crds,
      users: options.users ?? [],
      clock: options.clock,
      shared,
    });
    fill(cluster, options);
    return cluster;
  });
  const timers: Timer[] = [];
  return {
    clusters,
    start: () => {
      if (options.heartbeatMs) {
        const { heartbeatMs } = options;
        clusters.forEach((cluster, i) =>
          timers.push(beatForever(cluster, options.clock, heartbeatMs, i)),
        );
      }
    },
    stop: () => timers.forEach(timer => timer.cancel()),
  };
}

function fill(cluster: KubeCluster, options: BenchWorldOptions): void {
  const nodes = ['a', 'b', 'c'].map((zone, i) =>
    addNode(cluster, {
      name: `node-${zone}1`,
      zone: `region-1${zone}`,
      region: 'region-1',
      address: 10 + i,
    }),
  );
  const settings = readSettings({
    docker_image: 'ghcr.io/zalando/spilo-17:4.0-p3',
  });
  for (let i = 0; i < options.databasesPerCluster; i++) {
    const namespace = `team-${Math.floor(i / databasesPerNamespace)}`;
    if (!cluster.get(resourceIds.namespaces, undefined, namespace)) {
      cluster.create(resourceIds.namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    }
    const postgresql = postgresqlObject(namespace, i, options.members);
    const parsed = parsePostgresSpec(postgresql.spec);
    if ('error' in parsed) {
      throw new Error(parsed.error);
    }
    const objects = benchDatabase(
      postgresql,
      {
        namespace,
        name: postgresql.metadata.name,
        uid: postgresql.metadata.uid ?? '',
        spec: parsed.spec,
        settings,
      },
      { members: options.members, nodes, nowMs: options.clock.now() },
    );
    for (const [resource, object] of objects) {
      seedObject(
        cluster,
        resource,
        withServerDefaults(cluster, resource, object),
      );
    }
  }
}

function postgresqlObject(
  namespace: string,
  index: number,
  members: number,
): KubeObject {
  return {
    apiVersion: 'acid.zalan.do/v1',
    kind: 'postgresql',
    metadata: { name: `db-${index}`, namespace, uid: randomUUID() },
    spec: {
      teamId: teams[index % teams.length],
      numberOfInstances: members,
      volume: { size: `${20 + (index % 10) * 10}Gi`, storageClass: 'fast-ssd' },
      users: { app: [] },
      databases: { app: 'app' },
      postgresql: {
        version: String(14 + (index % 5)),
        parameters: { max_connections: '200', shared_buffers: '1GB' },
      },
      resources: {
        requests: { cpu: '500m', memory: '2Gi' },
        limits: { cpu: '2', memory: '4Gi' },
      },
    },
    status: { PostgresClusterStatus: 'Running' },
  };
}

/** One database after another, so that all have had their heartbeat after `everyMs`. */
function beatForever(
  cluster: KubeCluster,
  clock: Clock,
  everyMs: number,
  offset: number,
): Timer {
  const databases = cluster.list(postgresResources.postgresqls);
  const startMs = clock.now();
  let next = offset % databases.length;
  let timer: Timer;
  const beat = () => {
    timer = clock.after(everyMs / databases.length, beat);
    const { namespace, name } = databases[next].metadata;
    next = (next + 1) % databases.length;
    beatOnce(cluster, namespace ?? '', name, {
      nowMs: clock.now(),
      seconds: Math.floor((clock.now() - startMs) / 1000),
    });
  };
  timer = clock.after(everyMs / databases.length, beat);
  return { cancel: () => timer.cancel() };
}

function beatOnce(
  cluster: KubeCluster,
  namespace: string,
  name: string,
  time: { nowMs: number; seconds: number },
): void {
  const leader = cluster.get(
    resourceIds.configMaps,
    namespace,
    namesOf(name).patroni.leader,
  );
  if (leader) {
    annotate(
      cluster,
      resourceIds.configMaps,
      leader,
      leaderRecord(`${name}-0`, time.seconds, time.nowMs),
    );
  }
  for (let ordinal = 0; ; ordinal++) {
    const pod = cluster.get(resourceIds.pods, namespace, `${name}-${ordinal}`);
    if (!pod) {
      return;
    }
    const member = benchMember(
      pod.metadata.name,
      podIp(pod) ?? '',
      time.seconds,
    );
    annotate(cluster, resourceIds.pods, pod, {
      status: statusAnnotation(member, '4.0.6'),
    });
  }
}

function annotate(
  cluster: KubeCluster,
  resource: typeof resourceIds.pods,
  object: KubeObject,
  annotations: Record<string, string>,
): void {
  seedObject(cluster, resource, {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...object.metadata.annotations, ...annotations },
    },
  });
}

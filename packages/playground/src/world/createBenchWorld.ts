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

import { Clock, Timer } from '../clock';
import {
  createKubeCluster,
  createSharedSchemas,
  KubeCluster,
  loadCrds,
  PlaygroundUser,
} from '../kube';
import { resourceIds } from '../operators/shared';
import { addNode } from './addNode';
import { BenchEngineId, benchEngines, BenchTime } from './bench';
import { seedObject, withServerDefaults } from './seedObject';

/** How large a benchmark's world is, and how alive. */
export interface BenchWorldOptions {
  clusters: number;
  databasesPerCluster: number;
  members: number;
  /** The engines of the databases, in turn; PostgreSQL only without it. */
  engines?: readonly BenchEngineId[];
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

const databasesPerNamespace = 10;

/** Fills clusters with running databases, without an operator: objects are put there as the operator leaves them. */
export async function createBenchWorld(
  options: BenchWorldOptions,
): Promise<BenchWorld> {
  const engines = enginesOf(options);
  const crds = await loadCrds([...new Set(engines.map(each => each.crds))]);
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
          timers.push(beatForever(cluster, options, heartbeatMs, i)),
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
  const engines = enginesOf(options);
  for (let i = 0; i < options.databasesPerCluster; i++) {
    const namespace = `team-${Math.floor(i / databasesPerNamespace)}`;
    if (!cluster.get(resourceIds.namespaces, undefined, namespace)) {
      cluster.create(resourceIds.namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    }
    const objects = engines[i % engines.length].database({
      index: i,
      namespace,
      members: options.members,
      nodes,
      nowMs: options.clock.now(),
    });
    for (const [resource, object] of objects) {
      seedObject(
        cluster,
        resource,
        withServerDefaults(cluster, resource, object),
      );
    }
  }
}

/** One database after another, so that all have had their heartbeat after `everyMs`. */
function beatForever(
  cluster: KubeCluster,
  options: BenchWorldOptions,
  everyMs: number,
  offset: number,
): Timer {
  const { clock } = options;
  const beats = enginesOf(options).flatMap(({ beat, resource }) =>
    beat
      ? cluster.list(resource).map(
          ({ metadata: { namespace = '', name } }) =>
            (time: BenchTime) =>
              beat(cluster, namespace, name, time),
        )
      : [],
  );
  const startMs = clock.now();
  let next = offset % Math.max(1, beats.length);
  let timer: Timer | undefined;
  const beat = () => {
    timer = clock.after(everyMs / beats.length, beat);
    beats[next]({
      nowMs: clock.now(),
      seconds: Math.floor((clock.now() - startMs) / 1000),
    });
    next = (next + 1) % beats.length;
  };
  if (beats.length > 0) {
    timer = clock.after(everyMs / beats.length, beat);
  }
  return { cancel: () => timer?.cancel() };
}

/** The engines of a world, each once. */
function enginesOf({ engines = ['postgresql'] }: BenchWorldOptions) {
  return [...new Set(engines)].map(id => benchEngines[id]);
}

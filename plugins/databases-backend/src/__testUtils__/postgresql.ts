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

import { KubeCluster, KubeObject } from '@database-platform/playground';

const POSTGRESQLS = {
  group: 'acid.zalan.do',
  version: 'v1',
  plural: 'postgresqls',
};
const PODS = { group: '', version: 'v1', plural: 'pods' };
const NAMESPACES = { group: '', version: 'v1', plural: 'namespaces' };

/**
 * Puts a `postgresql` with running members into a cluster, as its operator would leave it.
 */
export function createPostgresql(
  cluster: KubeCluster,
  options: {
    namespace: string;
    name: string;
    team?: string;
    members?: number;
    annotations?: Record<string, string>;
  },
): void {
  const { namespace, name, team = 'orders-team', members = 2 } = options;
  if (!cluster.get(NAMESPACES, undefined, namespace)) {
    cluster.create(NAMESPACES, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
  }
  cluster.create(POSTGRESQLS, {
    apiVersion: 'acid.zalan.do/v1',
    kind: 'postgresql',
    metadata: { name, namespace, annotations: options.annotations },
    spec: {
      teamId: team,
      numberOfInstances: members,
      volume: { size: '10Gi', storageClass: 'fast-ssd' },
      postgresql: { version: '15' },
    },
  });
  cluster.updateStatus(POSTGRESQLS, {
    ...(cluster.get(POSTGRESQLS, namespace, name) as KubeObject),
    status: { PostgresClusterStatus: 'Running' },
  });
  for (let ordinal = 0; ordinal < members; ordinal += 1) {
    createMember(cluster, namespace, name, ordinal);
  }
}

/** Removes the operator's object. */
export function deletePostgresql(
  cluster: KubeCluster,
  namespace: string,
  name: string,
): void {
  cluster.delete(POSTGRESQLS, namespace, name);
}

/** Writes what Patroni says of a member. */
export function setMemberStatus(
  cluster: KubeCluster,
  namespace: string,
  pod: string,
  status: Record<string, unknown>,
): void {
  cluster.mergePatch(PODS, namespace, pod, {
    metadata: { annotations: { status: JSON.stringify(status) } },
  });
}

function createMember(
  cluster: KubeCluster,
  namespace: string,
  database: string,
  ordinal: number,
) {
  const name = `${database}-${ordinal}`;
  const role = ordinal === 0 ? 'master' : 'replica';
  cluster.create(PODS, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels: {
        application: 'spilo',
        'cluster-name': database,
        'spilo-role': role,
      },
      annotations: {
        status: JSON.stringify({
          role,
          state: 'running',
          xlog_location: 1000,
          timeline: 1,
        }),
      },
    },
    spec: { containers: [{ name: 'postgres', image: 'spilo:15' }] },
  });
  cluster.updateStatus(PODS, {
    ...(cluster.get(PODS, namespace, name) as KubeObject),
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [
        {
          name: 'postgres',
          image: 'spilo:15',
          imageID: '',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
        },
      ],
    },
  });
}

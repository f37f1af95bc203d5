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
import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';
import { postgresResources } from '../../operators/postgresql';
import { namesOf } from '../../operators/postgresql/names';
import { statusAnnotation } from '../../operators/postgresql/patroni';
import { readSettings } from '../../operators/postgresql/PostgresSettings';
import { parsePostgresSpec } from '../../operators/postgresql/PostgresSpec';
import { podIp, resourceIds } from '../../operators/shared';
import { playgroundPaths } from '../paths';
import { seedObject } from '../seedObject';
import { BenchEngine, BenchRequest, BenchTime, Placed } from './BenchEngine';
import {
  benchMember,
  leaderRecord,
  postgresqlObjects,
} from './postgresqlObjects';

const teams = ['orders-team', 'payments', 'search', 'analytics', 'identity'];

/** PostgreSQL, whose members renew their leader's record and tell where they are at every heartbeat. */
export const benchPostgresql: BenchEngine = {
  crds: playgroundPaths.crds.postgresOperator,
  resource: postgresResources.postgresqls,
  database,
  beat,
};

function database(request: BenchRequest): Placed[] {
  const postgresql = postgresqlObject(request);
  const parsed = parsePostgresSpec(postgresql.spec);
  if ('error' in parsed) {
    throw new Error(parsed.error);
  }
  return postgresqlObjects(
    postgresql,
    {
      namespace: request.namespace,
      name: postgresql.metadata.name,
      uid: postgresql.metadata.uid ?? '',
      spec: parsed.spec,
      settings: readSettings({
        docker_image: 'ghcr.io/zalando/spilo-17:4.0-p3',
      }),
    },
    request,
  );
}

function postgresqlObject({
  namespace,
  index,
  members,
}: BenchRequest): KubeObject {
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

function beat(
  cluster: KubeCluster,
  namespace: string,
  name: string,
  time: BenchTime,
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

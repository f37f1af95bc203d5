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

import { KubeObject } from '../../../kube/types';
import { namesOf } from '../names';
import { ReadReplicaSpec } from '../MysqlSpec';
import { made, MakerContext } from './MakerContext';
import { metricsPorts } from './metrics';
import { memberLabels } from './statefulSet';

const service = { apiVersion: 'v1', kind: 'Service' };

/** The Router's ports. */
export const routerPorts = {
  rw: 6446,
  ro: 6447,
  rwx: 6448,
  rox: 6449,
  rwSplit: 6450,
  rest: 8443,
} as const;

const defaultPorts: Readonly<Record<string, number>> = {
  'mysql-ro': routerPorts.ro,
  'mysql-rw-split': routerPorts.rwSplit,
};

/** The headless Service of all members, or of a set of read replicas, also of those that are not ready. */
export function makeInstancesService(
  context: MakerContext,
  replicas?: ReadReplicaSpec,
): KubeObject {
  const cluster = context.owner.metadata.name;
  const name = replicas
    ? namesOf(cluster).readReplicas(replicas.name)
    : cluster;
  const selector = memberLabels(cluster, replicas && name);
  const { component: _, ...own } = selector;
  return made(context, service, namesOf(name).instances, {
    labels: own,
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      ports: [
        { name: 'mysql', port: 3306, targetPort: 3306 },
        { name: 'mysqlx', port: 33060, targetPort: 33060 },
        { name: 'gr-xcom', port: 33061, targetPort: 33061 },
        ...metricsPorts(context.spec),
      ],
      selector,
    },
  });
}

/** The Service that clients use: it leads to the Routers. */
export function makeRouterService(context: MakerContext): KubeObject {
  const { spec, owner } = context;
  const { name } = owner.metadata;
  const same = (port: number) => ({ port, targetPort: port });
  const base = { tier: 'mysql', 'mysql.oracle.com/cluster': name };
  return made(context, service, namesOf(name).service, {
    labels: { ...spec.service.labels, ...base },
    ...(Object.keys(spec.service.annotations).length > 0 && {
      annotations: spec.service.annotations,
    }),
    spec: {
      type: spec.service.type,
      ports: [
        {
          name: 'mysql',
          port: 3306,
          targetPort: defaultPorts[spec.service.defaultPort] ?? routerPorts.rw,
        },
        { name: 'mysqlx', port: 33060, targetPort: routerPorts.rwx },
        { name: 'mysql-alternate', ...same(routerPorts.rw) },
        { name: 'mysqlx-alternate', ...same(routerPorts.rwx) },
        { name: 'mysql-ro', ...same(routerPorts.ro) },
        { name: 'mysqlx-ro', ...same(routerPorts.rox) },
        { name: 'mysql-rw-split', ...same(routerPorts.rwSplit) },
        { name: 'router-rest', ...same(routerPorts.rest) },
      ].map(port => ({ ...port, protocol: 'TCP' })),
      selector: { component: 'mysqlrouter', ...base },
    },
  });
}

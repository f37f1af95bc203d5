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
import { numberAt, textAt } from '../../shared';
import { containerResources } from '../containerResources';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext, objectLabels } from './MakerContext';

export type PoolerRole = 'master' | 'replica';

/** The Deployment and the Service of one role's PgBouncer (pkg/cluster/connection_pooler.go). */
export function makePooler(
  context: MakerContext,
  role: PoolerRole,
): { deployment: KubeObject; service: KubeObject } {
  const { settings, spec } = context;
  const { options } = spec.pooler;
  const names = namesOf(context.name);
  const poolerName = role === 'master' ? names.pooler : names.replicaPooler;
  const selector = {
    ...clusterLabels(context.name),
    application: 'db-connection-pooler',
    'connection-pooler': poolerName,
  };
  const labels = {
    ...objectLabels(context),
    ...selector,
    'spilo-role': role,
  };
  const user = textAt(options, 'user') ?? settings.pooler.user;
  const instances =
    numberAt(options, 'numberOfInstances') ?? settings.pooler.instances;
  const maxConnections =
    numberAt(options, 'maxDBConnections') ?? settings.pooler.maxConnections;
  const { resources } = containerResources(
    {
      requests: amountsOf(options, 'requests'),
      limits: amountsOf(options, 'limits'),
    },
    {
      defaultRequests: settings.pooler.requests,
      defaultLimits: settings.pooler.limits,
      minLimits: {},
      maxRequests: {},
    },
  );
  const secret = (key: string) => ({
    valueFrom: { secretKeyRef: { name: names.secret(user), key } },
  });
  return {
    deployment: made(
      context,
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      poolerName,
      {
        labels,
        spec: {
          // Fewer than the minimum of 1 is raised (constants.ConnectionPoolerMinInstances).
          replicas: Math.max(1, instances),
          selector: { matchLabels: selector },
          template: {
            metadata: { labels },
            spec: {
              serviceAccountName: 'postgres-pod',
              containers: [
                {
                  name: 'connection-pooler',
                  image:
                    textAt(options, 'dockerImage') ?? settings.pooler.image,
                  imagePullPolicy: 'IfNotPresent',
                  ports: [{ containerPort: 5432, protocol: 'TCP' }],
                  resources,
                  env: [
                    {
                      name: 'PGHOST',
                      value:
                        role === 'master'
                          ? names.primaryService
                          : names.replicaService,
                    },
                    { name: 'PGPORT', value: '5432' },
                    { name: 'PGUSER', ...secret('username') },
                    {
                      name: 'PGSCHEMA',
                      value:
                        textAt(options, 'schema') ?? settings.pooler.schema,
                    },
                    { name: 'PGPASSWORD', ...secret('password') },
                    {
                      name: 'CONNECTION_POOLER_MODE',
                      value: textAt(options, 'mode') ?? settings.pooler.mode,
                    },
                    {
                      name: 'CONNECTION_POOLER_MAX_DB_CONN',
                      value: String(
                        Math.floor(maxConnections / Math.max(1, instances)),
                      ),
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    ),
    service: made(context, { apiVersion: 'v1', kind: 'Service' }, poolerName, {
      labels: selector,
      spec: {
        type: 'ClusterIP',
        ports: [
          { name: poolerName, port: 5432, targetPort: 5432, protocol: 'TCP' },
        ],
        selector: { 'connection-pooler': poolerName },
      },
    }),
  };
}

function amountsOf(options: unknown, kind: string) {
  return {
    cpu: textAt(options, 'resources', kind, 'cpu'),
    memory: textAt(options, 'resources', kind, 'memory'),
  };
}

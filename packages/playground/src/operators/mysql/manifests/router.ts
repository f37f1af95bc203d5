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
import { JsonRecord } from '../../shared';
import { namesOf } from '../names';
import { imageOf, made, MakerContext, partLabels } from './MakerContext';
import { mergeNamed } from './mergeNamed';
import { routerPorts } from './services';

/**
 * The Routers' Deployment, without Routers until all members have joined once (prepare_router_deployment). It carries no labels of the operator's:
 * those stand under a key that the API does not know.
 */
export function makeRouterDeployment(
  context: MakerContext,
  replicas: number,
): KubeObject {
  const { spec, owner } = context;
  const cluster = owner.metadata.name;
  const names = namesOf(cluster);
  const selected = {
    component: 'mysqlrouter',
    tier: 'mysql',
    'mysql.oracle.com/cluster': cluster,
    'app.kubernetes.io/name': 'mysql-router',
    ...partLabels(`mysql-innodbcluster-${cluster}-router`, 'router'),
  };
  return made(
    context,
    { apiVersion: 'apps/v1', kind: 'Deployment' },
    names.router,
    {
      spec: {
        replicas,
        selector: { matchLabels: selected },
        template: {
          metadata: {
            labels: { ...selected, ...spec.router.podLabels },
            ...(Object.keys(spec.router.podAnnotations).length > 0 && {
              annotations: spec.router.podAnnotations,
            }),
          },
          spec: mergeNamed(
            {
              serviceAccountName: spec.serviceAccountName,
              securityContext: {
                runAsUser: 999,
                runAsGroup: 999,
                fsGroup: 999,
                runAsNonRoot: true,
              },
              containers: [routerContainer(context)],
              volumes: [
                { name: 'tmpdir', emptyDir: {} },
                {
                  name: 'initconfdir',
                  configMap: { name: names.initconf, defaultMode: 493 },
                },
                {
                  name: 'routercredentials',
                  secret: { secretName: names.routerSecret, defaultMode: 288 },
                },
              ],
            },
            spec.router.podSpec,
          ),
        },
      },
    },
  );
}

/** The Router's container. */
export function routerContainer(context: MakerContext): JsonRecord {
  const { spec, owner } = context;
  const { namespace, name } = owner.metadata;
  return {
    name: 'router',
    image: imageOf(context, 'router', spec.router.version),
    ...(spec.imagePullPolicy && { imagePullPolicy: spec.imagePullPolicy }),
    args: ['mysqlrouter', ...spec.router.options],
    env: [
      {
        name: 'MYSQL_HOST',
        value: `${namesOf(name).instances}.${namespace}.svc.cluster.local`,
      },
      { name: 'MYSQL_PORT', value: '3306' },
      {
        name: 'MYSQL_ROUTER_BOOTSTRAP_EXTRA_OPTIONS',
        value: [
          '--conf-set-option=DEFAULT.unknown_config_option=warning',
          ...spec.router.bootstrapOptions,
        ].join(' '),
      },
    ],
    ports: [
      { containerPort: routerPorts.rw, name: 'mysqlrw' },
      { containerPort: routerPorts.rwx, name: 'mysqlxrw' },
      { containerPort: routerPorts.rwSplit, name: 'mysqlrwsplit' },
      { containerPort: routerPorts.ro, name: 'mysqlro' },
      { containerPort: routerPorts.rox, name: 'mysqlxro' },
      { containerPort: routerPorts.rest, name: 'http' },
    ],
    volumeMounts: [{ name: 'tmpdir', mountPath: '/tmp' }],
  };
}

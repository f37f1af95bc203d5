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
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext, objectLabels } from './MakerContext';

const service = { apiVersion: 'v1', kind: 'Service' };
const ports = [
  { name: 'postgresql', port: 5432, targetPort: 5432, protocol: 'TCP' },
];

/** The Services of both roles. Where Patroni uses Endpoints the primary's has no selector: Patroni fills its Endpoints. */
export function makeService(
  context: MakerContext,
  role: 'master' | 'replica',
): KubeObject {
  const { name, spec, settings } = context;
  const names = namesOf(name);
  const balanced =
    spec.loadBalancers[role === 'master' ? 'primary' : 'replica'];
  return made(
    context,
    service,
    role === 'master' ? names.primaryService : names.replicaService,
    {
      labels: { ...objectLabels(context), 'spilo-role': role },
      spec: {
        type: balanced ? 'LoadBalancer' : 'ClusterIP',
        ports,
        ...((role === 'replica' || settings.useConfigMaps) && {
          selector: { ...clusterLabels(name), 'spilo-role': role },
        }),
        ...(balanced && { loadBalancerSourceRanges: ['127.0.0.1/32'] }),
      },
    },
  );
}

/** The headless Service that Patroni makes to keep its configuration object alive. */
export function makeConfigService(context: MakerContext): KubeObject {
  return made(context, service, namesOf(context.name).configService, {
    labels: clusterLabels(context.name),
    spec: { clusterIP: 'None' },
  });
}

/** Where Patroni uses Endpoints, the operator makes the primary's. */
export function makePrimaryEndpoints(context: MakerContext): KubeObject {
  return made(
    context,
    { apiVersion: 'v1', kind: 'Endpoints' },
    namesOf(context.name).primaryService,
    { labels: { ...objectLabels(context), 'spilo-role': 'master' } },
  );
}

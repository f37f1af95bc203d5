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

import { DeployPlan } from '../deployer';
import { NodeOptions } from './addNode';

/** One Kubernetes cluster of the demo world, apart from what is in its manifests. */
export interface ClusterPlan {
  name: string;
  nodes: readonly NodeOptions[];
  /** What applies the repository to it. */
  deploy: DeployPlan;
}

/** The three clusters: two in production with three zones each, one small for staging. */
export const clusterPlans: readonly ClusterPlan[] = [
  {
    name: 'prod-eu',
    deploy: { tool: 'argo-cd', tracking: 'argo-cd-annotation' },
    nodes: [
      ...pool('prod-eu', 'eu-central-1', ['a', 'b', 'c'], 2, {
        instanceType: 'm6i.4xlarge',
        cpu: '15890m',
        memory: '60Gi',
      }),
      ...pool('prod-eu-search', 'eu-central-1', ['a', 'b'], 1, {
        instanceType: 'c6i.4xlarge',
        cpu: '15890m',
        memory: '28Gi',
        labels: { 'example.org/pool': 'search' },
        taint: 'search',
      }),
      ...pool('prod-eu-nvme', 'eu-central-1', ['b'], 1, {
        instanceType: 'i4i.4xlarge',
        cpu: '15890m',
        memory: '120Gi',
        labels: { 'example.org/disk': 'nvme' },
      }),
    ],
  },
  {
    name: 'prod-us',
    deploy: { tool: 'flux', tracking: 'flux' },
    nodes: pool('prod-us', 'us-east-1', ['a', 'b', 'c'], 2, {
      instanceType: 'm6i.2xlarge',
      cpu: '7910m',
      memory: '29Gi',
    }),
  },
  {
    name: 'staging',
    deploy: { tool: 'argo-cd', tracking: 'argo-cd-label' },
    nodes: pool('staging', 'eu-central-1', ['a', 'b', 'c'], 1, {
      instanceType: 'm6i.2xlarge',
      cpu: '7910m',
      memory: '29Gi',
    }),
  },
];

function pool(
  prefix: string,
  region: string,
  zones: readonly string[],
  perZone: number,
  rest: Omit<NodeOptions, 'name' | 'zone'>,
): NodeOptions[] {
  return zones.flatMap(zone =>
    Array.from({ length: perZone }, (_, i) => ({
      ...rest,
      region,
      zone: `${region}${zone}`,
      name: `${prefix}-${zone}${i + 1}`,
    })),
  );
}

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

import { KubeClusterApi, KubeObject } from '../kube/types';
import { resourceIds } from '../operators/shared';

/** What is worth saying about a node of the demo world. */
export interface NodeOptions {
  name: string;
  zone: string;
  region?: string;
  instanceType?: string;
  cpu?: string;
  memory?: string;
  /** The last number of its address. */
  address?: number;
  labels?: Record<string, string>;
  /** Only pods that tolerate `example.org/pool=<taint>` run here. */
  taint?: string;
}

/** Adds a ready node, with the labels that a cloud's controller manager gives it. */
export function addNode(api: KubeClusterApi, options: NodeOptions): KubeObject {
  const node = nodeObject(options);
  api.create(resourceIds.nodes, node);
  return api.mergePatch(
    resourceIds.nodes,
    undefined,
    options.name,
    { status: node.status },
    { subresource: 'status' },
  );
}

function nodeObject(options: NodeOptions): KubeObject {
  const { name, zone, region, instanceType, address = 1 } = options;
  const size = { cpu: options.cpu ?? '16', memory: options.memory ?? '64Gi' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': name,
        'topology.kubernetes.io/zone': zone,
        ...(region && { 'topology.kubernetes.io/region': region }),
        ...(instanceType && {
          'node.kubernetes.io/instance-type': instanceType,
        }),
        ...options.labels,
      },
    },
    spec: options.taint
      ? {
          taints: [
            {
              key: 'example.org/pool',
              value: options.taint,
              effect: 'NoSchedule',
            },
          ],
        }
      : {},
    status: {
      capacity: { ...size, pods: '110' },
      allocatable: { ...size, pods: '110' },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
        },
      ],
      addresses: [
        { type: 'InternalIP', address: `10.0.0.${address}` },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
        kernelVersion: '6.1.0-28-amd64',
        containerRuntimeVersion: 'containerd://2.1.4',
        kubeletVersion: 'v1.35.4',
        kubeProxyVersion: 'v1.35.4',
        machineID: name,
        systemUUID: name,
        bootID: name,
      },
    },
  };
}

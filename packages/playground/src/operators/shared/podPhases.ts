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

import { KubeObject } from '../../kube/types';
import { listAt, textAt } from './fields';

/** The status of a pod that no node has room for. */
export function unschedulableStatus(refusal: string, time: string) {
  return {
    phase: 'Pending',
    qosClass: 'Burstable',
    conditions: [
      {
        ...condition('PodScheduled', false, time),
        reason: 'Unschedulable',
        message: refusal,
      },
    ],
  };
}

/** The status of a pod whose containers wait for something. */
export function waitingStatus(
  pod: KubeObject,
  time: string,
  waiting: { reason: string; message?: string },
) {
  const notReady = (type: string) => ({
    ...condition(type, false, time),
    reason: 'ContainersNotReady',
  });
  return {
    phase: 'Pending',
    startTime: time,
    qosClass: 'Burstable',
    conditions: [
      condition('Initialized', true, time),
      notReady('Ready'),
      notReady('ContainersReady'),
      condition('PodScheduled', true, time),
    ],
    containerStatuses: listAt(pod, 'spec', 'containers').map(container => ({
      ...containerBase(container),
      ready: false,
      started: false,
      state: { waiting },
    })),
  };
}

/** The status of a pod that runs and is ready. */
export function runningStatus(
  pod: KubeObject,
  time: string,
  addresses: { pod: string; host?: string },
) {
  return {
    phase: 'Running',
    conditions: [
      'PodReadyToStartContainers',
      'Initialized',
      'Ready',
      'ContainersReady',
      'PodScheduled',
    ].map(type => condition(type, true, time)),
    hostIP: addresses.host,
    podIP: addresses.pod,
    podIPs: [{ ip: addresses.pod }],
    qosClass: 'Burstable',
    startTime: time,
    containerStatuses: listAt(pod, 'spec', 'containers').map(container => ({
      ...containerBase(container),
      containerID: `containerd://${pod.metadata.uid}-${textAt(
        container,
        'name',
      )}`,
      ready: true,
      started: true,
      state: { running: { startedAt: time } },
    })),
  };
}

function condition(type: string, holds: boolean, time: string) {
  return {
    type,
    status: holds ? 'True' : 'False',
    lastTransitionTime: time,
  };
}

function containerBase(container: unknown) {
  const image = textAt(container, 'image') ?? '';
  return {
    name: textAt(container, 'name'),
    image,
    imageID: image,
    restartCount: 0,
    lastState: {},
  };
}

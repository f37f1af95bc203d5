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
import { gateConditions, readyCondition } from './readinessGates';

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

/** The status of a pod whose containers all run: it is ready unless it has readiness gates that do not hold. */
export function runningStatus(
  pod: KubeObject,
  time: string,
  addresses: { pod: string; host?: string },
) {
  return {
    phase: 'Running',
    conditions: [
      ...gateConditions(pod),
      ...['PodReadyToStartContainers', 'Initialized'].map(type =>
        condition(type, true, time),
      ),
      readyCondition(pod, time),
      ...['ContainersReady', 'PodScheduled'].map(type =>
        condition(type, true, time),
      ),
    ],
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

/** The status of a pod of which one container ends again and again, while the others run. */
export function crashingStatus(
  pod: KubeObject,
  times: { since: string; started: string },
  crash: {
    container: string;
    exitCode: number;
    restarts: number;
    pause: string;
  },
) {
  const notReady = (type: string) => ({
    ...condition(type, false, times.since),
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${crash.container}]`,
  });
  return {
    phase: 'Running',
    startTime: times.since,
    qosClass: 'Burstable',
    conditions: [
      ...gateConditions(pod),
      condition('Initialized', true, times.since),
      notReady('Ready'),
      notReady('ContainersReady'),
      condition('PodScheduled', true, times.since),
    ],
    containerStatuses: listAt(pod, 'spec', 'containers').map(container =>
      textAt(container, 'name') === crash.container
        ? {
            ...containerBase(container),
            ready: false,
            started: false,
            restartCount: crash.restarts,
            state: {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: `back-off ${crash.pause} restarting failed container=${crash.container} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
              },
            },
            lastState: {
              terminated: {
                exitCode: crash.exitCode,
                reason: 'Error',
                startedAt: times.started,
                finishedAt: times.started,
              },
            },
          }
        : {
            ...containerBase(container),
            ready: true,
            started: true,
            state: { running: { startedAt: times.since } },
          },
    ),
  };
}

/** The status of a pod whose program has ended. */
export function endedStatus(
  pod: KubeObject,
  times: { started: string; ended: string },
  exitCode: number,
) {
  const failed = exitCode !== 0;
  const notReady = (type: string) => ({
    ...condition(type, false, times.ended),
    reason: failed ? 'PodFailed' : 'PodCompleted',
  });
  return {
    phase: failed ? 'Failed' : 'Succeeded',
    conditions: [
      condition('Initialized', true, times.started),
      notReady('Ready'),
      notReady('ContainersReady'),
      condition('PodScheduled', true, times.started),
    ],
    containerStatuses: listAt(pod, 'spec', 'containers').map(container => ({
      ...containerBase(container),
      ready: false,
      started: false,
      state: {
        terminated: {
          exitCode,
          reason: failed ? 'Error' : 'Completed',
          startedAt: times.started,
          finishedAt: times.ended,
        },
      },
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

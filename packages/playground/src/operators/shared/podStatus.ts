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
import { fieldAt, listAt, textAt } from './fields';

/** Whether the pod's `Ready` condition holds and it is not on its way out. */
export function isPodReady(pod: KubeObject): boolean {
  return (
    !isTerminating(pod) &&
    listAt(pod, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === 'Ready' &&
        textAt(condition, 'status') === 'True',
    )
  );
}

/** Whether every container of the pod runs. */
export function isPodRunning(pod: KubeObject): boolean {
  return (
    !isTerminating(pod) &&
    textAt(pod, 'status', 'phase') === 'Running' &&
    listAt(pod, 'status', 'containerStatuses').every(
      container => fieldAt(container, 'state', 'running') !== undefined,
    )
  );
}

export function isTerminating(pod: KubeObject): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

export function podIp(pod: KubeObject): string | undefined {
  return textAt(pod, 'status', 'podIP');
}

/** `spec.containers[name].<field>`. */
export function containerOf(workload: unknown, name: string): unknown {
  return listAt(workload, 'spec', 'containers').find(
    container => textAt(container, 'name') === name,
  );
}

/** A pod as Endpoints have it. */
export function podAddress(pod: KubeObject) {
  const { namespace, name, uid } = pod.metadata;
  return {
    ip: podIp(pod),
    nodeName: textAt(pod, 'spec', 'nodeName'),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

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

import { KubeClusterApi, KubeObject } from '../../kube/types';
import { listAt, textAt } from './fields';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';

/** A condition of a pod. */
interface PodCondition {
  type: string;
  status: string;
  lastTransitionTime: string;
  reason?: string;
  message?: string;
}

/** The names of the conditions that must hold besides those of the containers, for a pod to be ready (`spec.readinessGates`). */
export function gatesOf(pod: KubeObject): string[] {
  return listAt(pod, 'spec', 'readinessGates').flatMap(
    gate => textAt(gate, 'conditionType') ?? [],
  );
}

/** Whether a condition of the pod holds. */
export function hasCondition(pod: KubeObject, type: string): boolean {
  return textAt(conditionOf(pod, type), 'status') === 'True';
}

/** The gates' conditions as the pod has them. */
export function gateConditions(pod: KubeObject): unknown[] {
  return gatesOf(pod).flatMap(gate => conditionOf(pod, gate) ?? []);
}

/** `Ready` of a pod whose containers are. */
export function readyCondition(pod: KubeObject, time: string): PodCondition {
  const missing = gatesOf(pod).find(gate => !hasCondition(pod, gate));
  if (missing === undefined) {
    return { type: 'Ready', status: 'True', lastTransitionTime: time };
  }
  return {
    type: 'Ready',
    status: 'False',
    lastTransitionTime: time,
    reason: 'ReadinessGatesNotReady',
    message: conditionOf(pod, missing)
      ? `the status of pod readiness gate "${missing}" is not "True", but False`
      : `corresponding condition of pod readiness gate "${missing}" does not exist.`,
  };
}

/** The conditions of a pod with gates after one of them changed, as its kubelet corrects them; undefined where nothing is to be done. */
export function refreshedConditions(
  pod: KubeObject,
  time: string,
): unknown[] | undefined {
  if (gatesOf(pod).length === 0 || !hasCondition(pod, 'ContainersReady')) {
    return undefined;
  }
  const conditions = listAt(pod, 'status', 'conditions');
  const wanted = readyCondition(pod, time);
  const found = conditionOf(pod, 'Ready');
  const same = (['status', 'message'] as const).every(
    key => textAt(found, key) === wanted[key],
  );
  return same
    ? undefined
    : conditions.map(each =>
        each !== found
          ? each
          : {
              ...wanted,
              lastTransitionTime:
                textAt(found, 'status') === wanted.status
                  ? textAt(found, 'lastTransitionTime')
                  : time,
            },
      );
}

/** Sets a condition of a pod, as whoever is behind a readiness gate does. */
export function setPodCondition(
  api: KubeClusterApi,
  pod: { namespace?: string; name: string },
  type: string,
  holds: boolean,
  nowMs: number,
): void {
  const current = api.get(resourceIds.pods, pod.namespace, pod.name);
  if (!current) {
    return;
  }
  const status = holds ? 'True' : 'False';
  const found = conditionOf(current, type);
  if (textAt(found, 'status') === status) {
    return;
  }
  const wanted = { type, status, lastTransitionTime: kubeTime(nowMs) };
  const others = listAt(current, 'status', 'conditions').filter(
    each => textAt(each, 'type') !== type,
  );
  api.mergePatch(
    resourceIds.pods,
    pod.namespace,
    pod.name,
    { status: { conditions: [wanted, ...others] } },
    { subresource: 'status' },
  );
}

function conditionOf(pod: KubeObject, type: string): unknown {
  return listAt(pod, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );
}

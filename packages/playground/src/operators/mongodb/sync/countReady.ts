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
import { isTerminating, kubeTime, listAt, textAt } from '../../shared';

/** After this time a pod without a node is an error. */
const unscheduledMs = 60_000;

/** What the pods of a replica set, or the mongos, come to. */
export interface ReadyCount {
  ready: number;
  /** What their containers wait for. */
  message?: string;
  /** Why one of them has had no node for a while. */
  unscheduled?: string;
}

/** Ready containers, not members that MongoDB counts on. */
export function countReady(
  pods: readonly KubeObject[],
  nowMs: number,
): ReadyCount {
  let ready = 0;
  let message = '';
  let unscheduled: string | undefined;
  const latest = kubeTime(nowMs - unscheduledMs);
  for (const pod of pods.filter(each => !isTerminating(each))) {
    for (const each of listAt(pod, 'status', 'containerStatuses')) {
      const words = textAt(each, 'state', 'waiting', 'message');
      if (words) {
        message += `${textAt(each, 'name')}: ${words}; `;
      }
    }
    for (const condition of listAt(pod, 'status', 'conditions')) {
      const type = textAt(condition, 'type');
      if (
        type === 'ContainersReady' &&
        textAt(condition, 'status') === 'True'
      ) {
        ready += 1;
      }
      if (
        type === 'PodScheduled' &&
        textAt(condition, 'reason') === 'Unschedulable' &&
        (textAt(condition, 'lastTransitionTime') ?? '') < latest
      ) {
        unscheduled = textAt(condition, 'message');
      }
    }
  }
  return { ready, message: message || undefined, unscheduled };
}

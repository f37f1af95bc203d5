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
import { kubeTime, listAt, textAt } from '../../operators/shared';

/** One condition of Flux's objects. */
export interface FluxCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/** The conditions as the object has them next: a transition is a change of the status. Those that are not named are gone. */
export function withConditions(
  object: KubeObject,
  conditions: readonly FluxCondition[],
  nowMs: number,
): unknown[] {
  const before = listAt(object, 'status', 'conditions');
  return conditions.map(condition => {
    const old = before.find(entry => textAt(entry, 'type') === condition.type);
    return {
      ...condition,
      observedGeneration: object.metadata.generation ?? 1,
      lastTransitionTime:
        old && textAt(old, 'status') === condition.status
          ? textAt(old, 'lastTransitionTime')
          : kubeTime(nowMs),
    };
  });
}

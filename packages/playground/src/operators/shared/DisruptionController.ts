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

import { Clock } from '../../clock';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { fieldAt } from './fields';
import { hasLabels, matchLabelsOf } from './objects';
import { isPodReady } from './podStatus';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';
import { Triggers } from './Triggers';
import { watchPodLooks } from './watchPodLooks';
import { writeStatus } from './writeStatus';

/** Keeps the status of PodDisruptionBudgets: how many pods they cover and how many of these may go. */
export class DisruptionController {
  private readonly triggers: Triggers;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
  ) {
    this.triggers = new Triggers(clock, 300, namespace =>
      this.reconcile(namespace),
    );
  }

  start(): void {
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.disruptionBudgets, ({ object }) =>
        this.triggers.trigger(object.metadata.namespace ?? ''),
      ),
      watchPodLooks(this.api, pod =>
        this.triggers.trigger(pod.metadata.namespace ?? ''),
      ),
    );
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.triggers.stop();
  }

  private reconcile(namespace: string): void {
    const pods = this.api.list(resourceIds.pods, { namespace });
    for (const budget of this.api.list(resourceIds.disruptionBudgets, {
      namespace,
    })) {
      const selector = matchLabelsOf(budget);
      const covered = pods.filter(pod => hasLabels(pod, selector));
      this.write(budget, covered.length, covered.filter(isPodReady).length);
    }
  }

  private write(budget: KubeObject, expected: number, healthy: number): void {
    const least = fieldAt(budget, 'spec', 'minAvailable');
    const most = fieldAt(budget, 'spec', 'maxUnavailable');
    const desired =
      least === undefined
        ? Math.max(0, expected - countOf(most, expected))
        : countOf(least, expected);
    const allowed = Math.max(0, Math.min(healthy, expected) - desired);
    const holds = allowed > 0 ? 'True' : 'False';
    const before = fieldAt(budget, 'status', 'conditions', 0);
    const status = {
      currentHealthy: healthy,
      desiredHealthy: desired,
      disruptionsAllowed: allowed,
      expectedPods: expected,
      observedGeneration: budget.metadata.generation ?? 1,
      conditions: [
        fieldAt(before, 'status') === holds
          ? before
          : {
              type: 'DisruptionAllowed',
              status: holds,
              reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
              message: '',
              lastTransitionTime: kubeTime(this.clock.now()),
            },
      ],
    };
    writeStatus(this.api, resourceIds.disruptionBudgets, budget, status);
  }
}

/** A count, or a percentage of the pods, rounded up. */
function countOf(value: unknown, pods: number): number {
  if (typeof value === 'string' && value.endsWith('%')) {
    return Math.ceil((Number(value.slice(0, -1)) / 100) * pods);
  }
  return Number(value ?? 0);
}

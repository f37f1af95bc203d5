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
import {
  amountOf,
  printAmount,
  sumUsage,
  usageOf,
} from '../../kube/quota/resourceUsage';
import { recordAt, sameJson, textAt } from './fields';
import { keyOf } from './objects';
import { resourceIds } from './resourceIds';
import { Triggers } from './Triggers';

/** Keeps the status of ResourceQuotas: what the pods and claims of their namespace take. */
export class QuotaController {
  private readonly triggers: Triggers;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(private readonly api: KubeClusterApi, clock: Clock) {
    this.triggers = new Triggers(clock, 300, namespace =>
      this.reconcile(namespace),
    );
  }

  start(): void {
    const look = ({ metadata }: KubeObject) =>
      this.triggers.trigger(metadata.namespace ?? '');
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.resourceQuotas, ({ object }) =>
        look(object),
      ),
      this.api.subscribe(resourceIds.claims, ({ object }) => look(object)),
      this.watchPodPhases(look),
    );
    this.api.list(resourceIds.resourceQuotas).forEach(look);
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.triggers.stop();
  }

  /** Pods are written at each heartbeat of their database: only their coming, their phase and their going counts. */
  private watchPodPhases(look: (pod: KubeObject) => void): () => void {
    const phases = new Map<string, string>();
    return this.api.subscribe(resourceIds.pods, ({ type, object }) => {
      const key = keyOf(object);
      const phase = textAt(object, 'status', 'phase') ?? 'Pending';
      if (type === 'DELETED') {
        phases.delete(key);
        look(object);
      } else if (phases.get(key) !== phase) {
        phases.set(key, phase);
        look(object);
      }
    });
  }

  private reconcile(namespace: string): void {
    const quotas = this.api.list(resourceIds.resourceQuotas, { namespace });
    if (quotas.length === 0) {
      return;
    }
    const used = sumUsage(
      [resourceIds.pods, resourceIds.claims].flatMap(resource =>
        this.api.list(resource, { namespace }).map(usageOf),
      ),
    );
    for (const quota of quotas) {
      const hard = recordAt(quota, 'spec', 'hard');
      const status = {
        hard: Object.fromEntries(
          Object.entries(hard).map(([name, limit]) => [
            name,
            printAmount(name, amountOf(limit)),
          ]),
        ),
        used: Object.fromEntries(
          Object.keys(hard).map(name => [
            name,
            printAmount(name, used.get(name) ?? 0),
          ]),
        ),
      };
      if (!sameJson(quota.status, status)) {
        this.api.updateStatus(resourceIds.resourceQuotas, {
          ...quota,
          status,
        });
      }
    }
  }
}

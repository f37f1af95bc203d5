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
import { listAt, numberAt, sameJson, textAt, textsAt } from './fields';
import { deleteIfThere, hasLabels } from './objects';
import { isPodReady, podAddress, podIp } from './podStatus';
import { resourceIds } from './resourceIds';
import { Triggers } from './Triggers';
import { watchPodLooks } from './watchPodLooks';

/** Keeps the Endpoints of every Service that has a selector. */
export class EndpointsController {
  private readonly triggers: Triggers;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(private readonly api: KubeClusterApi, clock: Clock) {
    this.triggers = new Triggers(clock, 200, namespace =>
      this.reconcile(namespace),
    );
  }

  start(): void {
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.services, ({ type, object }) => {
        const { namespace, name } = object.metadata;
        if (type === 'DELETED' && selectorOf(object)) {
          deleteIfThere(this.api, resourceIds.endpoints, namespace, name);
        }
        this.triggers.trigger(namespace ?? '');
      }),
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
    for (const service of this.api.list(resourceIds.services, { namespace })) {
      const selector = selectorOf(service);
      if (selector && !service.metadata.deletionTimestamp) {
        this.write(
          service,
          pods.filter(pod => hasLabels(pod, selector) && podIp(pod)),
        );
      }
    }
  }

  private write(service: KubeObject, pods: readonly KubeObject[]): void {
    const { namespace, name, labels } = service.metadata;
    const subsets = subsetsOf(pods, listAt(service, 'spec', 'ports'));
    const current = this.api.get(resourceIds.endpoints, namespace, name);
    if (!current) {
      this.api.create(resourceIds.endpoints, {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, namespace, ...(labels && { labels }) },
        subsets,
      });
    } else if (!sameJson(current.subsets ?? [], subsets)) {
      this.api.mergePatch(resourceIds.endpoints, namespace, name, { subsets });
    }
  }
}

/** `subsets` of an Endpoints object for these pods. */
export function subsetsOf(
  pods: readonly KubeObject[],
  ports: readonly unknown[],
): unknown[] {
  const addresses = (ready: boolean) =>
    pods.filter(pod => podIp(pod) && isPodReady(pod) === ready).map(podAddress);
  const ready = addresses(true);
  const notReady = addresses(false);
  if (ready.length + notReady.length === 0) {
    return [];
  }
  return [
    {
      ...(ready.length && { addresses: ready }),
      ...(notReady.length && { notReadyAddresses: notReady }),
      ports: ports.map(port => ({
        name: textAt(port, 'name'),
        port: numberAt(port, 'targetPort') ?? numberAt(port, 'port'),
        protocol: 'TCP',
      })),
    },
  ];
}

function selectorOf(service: KubeObject): Record<string, string> | undefined {
  const selector = textsAt(service, 'spec', 'selector');
  return Object.keys(selector).length > 0 ? selector : undefined;
}

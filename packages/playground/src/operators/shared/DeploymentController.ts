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
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { Random, randomSuffix } from '../../random';
import { fieldAt, numberAt, recordAt, textsAt } from './fields';
import {
  controllerRef,
  copyOf,
  isControlledBy,
  keyOf,
  matchLabelsOf,
  selectorText,
  splitKey,
} from './objects';
import { podFromTemplate } from './podFromTemplate';
import { isPodReady, isTerminating } from './podStatus';
import { resourceIds } from './resourceIds';
import { stableHash } from './stableHash';
import { kubeTime } from './timestamps';
import { Triggers } from './Triggers';
import { watchPodLooks } from './watchPodLooks';
import { writeStatus } from './writeStatus';

/** When a pod that was refused is tried again. */
const retryMs = 15_000;

/** What kube-controller-manager does for Deployments: a ReplicaSet per template, pods, rolling update, status. */
export class DeploymentController {
  private readonly triggers: Triggers;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {
    this.triggers = new Triggers(clock, 100, key => this.reconcile(key));
  }

  start(): void {
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.deployments, ({ type, object }) => {
        if (type !== 'DELETED') {
          this.triggers.trigger(keyOf(object));
        }
      }),
      watchPodLooks(this.api, object => {
        const owner = object.metadata.ownerReferences?.find(
          reference => reference.kind === 'ReplicaSet',
        );
        const set =
          owner &&
          this.api.get(
            resourceIds.replicaSets,
            object.metadata.namespace,
            owner.name,
          );
        const deployment = set?.metadata.ownerReferences?.[0];
        if (deployment?.kind === 'Deployment') {
          this.triggers.trigger(
            `${object.metadata.namespace}/${deployment.name}`,
          );
        }
      }),
    );
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.triggers.stop();
  }

  private reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const deployment = this.api.get(resourceIds.deployments, namespace, name);
    if (!deployment || deployment.metadata.deletionTimestamp) {
      return;
    }
    const replicas = numberAt(deployment, 'spec', 'replicas') ?? 1;
    const current = this.replicaSet(deployment);
    const fresh = this.podsOf(current);
    for (let missing = fresh.length; missing < replicas; missing++) {
      this.createPod(current);
    }
    fresh.slice(replicas).forEach(pod => this.deletePod(pod));
    const ready = fresh.filter(isPodReady).length;
    const older = this.olderSets(deployment, current);
    // Old pods go when new ones serve, as with maxUnavailable 0.
    if (ready >= replicas) {
      older.flatMap(set => this.podsOf(set)).forEach(p => this.deletePod(p));
    }
    this.writeScale(current, replicas, fresh.length, ready);
    older.forEach(set => this.writeScale(set, 0, this.podsOf(set).length, 0));
    this.writeStatus(deployment, replicas, fresh.length, ready);
  }

  private replicaSet(deployment: KubeObject): KubeObject {
    const hash = stableHash(fieldAt(deployment, 'spec', 'template'));
    const { namespace } = deployment.metadata;
    const name = `${deployment.metadata.name}-${hash}`;
    const labels = {
      ...textsAt(deployment, 'spec', 'template', 'metadata', 'labels'),
      'pod-template-hash': hash,
    };
    const template = copyOf(recordAt(deployment, 'spec', 'template'));
    return (
      this.api.get(resourceIds.replicaSets, namespace, name) ??
      this.api.create(resourceIds.replicaSets, {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
          name,
          namespace,
          labels,
          ownerReferences: [controllerRef(deployment)],
        },
        spec: {
          replicas: numberAt(deployment, 'spec', 'replicas') ?? 1,
          selector: {
            matchLabels: {
              ...matchLabelsOf(deployment),
              'pod-template-hash': hash,
            },
          },
          template: {
            ...template,
            metadata: { ...recordAt(template, 'metadata'), labels },
          },
        },
      })
    );
  }

  private olderSets(deployment: KubeObject, current: KubeObject) {
    return this.api
      .list(resourceIds.replicaSets, {
        namespace: deployment.metadata.namespace,
      })
      .filter(
        set =>
          set.metadata.name !== current.metadata.name &&
          isControlledBy(set, deployment),
      );
  }

  private podsOf(set: KubeObject): KubeObject[] {
    return this.api
      .list(resourceIds.pods, {
        namespace: set.metadata.namespace,
        labelSelector: selectorText(matchLabelsOf(set)),
      })
      .filter(pod => isControlledBy(pod, set) && !isTerminating(pod));
  }

  private createPod(set: KubeObject): void {
    try {
      this.api.create(
        resourceIds.pods,
        podFromTemplate(set, {
          name: `${set.metadata.name}-${randomSuffix(this.random)}`,
          labels: {},
        }),
      );
    } catch (error) {
      if (!(error instanceof KubeStatusError) || error.code !== 403) {
        throw error;
      }
      // A quota is full: perhaps it is not later.
      const owner = set.metadata.ownerReferences?.[0];
      this.triggers.trigger(
        `${set.metadata.namespace}/${owner?.name}`,
        retryMs,
      );
    }
  }

  private deletePod(pod: KubeObject): void {
    const { namespace, name } = pod.metadata;
    this.api.delete(resourceIds.pods, namespace, name);
  }

  private writeScale(
    set: KubeObject,
    wanted: number,
    replicas: number,
    ready: number,
  ): void {
    const { namespace, name } = set.metadata;
    if (numberAt(set, 'spec', 'replicas') !== wanted) {
      this.api.mergePatch(resourceIds.replicaSets, namespace, name, {
        spec: { replicas: wanted },
      });
    }
    writeStatus(this.api, resourceIds.replicaSets, set, {
      replicas,
      fullyLabeledReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: set.metadata.generation ?? 1,
    });
  }

  private writeStatus(
    deployment: KubeObject,
    wanted: number,
    replicas: number,
    ready: number,
  ): void {
    const available = ready >= wanted;
    const before = fieldAt(deployment, 'status', 'conditions', 0);
    const status = available ? 'True' : 'False';
    writeStatus(this.api, resourceIds.deployments, deployment, {
      observedGeneration: deployment.metadata.generation ?? 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      unavailableReplicas: Math.max(0, wanted - ready),
      conditions: [
        fieldAt(before, 'status') === status
          ? before
          : {
              type: 'Available',
              status,
              reason: available
                ? 'MinimumReplicasAvailable'
                : 'MinimumReplicasUnavailable',
              message: available
                ? 'Deployment has minimum availability.'
                : 'Deployment does not have minimum availability.',
              lastUpdateTime: kubeTime(this.clock.now()),
              lastTransitionTime: kubeTime(this.clock.now()),
            },
      ],
    });
  }
}

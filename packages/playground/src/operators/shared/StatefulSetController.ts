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
import { createSetPod, revisionLabel } from './createSetPod';
import { EventRecorder } from './EventRecorder';
import { fieldAt, listAt, numberAt, textAt } from './fields';
import {
  controllerRef,
  deleteIfThere,
  hasLabels,
  isControlledBy,
  keyOf,
  matchLabelsOf,
  selectorText,
  splitKey,
} from './objects';
import { isPodReady, isTerminating } from './podStatus';
import { resourceIds } from './resourceIds';
import { stableHash } from './stableHash';
import { Triggers } from './Triggers';
import { watchPodLooks } from './watchPodLooks';
import { writeStatus } from './writeStatus';

/** When a pod that was refused is tried again. */
const retryMs = 15_000;

/** What kube-controller-manager does for StatefulSets: pods and claims by ordinal, both update strategies, status. */
export class StatefulSetController {
  private readonly triggers: Triggers;
  private readonly events: EventRecorder;
  private readonly unsubscribes: (() => void)[] = [];

  constructor(private readonly api: KubeClusterApi, clock: Clock) {
    this.events = new EventRecorder(api, clock, 'statefulset-controller');
    this.triggers = new Triggers(clock, 100, key => this.reconcile(key));
  }

  start(): void {
    this.unsubscribes.push(
      this.api.subscribe(resourceIds.statefulSets, ({ type, object }) => {
        if (type !== 'DELETED') {
          this.triggers.trigger(keyOf(object));
        }
      }),
      watchPodLooks(this.api, object => {
        const owner = object.metadata.ownerReferences?.find(
          reference => reference.kind === 'StatefulSet',
        );
        if (owner) {
          this.triggers.trigger(`${object.metadata.namespace}/${owner.name}`);
        }
      }),
    );
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.triggers.stop();
    this.events.stop();
  }

  private reconcile(key: string): void {
    const { namespace, name } = splitKey(key);
    const set = this.api.get(resourceIds.statefulSets, namespace, name);
    if (!set || set.metadata.deletionTimestamp) {
      return;
    }
    const pods = this.podsOf(set);
    const replicas = numberAt(set, 'spec', 'replicas') ?? 1;
    const revision = revisionOf(set);
    this.createMissing(set, pods, replicas, revision);
    this.deleteSurplus(set, pods, replicas);
    this.rollOutdated(set, pods, replicas, revision);
    this.writeStatus(set, this.podsOf(set), revision);
  }

  /** The set's pods by ordinal; those that an earlier set of this name left behind are adopted. */
  private podsOf(set: KubeObject): Map<number, KubeObject> {
    const pods = new Map<number, KubeObject>();
    const { namespace, name } = set.metadata;
    for (const pod of this.api.list(resourceIds.pods, {
      namespace,
      labelSelector: selectorText(matchLabelsOf(set)),
    })) {
      const ordinal = ordinalOf(pod, name);
      if (ordinal === undefined) {
        continue;
      }
      if (isControlledBy(pod, set)) {
        pods.set(ordinal, pod);
      } else if (!pod.metadata.ownerReferences?.length && !isTerminating(pod)) {
        pods.set(
          ordinal,
          this.api.mergePatch(resourceIds.pods, namespace, pod.metadata.name, {
            metadata: { ownerReferences: [controllerRef(set)] },
          }),
        );
      }
    }
    return pods;
  }

  private createMissing(
    set: KubeObject,
    pods: Map<number, KubeObject>,
    replicas: number,
    revision: string,
  ): void {
    const ordered = textAt(set, 'spec', 'podManagementPolicy') !== 'Parallel';
    for (let ordinal = 0; ordinal < replicas; ordinal++) {
      const pod = pods.get(ordinal);
      if (!pod && !this.tryCreate(set, ordinal, revision)) {
        return;
      }
      if (ordered && (!pod || !isPodReady(pod))) {
        return;
      }
    }
  }

  /** What the API refuses, such as for a quota, is said and tried again later. */
  private tryCreate(
    set: KubeObject,
    ordinal: number,
    revision: string,
  ): boolean {
    try {
      const created = createSetPod(this.api, set, ordinal, revision);
      if (created) {
        this.events.record(set, {
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `create Pod ${created} in StatefulSet ${set.metadata.name} successful`,
        });
      }
      return true;
    } catch (error) {
      if (!(error instanceof KubeStatusError) || error.code !== 403) {
        throw error;
      }
      const { name } = set.metadata;
      this.events.record(set, {
        type: 'Warning',
        reason: 'FailedCreate',
        message: `create Pod ${name}-${ordinal} in StatefulSet ${name} failed error: ${error.message}`,
      });
      this.triggers.trigger(keyOf(set), retryMs);
      return false;
    }
  }

  private deleteSurplus(
    set: KubeObject,
    pods: Map<number, KubeObject>,
    replicas: number,
  ): void {
    const surplus = [...pods.keys()]
      .filter(ordinal => ordinal >= replicas)
      .sort((a, b) => b - a);
    const next = pods.get(surplus[0]);
    const { namespace } = set.metadata;
    if (next && !isTerminating(next)) {
      this.api.delete(resourceIds.pods, namespace, next.metadata.name);
    }
    const policy = fieldAt(set, 'spec', 'persistentVolumeClaimRetentionPolicy');
    if (next && textAt(policy, 'whenScaled') === 'Delete') {
      for (const template of listAt(set, 'spec', 'volumeClaimTemplates')) {
        const claim = `${textAt(template, 'metadata', 'name')}-${
          next.metadata.name
        }`;
        deleteIfThere(this.api, resourceIds.claims, namespace, claim);
      }
    }
  }

  private rollOutdated(
    set: KubeObject,
    pods: Map<number, KubeObject>,
    replicas: number,
    revision: string,
  ): void {
    const all = [...pods.values()];
    if (
      textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete' ||
      all.length !== replicas ||
      !all.every(isPodReady)
    ) {
      return;
    }
    const outdated = [...pods.entries()]
      .sort(([a], [b]) => b - a)
      .find(([, pod]) => !hasLabels(pod, { [revisionLabel]: revision }));
    if (outdated) {
      const { namespace, name } = outdated[1].metadata;
      this.api.delete(resourceIds.pods, namespace, name);
    }
  }

  private writeStatus(
    set: KubeObject,
    pods: Map<number, KubeObject>,
    revision: string,
  ): void {
    const all = [...pods.values()];
    const ready = all.filter(isPodReady).length;
    const updated = all.filter(pod =>
      hasLabels(pod, { [revisionLabel]: revision }),
    ).length;
    const previous = textAt(set, 'status', 'currentRevision');
    const current = previous && updated < all.length ? previous : revision;
    const status = {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: all.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: current === revision ? updated : all.length - updated,
      updatedReplicas: updated,
      currentRevision: current,
      updateRevision: revision,
      collisionCount: 0,
    };
    writeStatus(this.api, resourceIds.statefulSets, set, status);
  }
}

/** The name of the ControllerRevision that a set's template has. */
export function revisionOf(set: KubeObject): string {
  return `${set.metadata.name}-${stableHash(fieldAt(set, 'spec', 'template'))}`;
}

function ordinalOf(pod: KubeObject, setName: string): number | undefined {
  const { name } = pod.metadata;
  const tail = name.startsWith(`${setName}-`)
    ? name.slice(setName.length + 1)
    : '';
  return /^\d+$/.test(tail) ? Number(tail) : undefined;
}

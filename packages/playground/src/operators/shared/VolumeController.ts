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
import { EventRecorder } from './EventRecorder';
import { fieldAt, flagAt, textAt } from './fields';
import { keyOf } from './objects';
import { FaultsOf } from './PodFaults';
import { Process, startProcess } from './process';
import { isSmallerQuantity } from './quantity';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';

/** Binds claims when their pod has a node, and grows volumes while they are in use. */
export class VolumeController {
  private readonly growing = new Set<string>();
  private readonly events: EventRecorder;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly faultsOf: FaultsOf,
  ) {
    this.events = new EventRecorder(api, clock, 'external-resizer');
  }

  start(): void {
    this.unsubscribe = this.api.subscribe(
      resourceIds.claims,
      ({ type, object }) => {
        if (type === 'MODIFIED' && this.mustGrow(object)) {
          this.grow(object);
        }
      },
    );
  }

  stop(): void {
    this.unsubscribe?.();
    this.events.stop();
  }

  /** Gives the claim a volume in the node's zone (WaitForFirstConsumer). */
  bind(namespace: string, name: string, node: string): boolean {
    const claim = this.api.get(resourceIds.claims, namespace, name);
    if (!claim || textAt(claim, 'status', 'phase') === 'Bound') {
      return claim !== undefined;
    }
    this.api.mergePatch(resourceIds.claims, namespace, name, {
      metadata: {
        annotations: {
          'pv.kubernetes.io/bind-completed': 'yes',
          'volume.kubernetes.io/selected-node': node,
        },
      },
      spec: { volumeName: `pvc-${claim.metadata.uid}` },
    });
    this.setStatus(claim, {
      phase: 'Bound',
      accessModes: fieldAt(claim, 'spec', 'accessModes'),
      capacity: { storage: requestedSize(claim) },
    });
    return true;
  }

  private mustGrow(claim: KubeObject): boolean {
    return (
      !this.growing.has(keyOf(claim)) &&
      textAt(claim, 'status', 'phase') === 'Bound' &&
      isSmallerQuantity(
        fieldAt(claim, 'status', 'capacity', 'storage'),
        requestedSize(claim),
      )
    );
  }

  private grow(claim: KubeObject): void {
    this.growing.add(keyOf(claim));
    startProcess(this.clock, this.growProcess(claim), error => {
      this.growing.delete(keyOf(claim));
      if (error) {
        this.events.record(claim, {
          type: 'Warning',
          reason: 'VolumeResizeFailed',
          message: error.message,
        });
      }
    });
  }

  private *growProcess(claim: KubeObject): Process {
    const { namespace, name } = claim.metadata;
    const current = () => this.api.get(resourceIds.claims, namespace, name);
    yield 500;
    this.setStatus(claim, { conditions: [this.condition('Resizing')] });
    this.events.record(claim, {
      type: 'Normal',
      reason: 'Resizing',
      message: `External resizer is resizing volume pvc-${claim.metadata.uid}`,
    });
    yield 4000;
    if (!current()) {
      return;
    }
    const message =
      'Waiting for user to (re-)start a pod to finish file system resize of volume on node.';
    this.setStatus(claim, {
      conditions: [this.condition('FileSystemResizePending', message)],
    });
    this.events.record(claim, {
      type: 'Normal',
      reason: 'FileSystemResizeRequired',
      message: 'Require file system resize of volume on node',
    });
    yield 3000;
    const grown = current();
    if (grown && this.faultsOf(grown).fileSystemResize !== 'stuck') {
      this.setStatus(grown, {
        capacity: { storage: requestedSize(grown) },
        conditions: null,
      });
      this.events.record(grown, {
        type: 'Normal',
        reason: 'FileSystemResizeSuccessful',
        message: 'MountVolume.NodeExpandVolume succeeded for volume',
      });
    }
  }

  private condition(type: string, message?: string) {
    return {
      type,
      status: 'True',
      lastTransitionTime: kubeTime(this.clock.now()),
      ...(message && { message }),
    };
  }

  private setStatus(claim: KubeObject, status: Record<string, unknown>): void {
    const { namespace, name } = claim.metadata;
    if (this.api.get(resourceIds.claims, namespace, name)) {
      this.api.mergePatch(
        resourceIds.claims,
        namespace,
        name,
        { status },
        { subresource: 'status' },
      );
    }
  }
}

/** `spec.resources.requests.storage`. */
export function requestedSize(claim: KubeObject): unknown {
  return fieldAt(claim, 'spec', 'resources', 'requests', 'storage');
}

/** Asks for a larger volume; the API server's words when the class does not allow it. */
export function growClaim(
  api: KubeClusterApi,
  claim: KubeObject,
  size: string,
): void {
  const className = textAt(claim, 'spec', 'storageClassName');
  const storageClass =
    className && api.get(resourceIds.storageClasses, undefined, className);
  if (!storageClass || !flagAt(storageClass, 'allowVolumeExpansion')) {
    throw new Error(
      `persistentvolumeclaims "${claim.metadata.name}" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize`,
    );
  }
  api.mergePatch(
    resourceIds.claims,
    claim.metadata.namespace,
    claim.metadata.name,
    { spec: { resources: { requests: { storage: size } } } },
  );
}

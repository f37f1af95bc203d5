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
import {
  fieldAt,
  kubeTime,
  listAt,
  matchLabelsOf,
  recordAt,
  textAt,
} from '../../operators/shared';
import { podFromTemplate } from '../../operators/shared/podFromTemplate';

/** A StatefulSet whose pods are all there, ready and of its newest template. */
export function settledSet(set: KubeObject, uid: string): KubeObject {
  const members = Number(fieldAt(set, 'spec', 'replicas') ?? 1);
  const revision = `${set.metadata.name}-6d5f8c9b7d`;
  return {
    ...set,
    metadata: { ...set.metadata, uid },
    status: {
      observedGeneration: 1,
      replicas: members,
      readyReplicas: members,
      availableReplicas: members,
      currentReplicas: members,
      updatedReplicas: members,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    },
  };
}

/** A pod of such a StatefulSet. */
export function settledPod(
  set: KubeObject,
  ordinal: number,
  more: {
    node: KubeObject;
    nowMs: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    /** Conditions that hold besides the usual ones. */
    gates?: readonly string[];
    /** Volumes besides those of claims. */
    volumes?: readonly unknown[];
  },
): KubeObject {
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = listAt(set, 'spec', 'volumeClaimTemplates').map(template => {
    const volume = textAt(template, 'metadata', 'name') ?? 'data';
    return {
      name: volume,
      persistentVolumeClaim: { claimName: `${volume}-${name}` },
    };
  });
  const pod = podFromTemplate(set, {
    name,
    labels: {
      'controller-revision-hash': textAt(set, 'status', 'updateRevision') ?? '',
      'statefulset.kubernetes.io/pod-name': name,
      'apps.kubernetes.io/pod-index': String(ordinal),
      ...more.labels,
    },
    spec: {
      hostname: name,
      nodeName: more.node.metadata.name,
      volumes: [...claims, ...(more.volumes ?? [])],
    },
  });
  return ready(pod, more);
}

/** A pod that runs and is ready. */
export function ready(
  pod: KubeObject,
  more: {
    nowMs: number;
    annotations?: Record<string, string>;
    gates?: readonly string[];
  },
): KubeObject {
  const time = kubeTime(more.nowMs);
  const ip = `10.244.${Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? 0)}.7`;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: { ...pod.metadata.annotations, ...more.annotations },
    },
    status: {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      startTime: time,
      qosClass: 'Burstable',
      conditions: [
        ...(more.gates ?? []),
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({ type, status: 'True', lastTransitionTime: time })),
      containerStatuses: listAt(pod, 'spec', 'containers').map(container => ({
        name: textAt(container, 'name'),
        image: textAt(container, 'image'),
        imageID: textAt(container, 'image'),
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: time } },
        lastState: {},
      })),
    },
  };
}

/** The claims of a pod, bound and as large as they ask for. */
export function settledClaims(
  set: KubeObject,
  pod: KubeObject,
  labels: Record<string, string> = matchLabelsOf(set),
): KubeObject[] {
  return listAt(set, 'spec', 'volumeClaimTemplates').map(template => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: `${textAt(template, 'metadata', 'name')}-${pod.metadata.name}`,
      namespace: pod.metadata.namespace,
      labels,
    },
    spec: recordAt(template, 'spec'),
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: fieldAt(template, 'spec', 'resources', 'requests'),
    },
  }));
}

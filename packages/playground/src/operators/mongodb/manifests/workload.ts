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
import {
  controllerRef,
  copyOf,
  JsonRecord,
  stableHash,
  textsAt,
} from '../../shared';
import { MongodbSpec } from '../spec/MongodbSpec';
import { MakerContext } from './MakerContext';
import { initContainers, placement, resourcesOf } from './podTemplate';

/** What differs between the StatefulSets of the operator. */
export interface WorkloadParts {
  name: string;
  /** The section of the object that the pods are made from. */
  section: JsonRecord;
  /** By which the StatefulSet knows its pods. */
  selector: Record<string, string>;
  labels: Record<string, string>;
  podLabels: Record<string, string>;
  serviceName: string;
  size: number;
  configuration: string;
  /** `percona.com/ssl-hash` and the like: another value restarts the pods. */
  hashes: Record<string, string>;
  containers: readonly unknown[];
  volumes: readonly unknown[];
  /** The claim of each pod's data; what is there instead is among the volumes. */
  claim?: JsonRecord;
}

/** A StatefulSet as the operator makes them for members and for routers (pkg/psmdb/statefulset.go, mongos.go). */
export function makeWorkload(
  context: MakerContext,
  parts: WorkloadParts,
): KubeObject {
  const { section, podLabels, configuration, claim } = parts;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: parts.name,
      namespace: context.namespace,
      labels: parts.labels,
      ownerReferences: [controllerRef(context.owner)],
    },
    spec: {
      serviceName: parts.serviceName,
      replicas: parts.size,
      selector: { matchLabels: parts.selector },
      updateStrategy: updateStrategy(context.spec),
      template: {
        metadata: {
          labels: podLabels,
          annotations: {
            ...textsAt(section, 'annotations'),
            ...(configuration && {
              'percona.com/configuration-hash': stableHash(configuration, 32),
            }),
            ...parts.hashes,
          },
        },
        spec: {
          ...placement(section, podLabels),
          initContainers: initContainers(context, resourcesOf(section)),
          containers: parts.containers,
          volumes: parts.volumes,
        },
      },
      ...(claim && {
        volumeClaimTemplates: [
          { metadata: { name: 'mongod-data' }, spec: copyOf(claim) },
        ],
      }),
    },
  };
}

/** `SmartUpdate` is the operator's own: for Kubernetes it is `OnDelete`. */
function updateStrategy({ updateStrategy: wanted }: MongodbSpec) {
  return wanted === 'RollingUpdate'
    ? { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }
    : { type: 'OnDelete' };
}

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
import { copyOf, controllerRef } from './objects';
import { recordAt, textsAt } from './fields';

/** A pod as a workload's controller makes it from `spec.template`. */
export function podFromTemplate(
  owner: KubeObject,
  options: {
    name: string;
    labels: Record<string, string>;
    spec?: Record<string, unknown>;
  },
): KubeObject {
  const template = recordAt(owner, 'spec', 'template');
  const annotations = textsAt(template, 'metadata', 'annotations');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: options.name,
      namespace: owner.metadata.namespace,
      labels: { ...textsAt(template, 'metadata', 'labels'), ...options.labels },
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerRef(owner)],
    },
    spec: { ...copyOf(recordAt(template, 'spec')), ...options.spec },
    status: { phase: 'Pending' },
  };
}

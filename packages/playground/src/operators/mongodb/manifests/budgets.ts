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
import { controllerRef, copyOf, fieldAt, JsonRecord } from '../../shared';
import { Component, namesOf } from '../names';
import { MakerContext } from './MakerContext';

/** The PodDisruptionBudget of a StatefulSet, which owns it (pkg/psmdb/pdb.go). */
export function makeBudget(
  { name, namespace }: MakerContext,
  owner: KubeObject,
  options: {
    component: Component;
    replset?: string;
    labels: Record<string, string>;
    section: JsonRecord;
  },
): KubeObject {
  const { component, replset, labels, section } = options;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: namesOf(name).budget(component, replset),
      namespace,
      labels,
      ownerReferences: [controllerRef(owner)],
    },
    spec: {
      ...((copyOf(fieldAt(section, 'podDisruptionBudget')) as JsonRecord) ?? {
        maxUnavailable: 1,
      }),
      selector: { matchLabels: labels },
    },
  };
}

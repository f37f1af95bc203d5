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

import { compileJsonPath } from '../table/jsonPath';
import { KubeObject } from '../types';

type Reader = (object: KubeObject) => string;

function at(path: string): Reader {
  const read = compileJsonPath(`.${path}`);
  return object => {
    const [value] = read(object);
    return value === undefined ? '' : String(value);
  };
}

const involved = [
  'kind',
  'namespace',
  'name',
  'uid',
  'apiVersion',
  'resourceVersion',
  'fieldPath',
];

/** Fields beyond name and namespace that the real server can select by, per kind. */
const fields: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    ...involved.map(field => `involvedObject.${field}`),
    'reason',
    'reportingComponent',
    'type',
  ],
  Secret: ['type'],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  Service: ['spec.clusterIP', 'spec.type'],
  ReplicaSet: ['status.replicas'],
  Job: ['status.successful'],
};

/** Readers of the fields that a core kind can be selected by; `kind` without any gives name and namespace. */
export function coreFieldSelectors(kind: string): ReadonlyMap<string, Reader> {
  const readers = new Map<string, Reader>([
    ['metadata.name', object => object.metadata.name],
    ['metadata.namespace', object => object.metadata.namespace ?? ''],
  ]);
  for (const field of fields[kind] ?? []) {
    readers.set(field, at(field));
  }
  if (kind === 'Event') {
    readers.set('source', at('source.component'));
  }
  if (kind === 'Node') {
    const read = at('spec.unschedulable');
    readers.set('spec.unschedulable', node => read(node) || 'false');
  }
  return readers;
}

/** Readers for custom resources: name, namespace and what their version declares as selectable. */
export function selectorsOf(
  jsonPaths: readonly string[],
): ReadonlyMap<string, Reader> {
  const readers = new Map(coreFieldSelectors(''));
  for (const path of jsonPaths) {
    readers.set(path.replace(/^\./, ''), at(path.replace(/^\./, '')));
  }
  return readers;
}

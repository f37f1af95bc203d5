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

import { isJsonObject, jsonClone, JsonObject } from '../json';
import { kubeErrors } from '../status/KubeStatusError';
import {
  bodyOf,
  contextOf,
  ResourceRequest,
  WriteResult,
} from './ResourceRequest';

/** `POST …/pods/NAME/eviction`: the pod is deleted; budgets are not looked at. */
export async function evictPod(asked: ResourceRequest): Promise<WriteResult> {
  const { cluster, definition, namespace, name } = asked;
  const body = await bodyOf(asked);
  const options = isJsonObject(body.deleteOptions) ? body.deleteOptions : {};
  cluster.deleter.delete(
    definition.storageKey,
    definition.id,
    namespace,
    name,
    {
      gracePeriodSeconds:
        typeof options.gracePeriodSeconds === 'number'
          ? options.gracePeriodSeconds
          : undefined,
    },
  );
  return { code: 201, object: success() };
}

/** `POST …/pods/NAME/binding`: the pod is given its node. */
export async function bindPod(asked: ResourceRequest): Promise<WriteResult> {
  const { cluster, definition, namespace, name } = asked;
  const body = await bodyOf(asked);
  const target = isJsonObject(body.target) ? body.target : {};
  cluster.writer.patch(
    definition,
    namespace,
    name,
    current => {
      const next = jsonClone(current) as JsonObject;
      const spec = isJsonObject(next.spec) ? next.spec : {};
      if (spec.nodeName) {
        throw kubeErrors.conflict(
          { group: '', plural: 'pods/binding' },
          name,
          `pod ${name} is already assigned to node "${spec.nodeName}"`,
        );
      }
      spec.nodeName = target.name;
      return next;
    },
    contextOf(asked, 'CreateOptions'),
  );
  return { code: 201, object: success() };
}

function success(): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    code: 201,
  };
}

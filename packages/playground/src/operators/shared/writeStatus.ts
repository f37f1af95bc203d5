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

import { KubeClusterApi, KubeObject, ResourceId } from '../../kube/types';
import { JsonRecord, sameJson } from './fields';

/** Writes the status of an object, unless it is so already. */
export function writeStatus(
  api: KubeClusterApi,
  resource: ResourceId,
  object: KubeObject,
  status: JsonRecord,
): void {
  if (!sameJson(object.status, status)) {
    const { namespace, name } = object.metadata;
    api.mergePatch(
      resource,
      namespace,
      name,
      { status },
      { subresource: 'status' },
    );
  }
}

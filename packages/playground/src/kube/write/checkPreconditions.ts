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

import { GroupResource, kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { DeleteRequest } from './WriteContext';

/** @throws KubeStatusError 409 when the object is not the one that was meant */
export function checkPreconditions(
  resource: GroupResource,
  object: KubeObject,
  { preconditions }: DeleteRequest,
): void {
  const { name, uid, resourceVersion } = object.metadata;
  // Here, and only here, the real server names the kind instead of the resource.
  const named = { group: resource.group, plural: object.kind };
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw kubeErrors.conflict(
      named,
      name,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw kubeErrors.conflict(
      named,
      name,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}

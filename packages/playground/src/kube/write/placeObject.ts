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

import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { ObjectMeta } from '../types';

/** Puts the request's namespace into the object, or refuses an object that names another one. */
export function placeObject(
  definition: ResourceDefinition,
  namespace: string | undefined,
  metadata: ObjectMeta,
): void {
  if (!definition.namespaced) {
    delete metadata.namespace;
    return;
  }
  metadata.namespace ??= namespace;
  if (metadata.namespace !== namespace) {
    throw kubeErrors.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
}

/** Refuses an object that has another name than the request. */
export function refuseOtherName(metadata: ObjectMeta, name: string): void {
  if (metadata.name !== name) {
    throw kubeErrors.badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
}

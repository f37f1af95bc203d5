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
import {
  FieldManager,
  managersAfterUpdate,
  writeManagers,
} from '../apply/ManagedFields';
import { isJsonObject, jsonEqual, JsonObject } from '../json';
import { admitToNamespace } from '../quota/admitToNamespace';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { ObjectCompletion } from './ObjectCompletion';
import { StoredObjects } from './StoredObjects';
import { WriteContext, WriteSubresource } from './WriteContext';
import { writerOf } from './writerOf';

const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

/** Puts objects into the place of those that are there. */
export class ObjectReplacer {
  readonly #clock: Clock;
  readonly #objects: StoredObjects;
  readonly #completion: ObjectCompletion;

  constructor(options: {
    clock: Clock;
    objects: StoredObjects;
    completion: ObjectCompletion;
  }) {
    this.#clock = options.clock;
    this.#objects = options.objects;
    this.#completion = options.completion;
  }

  /** `appliedManagers`: who owns the fields, where that is known already. */
  replace(
    definition: ResourceDefinition,
    existing: KubeObject,
    object: KubeObject,
    context: WriteContext,
    subresource: WriteSubresource,
    appliedManagers?: readonly FieldManager[],
  ): KubeObject {
    const old = existing.metadata;
    const { metadata } = object;
    const { name } = old;
    if (metadata.uid && metadata.uid !== old.uid) {
      throw kubeErrors.conflict(
        definition.id,
        name,
        `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${old.uid}`,
      );
    }
    if (
      metadata.resourceVersion &&
      metadata.resourceVersion !== old.resourceVersion
    ) {
      throw kubeErrors.conflict(definition.id, name, modified);
    }
    const next = keepOther(definition, existing, object, subresource);
    next.metadata = {
      ...next.metadata,
      uid: old.uid,
      resourceVersion: old.resourceVersion,
      creationTimestamp: old.creationTimestamp,
      generation: old.generation,
      deletionTimestamp: old.deletionTimestamp,
      deletionGracePeriodSeconds: old.deletionGracePeriodSeconds,
      managedFields: old.managedFields,
    };
    this.#completion.complete(definition, next, existing, subresource);
    if (!subresource) {
      admitToNamespace(this.#objects.store, definition, next, existing);
    }
    if (
      definition.generation &&
      !jsonEqual(
        withoutMetaAndStatus(definition, next),
        withoutMetaAndStatus(definition, existing),
      )
    ) {
      next.metadata.generation = (old.generation ?? 0) + 1;
    }
    const managers =
      appliedManagers ??
      managersAfterUpdate(
        existing,
        next,
        definition.schema,
        writerOf(this.#clock, definition, context, subresource),
      );
    const clearsManagers =
      !appliedManagers &&
      Array.isArray(metadata.managedFields) &&
      metadata.managedFields.every(
        entry => isJsonObject(entry) && Object.keys(entry).length === 0,
      ) &&
      old.managedFields !== undefined;
    if (clearsManagers) {
      delete next.metadata.managedFields;
    } else if (managers) {
      next.metadata.managedFields = writeManagers(managers);
    }
    if (jsonEqual(next, existing)) {
      return existing;
    }
    return this.#objects.put(definition, next, context);
  }
}

/** Takes from the existing object what this door does not let through. */
function keepOther(
  definition: ResourceDefinition,
  existing: KubeObject,
  object: KubeObject,
  subresource: WriteSubresource,
): KubeObject {
  if (subresource === 'status') {
    return {
      ...existing,
      metadata: { ...existing.metadata },
      status: object.status,
      ...(object.status === undefined && { status: undefined }),
    };
  }
  if (!definition.status) {
    return object;
  }
  const { status, ...rest } = object;
  return {
    ...(rest as KubeObject),
    ...(existing.status !== undefined && {
      status: existing.status,
    }),
  };
}

function withoutMetaAndStatus(
  definition: ResourceDefinition,
  object: KubeObject,
): JsonObject {
  const { metadata, status, ...rest } = object;
  return definition.status ? rest : { ...rest, status };
}

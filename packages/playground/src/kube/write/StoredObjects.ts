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

import { JsonObject } from '../json';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { Store } from '../store/Store';
import { storageKeys } from '../store/storageKeys';
import { KubeObject, ObjectMeta } from '../types';
import { Deleter } from './Deleter';
import { view } from './view';

/** The objects of the store in the version of the definition that they are asked by, and the way into it. */
export class StoredObjects {
  readonly store: Store;
  readonly #deleter: Deleter;

  constructor(options: { store: Store; deleter: Deleter }) {
    this.store = options.store;
    this.#deleter = options.deleter;
  }

  read(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    const stored = this.store
      .collection(definition.storageKey)
      .get(definition.namespaced ? namespace : undefined, name);
    return stored && view(definition, stored);
  }

  /** As {@link read}; a missing object is a 404. */
  expect(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject {
    const found = this.read(definition, namespace, name);
    if (!found) {
      throw kubeErrors.notFound(definition.id, name);
    }
    return found;
  }

  /** Refuses an object for a namespace that is not there, or is going. */
  checkNamespace(definition: ResourceDefinition, metadata: ObjectMeta): void {
    if (!definition.namespaced) {
      return;
    }
    const name = metadata.namespace ?? '';
    const namespace = this.store
      .collection(storageKeys.namespaces)
      .get(undefined, name);
    if (!namespace) {
      throw kubeErrors.notFound({ group: '', plural: 'namespaces' }, name);
    }
    if (namespace.metadata.deletionTimestamp) {
      throw kubeErrors.forbidden(
        definition.id,
        metadata.name ?? '',
        `unable to create new content in namespace ${name} because it is being terminated`,
      );
    }
  }

  /** Keeps an object, unless nothing is to be kept; one that only waited for this to be gone is gone. */
  put(
    definition: ResourceDefinition,
    object: KubeObject,
    options: { dryRun: boolean },
  ): KubeObject {
    const clean = dropUndefined(object);
    if (options.dryRun) {
      return Object.freeze(clean);
    }
    const stored = definition.toStorage ? definition.toStorage(clean) : clean;
    if (this.#deleter.isDone(definition.storageKey, stored)) {
      return view(
        definition,
        this.#deleter.remove(definition.storageKey, stored),
      );
    }
    return view(definition, this.store.put(definition.storageKey, stored));
  }
}

/** Fields that are `undefined` are no fields: at the top and in metadata, where writes make some. */
function dropUndefined(object: KubeObject): KubeObject {
  const clean = { ...object, metadata: { ...object.metadata } };
  for (const part of [clean, clean.metadata] as unknown as JsonObject[]) {
    for (const name of Object.keys(part)) {
      if (part[name] === undefined) {
        delete part[name];
      }
    }
  }
  return clean;
}

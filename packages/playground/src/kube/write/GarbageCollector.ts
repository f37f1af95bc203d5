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

import { GroupResource } from '../status/KubeStatusError';
import { ObjectLocation, Store } from '../store/Store';
import { propagationFinalizers } from './deletionMark';
import { DeleteRequest } from './WriteContext';

const { foreground } = propagationFinalizers;

/** What the garbage collector does with the objects that it finds. */
export interface CollectorDeletes {
  delete(
    storageKey: string,
    resource: GroupResource,
    namespace: string | undefined,
    name: string,
    request: DeleteRequest,
  ): unknown;
  dropFinalizer(location: ObjectLocation, finalizer: string): void;
}

/** Follows from owners to their dependents, as Kubernetes' garbage collector does. */
export class GarbageCollector {
  readonly #store: Store;
  readonly #deletes: CollectorDeletes;

  constructor(options: { store: Store; deletes: CollectorDeletes }) {
    this.#store = options.store;
    this.#deletes = options.deletes;
  }

  /** Deletes the dependents of an object that is gone, or lets go of them. */
  collect(uid: string, options: { orphaned: boolean }): void {
    for (const dependent of this.#store.dependentsOf(uid)) {
      const object = this.#store.at(dependent);
      if (!object) {
        continue;
      }
      const others = (object.metadata.ownerReferences ?? []).filter(
        owner => owner.uid !== uid,
      );
      const living = others.some(owner => this.#store.locate(owner.uid));
      if (living || options.orphaned) {
        const { ownerReferences, ...metadata } = object.metadata;
        this.#store.put(dependent.storageKey, {
          ...object,
          metadata: {
            ...metadata,
            ...(others.length > 0 && { ownerReferences: others }),
          },
        });
      } else {
        this.#deleteDependent(dependent, 'Background');
      }
    }
  }

  /** Deletes the dependents of an object that waits for them, and lets it go when nothing blocks it. */
  collectInForeground(uid: string): void {
    for (const dependent of this.#store.dependentsOf(uid)) {
      this.#deleteDependent(dependent, 'Foreground');
    }
    this.release(uid);
  }

  #deleteDependent(
    location: ObjectLocation,
    propagationPolicy: 'Background' | 'Foreground',
  ): void {
    const object = this.#store.at(location);
    if (!object) {
      return;
    }
    const hasOwn =
      this.#store.dependentsOf(object.metadata.uid ?? '').length > 0;
    this.#deletes.delete(
      location.storageKey,
      { group: '', plural: location.storageKey },
      location.namespace,
      location.name,
      propagationPolicy === 'Foreground' && hasOwn ? { propagationPolicy } : {},
    );
  }

  /** Ends an owner's foreground deletion once nothing that blocks it is left. */
  release(ownerUid: string): void {
    const location = this.#store.locate(ownerUid);
    const owner = location && this.#store.at(location);
    if (!location || !owner?.metadata.finalizers?.includes(foreground)) {
      return;
    }
    const blocked = this.#store
      .dependentsOf(ownerUid)
      .some(dependent =>
        this.#store
          .at(dependent)
          ?.metadata.ownerReferences?.some(
            one => one.uid === ownerUid && one.blockOwnerDeletion,
          ),
      );
    if (!blocked) {
      this.#deletes.dropFinalizer(location, foreground);
    }
  }
}

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

import { deepFreeze } from '../json';
import { KubeObject } from '../types';
import { Collection, keyOf } from './Collection';

/** Where an object is kept. */
export interface ObjectLocation {
  storageKey: string;
  namespace?: string;
  name: string;
}

/**
 * Objects of all resources under one counter of revisions, as etcd keeps them. It knows nothing of the API's rules:
 * what is written here is written.
 */
export class Store {
  readonly #collections = new Map<string, Collection>();
  readonly #capacity: number;
  readonly #byUid = new Map<string, ObjectLocation>();
  readonly #dependents = new Map<string, Map<string, ObjectLocation>>();
  #revision: number;

  /** `eventCapacity`: writes that a watch can still catch up on, per resource. */
  constructor(options: { eventCapacity: number; firstRevision?: number }) {
    this.#capacity = options.eventCapacity;
    this.#revision = options.firstRevision ?? 1;
  }

  /** The revision of the latest write to anything. */
  get revision(): number {
    return this.#revision;
  }

  collection(storageKey: string): Collection {
    let collection = this.#collections.get(storageKey);
    if (!collection) {
      collection = new Collection({
        capacity: this.#capacity,
        // What was before nobody can have seen in this resource: as in a watch cache, it is too old.
        startRevision: this.#revision,
      });
      this.#collections.set(storageKey, collection);
    }
    return collection;
  }

  /** The object at a place. */
  at({ storageKey, namespace, name }: ObjectLocation): KubeObject | undefined {
    return this.collection(storageKey).get(namespace, name);
  }

  get storageKeys(): readonly string[] {
    return [...this.#collections.keys()];
  }

  /** Adds or replaces an object: stamps it with the next revision, freezes it, and tells the listeners. */
  put(storageKey: string, object: KubeObject): KubeObject {
    const collection = this.collection(storageKey);
    const { namespace, name } = object.metadata;
    const previous = collection.get(namespace, name);
    const stamped = this.#stamp(object);
    this.#index(storageKey, previous, stamped);
    collection.write({
      revision: this.#revision,
      type: previous ? 'MODIFIED' : 'ADDED',
      object: stamped,
      previous,
    });
    return stamped;
  }

  /** Removes an object; listeners are given `last`, or its last state, with the revision of the removal. */
  remove(storageKey: string, object: KubeObject): KubeObject {
    const collection = this.collection(storageKey);
    const { namespace, name } = object.metadata;
    const previous = collection.get(namespace, name);
    const stamped = this.#stamp(object);
    this.#index(storageKey, previous, undefined);
    collection.write({
      revision: this.#revision,
      type: 'DELETED',
      object: stamped,
      previous,
    });
    return stamped;
  }

  /** Where the object with this uid is now. */
  locate(uid: string): ObjectLocation | undefined {
    return this.#byUid.get(uid);
  }

  /** Objects that name this uid in their ownerReferences. */
  dependentsOf(uid: string): readonly ObjectLocation[] {
    return [...(this.#dependents.get(uid)?.values() ?? [])];
  }

  /** Forgets the writes up to `revision`, everywhere: watches and continue tokens from before are refused. */
  compact(revision = this.#revision): void {
    for (const collection of this.#collections.values()) {
      collection.log.compact(revision);
    }
  }

  #stamp(object: KubeObject): KubeObject {
    this.#revision++;
    return deepFreeze({
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#revision) },
    });
  }

  #index(
    storageKey: string,
    previous: KubeObject | undefined,
    next: KubeObject | undefined,
  ): void {
    const { namespace, name } = (next ?? previous)!.metadata;
    const location = { storageKey, namespace, name };
    const key = `${storageKey} ${keyOf(namespace, name)}`;
    for (const { uid } of previous?.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(uid);
      dependents?.delete(key);
      if (dependents?.size === 0) {
        this.#dependents.delete(uid);
      }
    }
    for (const { uid } of next?.metadata.ownerReferences ?? []) {
      let dependents = this.#dependents.get(uid);
      if (!dependents) {
        dependents = new Map();
        this.#dependents.set(uid, dependents);
      }
      dependents.set(key, location);
    }
    if (previous?.metadata.uid) {
      this.#byUid.delete(previous.metadata.uid);
    }
    if (next?.metadata.uid) {
      this.#byUid.set(next.metadata.uid, location);
    }
  }
}

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

import {
  EngineResource,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { WatchSink } from '../watch/WatchSink';
import { HeldFact } from './HeldFact';
import { Partition } from './Partition';

/**
 * What a sink does with facts.
 */
export interface FactStore {
  /**
   * A database has this fact from now on, and no other database of its namespace has it; while a list is read, the latter is left to `retain` at its end.
   */
  put(options: {
    partition: Partition;
    namespace: string;
    database: string;
    resourceIndex: number;
    objectName: string;
    fact: HeldFact;
    isListed: boolean;
  }): void;
  /** No database of the namespace has a fact of the object any more. */
  drop(options: {
    partition: Partition;
    namespace: string;
    resourceIndex: number;
    objectName: string;
  }): void;
  /**
   * Drops the facts of the resource, in the namespace or in all, that come from none of the objects.
   *
   * `objects` has the database of each object (`namespace/name`), `undefined` for one that belongs to none.
   */
  retain(options: {
    partition: Partition;
    namespace: string | undefined;
    resourceIndex: number;
    objects: ReadonlyMap<string, string | undefined>;
  }): void;
}

/**
 * Shrinks the objects of one of an engine's resources to facts, and hands them to the store.
 */
export class FactSink implements WatchSink {
  readonly #store: FactStore;
  readonly #partition: Partition;
  readonly #resource: EngineResource;
  readonly #resourceIndex: number;
  readonly #namespace: string | undefined;
  /** Objects given since the list began, with their databases; `undefined` when no list is being read. */
  #seen: Map<string, string | undefined> | undefined;

  constructor(options: {
    store: FactStore;
    partition: Partition;
    resource: EngineResource;
    /** The namespace that the watch is limited to. */
    namespace: string | undefined;
  }) {
    this.#store = options.store;
    this.#partition = options.partition;
    this.#resource = options.resource;
    this.#resourceIndex = options.partition.engine.resources.indexOf(
      options.resource,
    );
    this.#namespace = options.namespace;
  }

  startSync(): void {
    this.#seen = new Map();
  }

  upsert(object: UnknownObject): void {
    const named = nameOf(object);
    if (!named) {
      return;
    }
    const { namespace, name } = named;
    const shown = this.#show(object);
    const fact = guarded(() => this.#resource.project(shown));
    const held = fact && HeldFact.ofValue(fact);
    if (this.#resource.scope === 'shared') {
      this.#seen?.set(`${namespace}/${name}`, undefined);
      this.#setShared(namespace, name, held);
      return;
    }
    const isPrimary = this.#resource.scope === 'primary';
    const database =
      isPrimary || held ? this.#databaseOf(shown, name) : undefined;
    this.#seen?.set(`${namespace}/${name}`, database);
    const place = {
      partition: this.#partition,
      namespace,
      resourceIndex: this.#resourceIndex,
      objectName: name,
    };
    if (database !== undefined) {
      this.#store.put({
        ...place,
        database,
        fact: held ?? HeldFact.ofValue({}),
        isListed: this.#seen !== undefined,
      });
    } else if (!this.#seen) {
      this.#store.drop(place);
    }
  }

  remove(object: UnknownObject): void {
    const named = nameOf(object);
    if (!named) {
      return;
    }
    const { namespace, name } = named;
    this.#seen?.delete(`${namespace}/${name}`);
    if (this.#resource.scope === 'shared') {
      this.#setShared(namespace, name, undefined);
    } else {
      this.#store.drop({
        partition: this.#partition,
        namespace,
        resourceIndex: this.#resourceIndex,
        objectName: name,
      });
    }
  }

  endSync(): void {
    const objects = this.#seen ?? new Map<string, string | undefined>();
    this.#seen = undefined;
    if (this.#resource.scope === 'shared') {
      this.#retainShared(objects);
    } else {
      this.#store.retain({
        partition: this.#partition,
        namespace: this.#namespace,
        resourceIndex: this.#resourceIndex,
        objects,
      });
    }
  }

  #databaseOf(object: UnknownObject, name: string): string | undefined {
    if (this.#resource.scope === 'primary') {
      return name;
    }
    return guarded(() => this.#resource.databaseOf?.(object));
  }

  /** An engine that asked for metadata is shown nothing else, whatever the Kubernetes API sent. */
  #show(object: UnknownObject): UnknownObject {
    if (this.#resource.representation === 'object') {
      return object;
    }
    const { apiVersion, kind, metadata } = object;
    return { apiVersion, kind, metadata };
  }

  #setShared(namespace: string, name: string, fact: HeldFact | undefined) {
    this.#partition.setShared(
      this.#resource.id,
      namespace ? `${namespace}/${name}` : name,
      fact,
    );
  }

  #retainShared(objects: ReadonlyMap<string, unknown>) {
    const { id } = this.#resource;
    for (const key of Array.from(this.#partition.shared(id).keys())) {
      const slash = key.indexOf('/');
      const isOurs =
        this.#namespace === undefined ||
        slash < 0 ||
        key.slice(0, slash) === this.#namespace;
      if (isOurs && !objects.has(slash < 0 ? `/${key}` : key)) {
        this.#partition.setShared(id, key, undefined);
      }
    }
  }
}

/** Name and namespace (`''` for none) of an object; `undefined` when it does not say. */
function nameOf(
  object: UnknownObject,
): { namespace: string; name: string } | undefined {
  const { name, namespace } = (object?.metadata ?? {}) as {
    name?: unknown;
    namespace?: unknown;
  };
  return typeof name === 'string' && name
    ? { name, namespace: typeof namespace === 'string' ? namespace : '' }
    : undefined;
}

/** Engines promise not to throw; one that does must not end the watch of the others. */
function guarded<T>(work: () => T | undefined): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

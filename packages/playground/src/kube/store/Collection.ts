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

import { KubeObject } from '../types';
import { EventLog, LoggedEvent } from './EventLog';

/** Calls back after every write to a collection, in order. */
export type LoggedEventListener = (event: LoggedEvent) => void;

/** The key by which objects are ordered in lists and continue tokens: `namespace/name`, or `name`. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** Where an object stands; modifications change what is in it, and not its place in the order. */
interface Slot {
  readonly key: string;
  object: KubeObject;
}

function byKey(a: Slot, b: Slot): number {
  if (a.key === b.key) {
    return 0;
  }
  return a.key < b.key ? -1 : 1;
}

function objectKey({ metadata }: KubeObject): string {
  return keyOf(metadata.namespace, metadata.name);
}

/** All objects of one resource, by namespace and name, with the log of the latest writes. */
export class Collection {
  readonly log: EventLog;
  readonly #byNamespace = new Map<string, Map<string, Slot>>();
  /** Slots in order, by namespace or `undefined` for all; forgotten when objects come or go. */
  readonly #ordered = new Map<string | undefined, readonly Slot[]>();
  /** Objects in order; forgotten with every write. */
  readonly #lists = new Map<string | undefined, readonly KubeObject[]>();
  readonly #listeners = new Set<LoggedEventListener>();
  readonly #pending: LoggedEvent[] = [];
  #dispatching = false;

  constructor(options: { capacity: number; startRevision: number }) {
    this.log = new EventLog(options.capacity, options.startRevision);
  }

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#byNamespace.get(namespace ?? '')?.get(name)?.object;
  }

  /** Objects in the order of their keys; of one namespace or of all. The result is shared: do not change it. */
  list(namespace?: string): readonly KubeObject[] {
    let list = this.#lists.get(namespace);
    if (!list) {
      list = this.#order(namespace).map(slot => slot.object);
      this.#lists.set(namespace, list);
    }
    return list;
  }

  #order(namespace: string | undefined): readonly Slot[] {
    let order = this.#ordered.get(namespace);
    if (!order) {
      const maps =
        namespace === undefined
          ? [...this.#byNamespace.values()]
          : [this.#byNamespace.get(namespace) ?? new Map<string, Slot>()];
      order = maps.flatMap(map => [...map.values()]).sort(byKey);
      this.#ordered.set(namespace, order);
    }
    return order;
  }

  /** Objects as they were at `revision`, by undoing later writes; `undefined` when those are forgotten. */
  listAt(
    revision: number,
    namespace?: string,
  ): readonly KubeObject[] | undefined {
    if (!this.log.reaches(revision)) {
      return undefined;
    }
    const later = this.log.after(revision);
    if (later.length === 0) {
      return this.list(namespace);
    }
    const objects = new Map(
      this.list(namespace).map(object => [objectKey(object), object]),
    );
    for (let index = later.length - 1; index >= 0; index--) {
      const { object, previous } = later[index];
      if (namespace === undefined || object.metadata.namespace === namespace) {
        if (previous) {
          objects.set(objectKey(object), previous);
        } else {
          objects.delete(objectKey(object));
        }
      }
    }
    return [...objects]
      .map(([key, object]) => ({ key, object }))
      .sort(byKey)
      .map(slot => slot.object);
  }

  get size(): number {
    let size = 0;
    for (const map of this.#byNamespace.values()) {
      size += map.size;
    }
    return size;
  }

  /** Takes in a write and tells the listeners. */
  write(event: LoggedEvent): void {
    const { namespace = '', name } = event.object.metadata;
    const map = this.#byNamespace.get(namespace) ?? new Map<string, Slot>();
    const slot = map.get(name);
    if (event.type === 'DELETED') {
      map.delete(name);
      if (map.size === 0) {
        this.#byNamespace.delete(namespace);
      }
      this.#ordered.clear();
    } else if (slot) {
      slot.object = event.object;
    } else {
      map.set(name, { key: objectKey(event.object), object: event.object });
      this.#byNamespace.set(namespace, map);
      this.#ordered.clear();
    }
    this.#lists.clear();
    this.log.append(event);
    this.#dispatch(event);
  }

  subscribe(listener: LoggedEventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A listener may write: what it writes is told after everybody has heard of the first event. */
  #dispatch(event: LoggedEvent): void {
    this.#pending.push(event);
    if (this.#dispatching) {
      return;
    }
    this.#dispatching = true;
    try {
      for (
        let next = this.#pending.shift();
        next;
        next = this.#pending.shift()
      ) {
        for (const listener of [...this.#listeners]) {
          listener(next);
        }
      }
    } finally {
      this.#dispatching = false;
    }
  }
}

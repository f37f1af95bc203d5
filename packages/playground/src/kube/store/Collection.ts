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

function byKey(a: KubeObject, b: KubeObject): number {
  const left = keyOf(a.metadata.namespace, a.metadata.name);
  const right = keyOf(b.metadata.namespace, b.metadata.name);
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** All objects of one resource, by namespace and name, with the log of the latest writes. */
export class Collection {
  readonly log: EventLog;
  readonly #byNamespace = new Map<string, Map<string, KubeObject>>();
  readonly #sorted = new Map<string, readonly KubeObject[]>();
  readonly #listeners = new Set<LoggedEventListener>();
  readonly #pending: LoggedEvent[] = [];
  #dispatching = false;

  constructor(options: { capacity: number; startRevision: number }) {
    this.log = new EventLog(options.capacity, options.startRevision);
  }

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#byNamespace.get(namespace ?? '')?.get(name);
  }

  /** Objects in the order of their keys; of one namespace or of all. The result is shared: do not change it. */
  list(namespace?: string): readonly KubeObject[] {
    const cacheKey = namespace ?? '*';
    const known = this.#sorted.get(cacheKey);
    if (known) {
      return known;
    }
    const maps =
      namespace === undefined
        ? [...this.#byNamespace.values()]
        : [this.#byNamespace.get(namespace) ?? new Map<string, KubeObject>()];
    const sorted = maps.flatMap(map => [...map.values()]).sort(byKey);
    this.#sorted.set(cacheKey, sorted);
    return sorted;
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
      this.list(namespace).map(object => [
        keyOf(object.metadata.namespace, object.metadata.name),
        object,
      ]),
    );
    for (let index = later.length - 1; index >= 0; index--) {
      const { object, previous } = later[index];
      if (namespace === undefined || object.metadata.namespace === namespace) {
        const key = keyOf(object.metadata.namespace, object.metadata.name);
        if (previous) {
          objects.set(key, previous);
        } else {
          objects.delete(key);
        }
      }
    }
    return [...objects.values()].sort(byKey);
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
    if (event.type === 'DELETED') {
      const map = this.#byNamespace.get(namespace);
      map?.delete(name);
      if (map?.size === 0) {
        this.#byNamespace.delete(namespace);
      }
    } else {
      let map = this.#byNamespace.get(namespace);
      if (!map) {
        map = new Map();
        this.#byNamespace.set(namespace, map);
      }
      map.set(name, event.object);
    }
    this.#sorted.clear();
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

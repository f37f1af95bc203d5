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

import type {
  Engine,
  EngineResource,
  Fact,
  Facts,
  Observation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { matchesFields, matchesLabels } from './selectors';
import { fieldOf } from './fieldOf';
import { isOfPlural } from './isOfPlural';

/**
 * Objects of one Kubernetes cluster, handed to an engine as the backend does it.
 *
 * @remarks
 * Objects of a resource are found by their `kind`: `pods` holds each `Pod`, `storageclasses` each `StorageClass`.
 *
 * @public
 */
export class EngineWorld {
  readonly #engine: Engine;
  readonly #objects: readonly UnknownObject[];
  readonly #gaps: Readonly<Record<string, string>>;

  /**
   * @param gaps - by resource id, why a resource cannot be read; its objects are then not handed over
   */
  constructor(
    engine: Engine,
    objects: readonly UnknownObject[],
    gaps: Readonly<Record<string, string>> = {},
  ) {
    this.#engine = engine;
    this.#objects = objects;
    this.#gaps = gaps;
  }

  /** What the engine is given about one database. */
  facts(namespace: string, name: string, now: number): Facts {
    const primary = this.#primary;
    const own = this.#select(primary).find(
      object =>
        namespaceOf(object) === namespace &&
        fieldOf(object, 'metadata', 'name') === name,
    );
    return {
      namespace,
      name,
      now,
      primary: factOf(primary, own ?? {}) ?? {},
      members: id =>
        this.#objectsOf(id, (object, resource) => {
          const isHere = namespaceOf(object) === namespace;
          return isHere && resource.databaseOf?.(object) === name;
        })
          .sort(newestFirst)
          .slice(0, this.#byId(id)?.keepNewest),
      shared: (id, key) =>
        this.#objectsOf(id, object => keyOf(object) === key)[0],
      allShared: id => this.#objectsOf(id, () => true),
      gap: id => {
        const reason = this.#gaps[id];
        const resource = this.#byId(id);
        return reason === undefined || resource === undefined
          ? undefined
          : { resource: resource.plural, reason };
      },
    };
  }

  /** What the engine says of one database. */
  observe(namespace: string, name: string, now: number): Observation {
    return this.#engine.observe(this.facts(namespace, name, now));
  }

  get #primary(): EngineResource {
    const found = this.#engine.resources.find(
      ({ scope }) => scope === 'primary',
    );
    if (!found) {
      throw new Error(`The engine ${this.#engine.id} has no primary resource`);
    }
    return found;
  }

  #byId(id: string): EngineResource | undefined {
    return this.#engine.resources.find(resource => resource.id === id);
  }

  #objectsOf(
    id: string,
    isMeant: (object: UnknownObject, resource: EngineResource) => boolean,
  ): Fact[] {
    const resource = this.#byId(id);
    return resource === undefined
      ? []
      : this.#select(resource)
          .filter(object => isMeant(object, resource))
          .flatMap<Fact>(object => factOf(resource, object) ?? []);
  }

  /** The objects of a resource that its selectors let through. */
  #select(resource: EngineResource): UnknownObject[] {
    return this.#gaps[resource.id] === undefined
      ? this.#objects.filter(
          object =>
            isOfPlural(fieldOf(object, 'kind'), resource.plural) &&
            matchesLabels(object, resource.labelSelector) &&
            matchesFields(object, resource.fieldSelector),
        )
      : [];
  }
}

/** Facts are kept as text. */
function factOf(
  resource: EngineResource,
  object: UnknownObject,
): Fact | undefined {
  const fact = resource.project(object);
  return fact === undefined ? undefined : JSON.parse(JSON.stringify(fact));
}

/** Facts that have a time, by it; the others as they come. */
function newestFirst(a: Fact, b: Fact): number {
  return typeof a.at === 'string' && typeof b.at === 'string'
    ? b.at.localeCompare(a.at)
    : 0;
}

function namespaceOf(object: UnknownObject): unknown {
  return fieldOf(object, 'metadata', 'namespace');
}

/** As {@link Facts.shared} has it. */
function keyOf(object: UnknownObject): string {
  const namespace = namespaceOf(object);
  const name = fieldOf(object, 'metadata', 'name');
  const own = typeof name === 'string' ? name : '';
  return typeof namespace === 'string' ? `${namespace}/${own}` : own;
}

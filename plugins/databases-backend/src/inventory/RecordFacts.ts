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
  Engine,
  Fact,
  Facts,
  Gap,
} from '@database-platform/plugin-databases-common';
import { factKey, parseFactKey } from './factKey';
import { HeldFact } from './HeldFact';
import { Partition } from './Partition';

/**
 * The facts about one database, as its engine reads them.
 */
export class RecordFacts implements Facts {
  readonly namespace: string;
  readonly name: string;
  readonly now: number;
  readonly #engine: Engine;
  readonly #partition: Partition;
  readonly #facts: ReadonlyMap<string, HeldFact>;
  /** In the order of their keys, by the engine's resource; put together when the first of them is asked for. */
  #byResource: ReadonlyArray<readonly Fact[]> | undefined;

  constructor(options: {
    namespace: string;
    name: string;
    partition: Partition;
    facts: ReadonlyMap<string, HeldFact>;
    now: number;
  }) {
    this.namespace = options.namespace;
    this.name = options.name;
    this.now = options.now;
    this.#partition = options.partition;
    this.#engine = options.partition.engine;
    this.#facts = options.facts;
  }

  get primary(): Fact {
    const key = factKey(this.#partition.primaryIndex, this.name);
    return this.#facts.get(key)?.value ?? {};
  }

  members(resourceId: string): readonly Fact[] {
    this.#byResource ??= this.#group();
    const index = this.#engine.resources.findIndex(
      ({ id }) => id === resourceId,
    );
    return this.#byResource[index] ?? [];
  }

  shared(resourceId: string, name: string): Fact | undefined {
    return this.#partition.shared(resourceId).get(name)?.value;
  }

  allShared(resourceId: string): readonly Fact[] {
    return Array.from(
      this.#partition.shared(resourceId).values(),
      ({ value }) => value,
    );
  }

  gap(resourceId: string): Gap | undefined {
    return this.#partition.knowledge.gap(resourceId, this.namespace);
  }

  #group(): ReadonlyArray<readonly Fact[]> {
    const byResource = this.#engine.resources.map((): Fact[] => []);
    for (const key of Array.from(this.#facts.keys()).sort()) {
      const fact = this.#facts.get(key);
      if (fact) {
        byResource[parseFactKey(key).resourceIndex]?.push(fact.value);
      }
    }
    return byResource;
  }
}

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
  readonly #facts: ReadonlyMap<string, string>;
  /** The facts as text, in the order of their keys, by the engine's resource; put together when the first of them is asked for. */
  #byResource: ReadonlyArray<readonly string[]> | undefined;

  constructor(options: {
    namespace: string;
    name: string;
    partition: Partition;
    facts: ReadonlyMap<string, string>;
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
    const text = this.#facts.get(
      factKey(this.#partition.primaryIndex, this.name),
    );
    return text === undefined ? {} : parseFact(text);
  }

  members(resourceId: string): readonly Fact[] {
    this.#byResource ??= this.#group();
    const index = this.#engine.resources.findIndex(
      ({ id }) => id === resourceId,
    );
    return this.#byResource[index]?.map(parseFact) ?? [];
  }

  shared(resourceId: string, name: string): Fact | undefined {
    return this.#partition.shared(resourceId).get(name)?.fact;
  }

  allShared(resourceId: string): readonly Fact[] {
    return Array.from(
      this.#partition.shared(resourceId).values(),
      ({ fact }) => fact,
    );
  }

  gap(resourceId: string): Gap | undefined {
    return this.#partition.knowledge.gap(resourceId, this.namespace);
  }

  #group(): ReadonlyArray<readonly string[]> {
    const byResource = this.#engine.resources.map((): string[] => []);
    for (const key of Array.from(this.#facts.keys()).sort()) {
      const text = this.#facts.get(key);
      if (text !== undefined) {
        byResource[parseFactKey(key).resourceIndex]?.push(text);
      }
    }
    return byResource;
  }
}

function parseFact(text: string): Fact {
  return JSON.parse(text) as Fact;
}

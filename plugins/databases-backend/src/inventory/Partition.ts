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
  EngineResource,
  Gap,
} from '@database-platform/plugin-databases-common';
import { DatabaseRecord } from './DatabaseRecord';
import { FactCodec } from './FactCodec';
import { factHash, factKey } from './factKey';
import { HeldFact } from './HeldFact';

/**
 * The time at which facts are judged, when it is not this process's own.
 */
export interface Judgement {
  /** Milliseconds since the epoch, by the Kubernetes cluster's clock. */
  now: number;
  /** What is no longer told does not grow old: the time stands still until it is told again. */
  isFrozen: boolean;
}

/**
 * How far what is known of one engine in one Kubernetes cluster can be believed.
 */
export interface Knowledge {
  /** Whether every watch has come to a first result, good or bad. */
  isSettled(): boolean;
  /** Why the absence of facts of the resource in the namespace means nothing. */
  gap(resourceId: string, namespace: string): Gap | undefined;
  /** When the list of databases was last known to be right, if not now (milliseconds since the epoch). */
  lastKnownAt(): number | undefined;
  /** The time at which to judge what is known of databases in the namespace; now when absent. */
  judgement(namespace: string): Judgement | undefined;
}

/**
 * The databases of one engine in one Kubernetes cluster.
 */
export class Partition {
  readonly kubernetesCluster: string;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  readonly codec: FactCodec;
  /** The place of the primary resource among the engine's resources. */
  readonly primaryIndex: number;
  /** By namespace and name. */
  readonly #records = new Map<string, Map<string, DatabaseRecord>>();
  readonly #shared = new Map<string, Map<string, HeldFact>>();
  #sharedRevision = 0;

  constructor(options: {
    kubernetesCluster: string;
    engine: Engine;
    knowledge: Knowledge;
    codec: FactCodec;
  }) {
    this.kubernetesCluster = options.kubernetesCluster;
    this.engine = options.engine;
    this.knowledge = options.knowledge;
    this.codec = options.codec;
    this.primaryIndex = this.engine.resources.findIndex(
      ({ scope }) => scope === 'primary',
    );
  }

  get primaryResource(): EngineResource {
    return this.engine.resources[this.primaryIndex];
  }

  get(namespace: string, name: string): DatabaseRecord | undefined {
    return this.#records.get(namespace)?.get(name);
  }

  add(record: DatabaseRecord): void {
    const { namespace, name } = record.ref;
    let inNamespace = this.#records.get(namespace);
    if (!inNamespace) {
      inNamespace = new Map();
      this.#records.set(namespace, inNamespace);
    }
    inNamespace.set(name, record);
  }

  remove(record: DatabaseRecord): void {
    const { namespace, name } = record.ref;
    const inNamespace = this.#records.get(namespace);
    inNamespace?.delete(name);
    if (inNamespace?.size === 0) {
      this.#records.delete(namespace);
    }
  }

  /** All records, of one namespace or of all. */
  *records(namespace?: string): Iterable<DatabaseRecord> {
    if (namespace !== undefined) {
      yield* this.#records.get(namespace)?.values() ?? [];
      return;
    }
    for (const inNamespace of this.#records.values()) {
      yield* inNamespace.values();
    }
  }

  /** The records that have a fact of the object, or are about to. */
  *holders(
    namespace: string,
    resourceIndex: number,
    objectName: string,
  ): Iterable<DatabaseRecord> {
    const key = factKey(resourceIndex, objectName);
    const hash = factHash(resourceIndex, objectName);
    for (const record of this.records(namespace)) {
      if (record.pending?.has(key)) {
        if (record.pending.get(key) !== undefined) {
          yield record;
        }
      } else if (record.keys.includes(hash)) {
        yield record;
      }
    }
  }

  /** Grows with each change of a shared fact. */
  get sharedRevision(): number {
    return this.#sharedRevision;
  }

  /** Facts of a shared resource by name. */
  shared(resourceId: string): ReadonlyMap<string, HeldFact> {
    return this.#sharedOf(resourceId);
  }

  /** Sets a fact of a shared resource, or takes it away. */
  setShared(
    resourceId: string,
    name: string,
    fact: HeldFact | undefined,
  ): void {
    const facts = this.#sharedOf(resourceId);
    if (facts.get(name)?.text === fact?.text) {
      return;
    }
    if (fact) {
      facts.set(name, fact);
    } else {
      facts.delete(name);
    }
    this.#sharedRevision += 1;
  }

  #sharedOf(resourceId: string): Map<string, HeldFact> {
    let facts = this.#shared.get(resourceId);
    if (!facts) {
      facts = new Map();
      this.#shared.set(resourceId, facts);
    }
    return facts;
  }
}

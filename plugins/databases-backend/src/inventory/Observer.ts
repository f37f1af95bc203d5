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
  DatabaseSummary,
  Owner,
} from '@database-platform/plugin-databases-common';
import {
  EnvironmentConfig,
  resolveEnvironment,
} from '../environments/resolveEnvironment';
import {
  OwnersConfig,
  resolveOwner,
  resolveSystem,
} from '../owners/resolveOwner';
import { Clock } from '../time';
import { DatabaseRecord } from './DatabaseRecord';
import { observeSafely } from './observeSafely';
import { Judgement } from './Partition';
import { RecordFacts } from './RecordFacts';
import { StableObservation, summarize } from './summarize';

/** What a look at a database gives. */
export interface Look {
  observation: StableObservation;
  summary: Omit<DatabaseSummary, 'observedAt'>;
  /** When time alone may change it, in milliseconds since the epoch by the clock of its Kubernetes cluster. */
  reviewAt: number | undefined;
}

/**
 * Looks at databases: has their engine observe the facts, and adds what the portal's configuration says.
 */
export class Observer {
  readonly #clock: Clock;
  readonly #owners: OwnersConfig;
  readonly #environments: readonly EnvironmentConfig[];
  /** Equal owners are kept once. */
  readonly #ownersKnown = new Map<string, Owner>();

  constructor(options: {
    clock: Clock;
    owners: OwnersConfig;
    environments: readonly EnvironmentConfig[];
  }) {
    this.#clock = options.clock;
    this.#owners = options.owners;
    this.#environments = options.environments;
  }

  /** @param facts - all of the record's, where they are at hand */
  look(record: DatabaseRecord, facts = record.facts): Look {
    const { ref, id, partition } = record;
    const { reviewAt, ...observation } = observeSafely(
      partition.engine,
      this.factsOf(record, facts),
    );
    const said = { ...observation, namespace: ref.namespace };
    const summary = summarize(observation, {
      id,
      ref,
      owner: this.#ownerOnce(resolveOwner(said, this.#owners)),
      environment: resolveEnvironment(ref, this.#environments),
      system: observation.system ?? resolveSystem(said),
      now: this.#clock.now(),
    });
    return { observation, summary, reviewAt };
  }

  /** The facts of a record as its engine reads them, to be judged now or when they were last told. */
  factsOf(record: DatabaseRecord, facts = record.facts): RecordFacts {
    return new RecordFacts({
      namespace: record.ref.namespace,
      name: record.ref.name,
      partition: record.partition,
      facts,
      now: judgementOf(record)?.now ?? this.#clock.now(),
    });
  }

  #ownerOnce(owner: Owner): Owner {
    const key = `${owner.source} ${owner.ref ?? ''}`;
    const known = this.#ownersKnown.get(key);
    if (!known) {
      this.#ownersKnown.set(key, owner);
    }
    return known ?? owner;
  }
}

/** The time at which the facts of a record are judged, where it is not this process's own. */
export function judgementOf(record: DatabaseRecord): Judgement | undefined {
  return record.partition.knowledge.judgement(record.ref.namespace);
}

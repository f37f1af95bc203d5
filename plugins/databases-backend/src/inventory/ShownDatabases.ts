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

import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { hash53 } from '../text/hash53';
import { ChangeKind } from './ChangeKind';
import { DatabaseRecord } from './DatabaseRecord';
import { DatabaseTraits, sameOrder } from './DatabaseTraits';
import { OneOfEach } from './OneOfEach';
import { figuresOf, StableObservation, stateOf, traitsOf } from './summarize';

/**
 * The databases that have been observed and are there, as pages list them.
 */
export class ShownDatabases {
  readonly #records = new Set<DatabaseRecord>();
  readonly #texts: OneOfEach;
  readonly #onChange: (record: DatabaseRecord, kind: ChangeKind) => void;
  #revision = 0;
  #changes = 0;

  constructor(options: {
    texts: OneOfEach;
    onChange(record: DatabaseRecord, kind: ChangeKind): void;
  }) {
    this.#texts = options.texts;
    this.#onChange = options.onChange;
  }

  get records(): ReadonlySet<DatabaseRecord> {
    return this.#records;
  }

  /** Grows with each change of what the fleet filters and sorts by, except lag. */
  get revision(): number {
    return this.#revision;
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#changes;
  }

  /** Shows what was observed of the database, if that is something else than before. */
  show(
    record: DatabaseRecord,
    observation: StableObservation,
    summary: Omit<DatabaseSummary, 'observedAt'>,
  ): void {
    const row = JSON.stringify(summary);
    const stateHash = hash53(JSON.stringify(stateOf(observation, summary)));
    const figuresHash = hash53(JSON.stringify(figuresOf(observation)));
    if (
      row === record.row &&
      stateHash === record.stateHash &&
      figuresHash === record.figuresHash
    ) {
      return;
    }
    const traits = this.#compact(traitsOf(summary));
    const isState = stateHash !== record.stateHash || !record.traits;
    if (!record.traits || !sameOrder(record.traits, traits)) {
      this.#revision += 1;
    }
    this.#changes += 1;
    record.version = this.#changes;
    record.row = row;
    record.traits = traits;
    record.stateHash = stateHash;
    record.figuresHash = figuresHash;
    this.#records.add(record);
    this.#onChange(record, isState ? 'state' : 'figures');
  }

  /** The database is gone. */
  hide(record: DatabaseRecord): void {
    record.exists = false;
    if (this.#records.delete(record)) {
      record.row = undefined;
      record.traits = undefined;
      record.observedAt = 0;
      this.#revision += 1;
      this.#changes += 1;
      this.#onChange(record, 'removed');
    }
  }

  #compact(traits: DatabaseTraits): DatabaseTraits {
    return {
      ...traits,
      version: traits.version && this.#texts.of(traits.version),
    };
  }
}

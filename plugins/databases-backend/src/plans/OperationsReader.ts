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
  Database,
  DatabaseOperations,
  EngineChanges,
  EngineOperation,
  ManifestLocation,
  OperationState,
} from '@database-platform/plugin-databases-common';
import { BoundedMemory } from '../gitops/BoundedMemory';
import { locationOf, Manifests } from '../gitops/Manifests';
import { DatabaseRecord, Inventory } from '../inventory';
import { ReadFilter } from '../permissions/ReadFilter';
import { Clock, within } from '../time';
import { PlanProblem } from './PlanProblem';
import { operationPermissions } from './PlanSubjects';

/** How long it is believed where a manifest is: finding out costs several requests, and it hardly ever changes. */
const BELIEVED_MS = 30_000;
const MAX_REMEMBERED = 2_000;

/** A page that shows buttons does not wait longer. */
const PATIENCE_MS = 15_000;

type Located = { location: ManifestLocation } | { reason: string };

/** What the reader may do. */
interface Rights {
  /** The databases on which they have the permission that the operation needs. */
  filter: ReadFilter;
  mayChange: boolean;
}

/**
 * Tells what can be asked for a database.
 */
export class OperationsReader {
  readonly #inventory: Pick<Inventory, 'details' | 'marks'>;
  readonly #manifests: Manifests;
  readonly #clock: Clock;
  readonly #located: BoundedMemory<Located>;

  constructor(options: {
    inventory: Pick<Inventory, 'details' | 'marks'>;
    manifests: Manifests;
    clock: Clock;
  }) {
    this.#inventory = options.inventory;
    this.#manifests = options.manifests;
    this.#clock = options.clock;
    this.#located = new BoundedMemory({
      maxSize: MAX_REMEMBERED,
      maxAgeMs: BELIEVED_MS,
      now: () => this.#clock.now(),
    });
  }

  /**
   * @param filterFor - the databases on which the reader has the permission that a kind of operation needs
   */
  async read(
    record: DatabaseRecord,
    filterFor: (kind: EngineOperation['kind']) => Promise<ReadFilter>,
  ): Promise<DatabaseOperations> {
    const { engine } = record.partition;
    const { changes } = engine;
    const observedAt = new Date(this.#clock.now()).toISOString();
    // A database is not created a second time
    const operations = (changes?.operations ?? []).filter(
      ({ id }) => id !== 'create',
    );
    if (!changes || operations.length === 0) {
      return { items: [], observedAt };
    }
    const database = { ...this.#inventory.details(record), observedAt };
    const [located, changeable, ...filters] = await Promise.all([
      this.#locate(record, changes),
      filterFor('change'),
      ...operations.map(({ kind }) => filterFor(kind)),
    ]);
    return {
      items: operations.map((operation, index) =>
        this.#stateOf(operation, record, database, located, {
          filter: filters[index],
          mayChange: changeable.allows(record),
        }),
      ),
      ...('location' in located && { location: located.location }),
      observedAt,
    };
  }

  #stateOf(
    operation: EngineOperation,
    record: DatabaseRecord,
    database: Database,
    located: Located,
    rights: Rights,
  ): OperationState {
    const { id, title, kind } = operation;
    const meaningless = operation.notApplicable?.(database);
    const reason =
      meaningless ??
      this.#reasonAgainst(kind, record, database.phase, located, rights);
    return {
      id,
      title,
      applies: meaningless === undefined,
      allowed: reason === undefined,
      reason,
    };
  }

  #reasonAgainst(
    kind: EngineOperation['kind'],
    record: DatabaseRecord,
    phase: Database['phase'],
    located: Located,
    { filter, mayChange }: Rights,
  ): string | undefined {
    if (!filter.allows(record)) {
      return kind === 'create'
        ? `You lack the permission ${operationPermissions[kind].name} for databases beside it`
        : `You lack the permission ${operationPermissions[kind].name} on it`;
    }
    if (kind === 'create') {
      if (!mayChange) {
        return `You lack the permission ${operationPermissions.change.name} on it, and a copy has all that is in it`;
      }
      const target = this.#manifests.targetOf(record.ref, record.environment);
      return typeof target === 'string' ? target : undefined;
    }
    if (phase === 'deleting') {
      return 'It is being deleted';
    }
    return 'reason' in located ? located.reason : undefined;
  }

  #locate(record: DatabaseRecord, changes: EngineChanges): Promise<Located> {
    const marks = this.#inventory.marks(record);
    const about = { ...marks, environment: record.environment };
    // When the marks change, so may the place
    const key = JSON.stringify([record.id, marks]);
    return within(
      this.#clock,
      PATIENCE_MS,
      this.#located.recall(key, async () => {
        const signal = new AbortController().signal;
        try {
          const found = await this.#manifests.find(
            record.ref,
            changes.manifest,
            about,
            { signal },
          );
          return { value: { location: locationOf(found) }, size: 1 };
        } catch (error) {
          if (error instanceof PlanProblem) {
            return { value: { reason: error.message }, size: 1 };
          }
          throw error;
        }
      }),
      () => ({
        reason: `Where its manifest is could not be found out within ${
          PATIENCE_MS / 1000
        } s; try again`,
      }),
    );
  }
}

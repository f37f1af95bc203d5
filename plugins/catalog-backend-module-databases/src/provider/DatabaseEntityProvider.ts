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
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  DatabasesApi,
  DatabaseSummary,
} from '@database-platform/plugin-databases-common';
import { Coalescer, SetTimer } from './Coalescer';
import { desiredEntities, KnownEntities } from './KnownEntities';
import { planDelta } from './planDelta';
import { readInventory } from './readInventory';

/** The topic on which the databases backend says that databases came, went or changed. */
const CHANGED_TOPIC = 'databases.changed';

/** How long a change waits for others, in milliseconds. */
const COALESCE_MS = 500;

/** At least so long is between two readings that changes ask for, in milliseconds. */
const GAP_MS = 5_000;

/** How long what this process remembers is trusted, in milliseconds: other replicas of the portal write to the same catalog. */
const RECONCILE_MS = 600_000;

/**
 * Keeps every database of the databases backend in the catalog, as a Resource.
 *
 * @remarks
 * When the databases of every Kubernetes cluster were listed, the first mutation (and one every ten minutes) is a full one: whatever else an
 * earlier process left in the catalog goes. As long as one Kubernetes cluster is not wholly listed, there is no full mutation; what is in the catalog is read from the
 * catalog instead, and deltas add everything that was listed and remove only from Kubernetes clusters that were listed to the end.
 */
export class DatabaseEntityProvider implements EntityProvider {
  readonly #options: DatabaseEntityProviderOptions;
  readonly #coalescer: Coalescer;
  readonly #stopped = new AbortController();
  #connection: EntityProviderConnection | undefined;
  #tail: Promise<void> = Promise.resolve();
  #known: KnownEntities = new Map();
  /** When the last full mutation was made, or what the catalog holds was read from it. */
  #reconciled: { at: number; by: 'full' | 'catalog' } | undefined;
  #reportedProblem: string | undefined;

  constructor(options: DatabaseEntityProviderOptions) {
    this.#options = options;
    this.#coalescer = new Coalescer({
      run: () => this.refreshQuietly(),
      delayMs: COALESCE_MS,
      gapMs: GAP_MS,
      now: options.now,
      setTimer: options.setTimer,
    });
  }

  getProviderName(): string {
    return 'DatabaseEntityProvider:default';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: signal => this.refreshQuietly(signal),
    });
    await this.#options.events.subscribe({
      id: this.getProviderName(),
      topics: [CHANGED_TOPIC],
      onEvent: async () => this.#coalescer.request(),
    });
  }

  /** Ends what is under way. */
  stop(): void {
    this.#coalescer.stop();
    this.#stopped.abort();
  }

  /** Like {@link DatabaseEntityProvider.refresh}, but says in the log what failed: the next run tries again. */
  async refreshQuietly(signal?: AbortSignal): Promise<void> {
    try {
      await this.refresh(signal);
      if (this.#reportedProblem) {
        this.#reportedProblem = undefined;
        this.#options.logger.info('The databases backend answers again');
      }
    } catch (error) {
      const problem = stringifyError(error);
      if (!this.#stopped.signal.aborted && problem !== this.#reportedProblem) {
        this.#reportedProblem = problem;
        this.#options.logger.warn(
          `The catalog keeps the databases it has, because they could not be read: ${problem}`,
        );
      }
    }
  }

  /** Reads every database and tells the catalog what is different. One run at a time. */
  refresh(signal?: AbortSignal): Promise<void> {
    const signals = [this.#stopped.signal, ...(signal ? [signal] : [])];
    const run = this.#tail.then(() => this.#refresh(AbortSignal.any(signals)));
    this.#tail = run.catch(() => {});
    return run;
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const inventory = await readInventory(this.#options.api, {
      now: this.#options.now,
      signal,
    });
    const desired = desiredEntities(
      inventory.databases,
      this.#options.toEntity,
    );
    signal.throwIfAborted();

    if (inventory.complete && this.#isDue('full')) {
      await this.#applyFull([...desired.values()].map(item => item.entity));
      this.#known = new Map(
        [...desired].map(([entityRef, { database, hash }]) => [
          entityRef,
          { database, hash },
        ]),
      );
      this.#reconciled = { at: this.#options.now(), by: 'full' };
      return;
    }

    if (this.#isDue('catalog')) {
      const ours = [...this.#known].map(
        ([entityRef, { database }]) => [entityRef, { database }] as const,
      );
      this.#known = new Map([...ours, ...(await this.#options.readKnown())]);
      this.#reconciled = { at: this.#options.now(), by: 'catalog' };
    }
    const delta = planDelta({ known: this.#known, desired, inventory });
    if (delta.added.length > 0 || delta.removed.length > 0) {
      await this.#applyDelta(delta.added, delta.removed);
    }
    this.#known = delta.known;
  }

  /** A full mutation also stands for reading the catalog, but not the other way round. */
  #isDue(by: 'full' | 'catalog'): boolean {
    const last = this.#reconciled;
    return (
      last === undefined ||
      (by === 'full' && last.by === 'catalog') ||
      this.#options.now() - last.at >= RECONCILE_MS
    );
  }

  async #applyFull(entities: Entity[]): Promise<void> {
    await this.#connect().applyMutation({
      type: 'full',
      entities: entities.map(entity => this.#deferred(entity)),
    });
    this.#options.logger.debug(`The catalog has ${entities.length} databases`);
  }

  async #applyDelta(added: Entity[], removed: string[]): Promise<void> {
    await this.#connect().applyMutation({
      type: 'delta',
      added: added.map(entity => this.#deferred(entity)),
      removed: removed.map(entityRef => ({
        entityRef,
        locationKey: this.getProviderName(),
      })),
    });
    this.#options.logger.debug(
      `${added.length} databases added to the catalog or changed, ${removed.length} removed`,
    );
  }

  #deferred(entity: Entity): { entity: Entity; locationKey: string } {
    return { entity, locationKey: this.getProviderName() };
  }

  #connect(): EntityProviderConnection {
    if (!this.#connection) {
      throw new Error(`${this.getProviderName()} is not connected`);
    }
    return this.#connection;
  }
}

/** What a {@link DatabaseEntityProvider} needs. */
export interface DatabaseEntityProviderOptions {
  api: Pick<DatabasesApi, 'getDatabases' | 'getSources'>;
  /** Reads which of the provider's entities the catalog holds. */
  readKnown: () => Promise<KnownEntities>;
  toEntity: (database: DatabaseSummary) => Entity;
  events: EventsService;
  taskRunner: SchedulerServiceTaskRunner;
  logger: LoggerService;
  /** Milliseconds since the epoch. */
  now: () => number;
  setTimer: SetTimer;
}

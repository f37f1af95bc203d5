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
  DatabaseRef,
  Engine,
  Facts,
  Observation,
} from '@database-platform/plugin-databases-common';
import { EnvironmentConfig } from '../environments/resolveEnvironment';
import { OwnersConfig } from '../owners/resolveOwner';
import { Clock } from '../time';
import { applyPending } from './applyPending';
import { ChangeKind } from './ChangeKind';
import { DatabaseRecord } from './DatabaseRecord';
import { FactIntake } from './FactIntake';
import { factKey, parseFactKey } from './factKey';
import { HeldFact } from './HeldFact';
import { judgementOf, Observer } from './Observer';
import { OneOfEach } from './OneOfEach';
import { PackingQueue } from './PackingQueue';
import { Knowledge, Partition } from './Partition';
import { Partitions } from './Partitions';
import { RecordFacts } from './RecordFacts';
import { ShownDatabases } from './ShownDatabases';
import { WorkQueue } from './WorkQueue';

/** How soon after a change a database is observed: what belongs together often comes together. */
const FIRST_MS = 20;

/** A database is observed at most so often. */
const AGAIN_MS = 250;

/** What an engine wants to look at again waits at least so long. */
const REVIEW_MS = 1_000;

/** What a database that is gone leaves behind until its operator has cleared up. */
const REMAINING: ReadonlySet<string | undefined> = new Set([
  'pods',
  'persistentvolumeclaims',
]);

/** A database about which nothing changes is looked at again so seldom, for what only time changes beside the verdict. */
const UNCHANGED_MS = 300_000;

/** Until a database is shown although some of its resources have not been read. */
const UNSETTLED_MS = 10_000;

/**
 * The databases of all Kubernetes clusters, in memory.
 *
 * @remarks
 * Facts come in through {@link FactIntake}; a database is observed again shortly after one of them changed, and every now and then because ages matter.
 */
export class Inventory {
  /** Where facts come in. */
  readonly intake: FactIntake;
  readonly #clock: Clock;
  readonly #observer: Observer;
  readonly #queue: WorkQueue<DatabaseRecord>;
  readonly #packing: PackingQueue;
  readonly #partitions = new Partitions();
  readonly #shown: ShownDatabases;

  constructor(options: {
    clock: Clock;
    owners: OwnersConfig;
    environments: readonly EnvironmentConfig[];
    onChange(record: DatabaseRecord, kind: ChangeKind): void;
    /** A database could not be looked at; it stays as it was. */
    onError(error: unknown): void;
  }) {
    const texts = new OneOfEach();
    this.#clock = options.clock;
    this.intake = new FactIntake({
      once: text => texts.of(text),
      onPending: record =>
        this.#queue.add(
          record,
          Math.max(this.#clock.now() + FIRST_MS, record.observedAt + AGAIN_MS),
        ),
    });
    this.#observer = new Observer(options);
    this.#shown = new ShownDatabases({ texts, onChange: options.onChange });
    this.#queue = new WorkQueue({
      clock: options.clock,
      work: record => this.#refresh(record),
      onError: options.onError,
    });
    this.#packing = new PackingQueue({
      clock: options.clock,
      isBehind: () => this.#queue.isBehind,
      onError: options.onError,
    });
  }

  /** Grows with each change of what the fleet filters and sorts by, except lag. */
  get revision(): number {
    return this.#shown.revision;
  }

  /** Grows with every change. */
  get changes(): number {
    return this.#shown.changes;
  }

  /** Whether there are databases that are due to be looked at, or have facts to be packed. */
  get isBusy(): boolean {
    return this.#queue.isBusy || this.#packing.isBusy;
  }

  /** The databases that have been observed, in no order. */
  get visible(): ReadonlySet<DatabaseRecord> {
    return this.#shown.records;
  }

  addPartition(
    kubernetesCluster: string,
    engine: Engine,
    knowledge: Knowledge,
  ): Partition {
    return this.#partitions.add(kubernetesCluster, engine, knowledge);
  }

  removePartition(partition: Partition): void {
    this.#partitions.remove(partition);
    for (const record of Array.from(partition.records())) {
      this.#queue.delete(record);
      this.#packing.delete(record);
      this.#shown.hide(record);
      partition.remove(record);
    }
  }

  /** A database that has been observed. */
  get(ref: DatabaseRef): DatabaseRecord | undefined {
    const record = this.#partitions.get(ref)?.get(ref.namespace, ref.name);
    return record?.row === undefined ? undefined : record;
  }

  /** What is known of the partition's watches changed: all its databases have to be looked at again. */
  knowledgeChanged(partition: Partition): void {
    for (const record of partition.records()) {
      if (record.exists || record.pending) {
        this.#queue.add(record, this.#clock.now() + FIRST_MS);
      }
    }
  }

  /** Looks again at those of a part of all databases about which something may have changed that no fact of theirs tells. */
  sweep(part: number, parts: number): void {
    const now = this.#clock.now();
    let index = 0;
    for (const record of this.#shown.records) {
      if (index % parts === part && isOutdated(record, now)) {
        this.#queue.add(record, now);
      }
      index += 1;
    }
  }

  /** Everything about a database, as of now. */
  details(record: DatabaseRecord): Omit<Database, 'observedAt'> {
    const { observation, summary } = this.#observer.look(record);
    const {
      ownerHint: _hint,
      annotations: _annotations,
      ...rest
    } = observation;
    return { ...rest, ...summary };
  }

  /** Labels and annotations of the operator's object, as far as its engine keeps them. */
  marks(record: DatabaseRecord): Pick<Observation, 'labels' | 'annotations'> {
    const { labels, annotations } = this.#observer.look(record).observation;
    return { labels, annotations };
  }

  /**
   * How far what is known of an engine in a Kubernetes cluster can be believed; `undefined` where the engine is not watched.
   */
  knowledgeOf(
    place: Pick<DatabaseRef, 'kubernetesCluster' | 'engine'>,
  ): Knowledge | undefined {
    return this.#partitions.get(place)?.knowledge;
  }

  /**
   * The facts that all databases of an engine in a Kubernetes cluster share; `undefined` where the engine is not watched.
   */
  sharedFacts(
    place: Omit<DatabaseRef, 'name'>,
  ): Pick<Facts, 'shared' | 'allShared' | 'gap'> | undefined {
    const partition = this.#partitions.get(place);
    return (
      partition &&
      new RecordFacts({
        namespace: place.namespace,
        name: '',
        partition,
        facts: new Map(),
        now: this.#clock.now(),
      })
    );
  }

  /** The facts of one of the engine's resources about a database. */
  facts(record: DatabaseRecord, resourceId: string) {
    return this.#observer.factsOf(record).members(resourceId);
  }

  /** What is there of a database whose own object is not: `pods`, `persistentvolumeclaims`. */
  remains(ref: DatabaseRef): readonly string[] {
    const partition = this.#partitions.get(ref);
    const record = partition?.get(ref.namespace, ref.name);
    if (!partition || !record) {
      return [];
    }
    const { resources } = partition.engine;
    const kinds = Array.from(
      record.facts.keys(),
      key => resources[parseFactKey(key).resourceIndex],
    ).filter(resource => REMAINING.has(resource?.plural));
    return Array.from(new Set(kinds.map(({ plural }) => plural))).sort();
  }

  /** Stops all work. */
  stop(): void {
    this.#queue.stop();
    this.#packing.stop();
  }

  /** The unit of work: takes in what is pending, and observes the database. */
  #refresh(record: DatabaseRecord) {
    const now = this.#clock.now();
    const { partition } = record;
    const isNew = record.row === undefined;
    if (isNew && !partition.knowledge.isSettled()) {
      // Judged by half the facts, a database that is well would look broken for a moment
      if (record.observedAt === 0) {
        record.observedAt = now;
      }
      if (now - record.observedAt < UNSETTLED_MS) {
        this.#queue.add(record, record.observedAt + UNSETTLED_MS);
        return;
      }
    }
    const { facts, isChanged } = applyPending(record);
    if (isChanged) {
      this.#packing.add(record);
    }
    record.exists = facts.has(factKey(partition.primaryIndex, record.ref.name));
    if (facts.size === 0) {
      partition.remove(record);
    }
    if (record.exists) {
      this.#show(record, facts, now);
    } else {
      this.#shown.hide(record);
    }
  }

  #show(
    record: DatabaseRecord,
    facts: ReadonlyMap<string, HeldFact>,
    now: number,
  ) {
    record.observedAt = now;
    record.sharedRevision = record.partition.sharedRevision;
    const { observation, summary, reviewAt } = this.#observer.look(
      record,
      facts,
    );
    this.#planReview(record, reviewAt, now);
    this.#shown.show(record, observation, summary);
  }

  /** Looks at the database again when time alone changes what is to be said of it; while time stands still, nothing does. */
  #planReview(
    record: DatabaseRecord,
    reviewAt: number | undefined,
    now: number,
  ) {
    const judgement = judgementOf(record);
    record.isFrozen = judgement?.isFrozen === true;
    if (reviewAt === undefined || record.isFrozen) {
      return;
    }
    const ahead = judgement ? judgement.now - now : 0;
    this.#queue.add(record, Math.max(reviewAt - ahead, now + REVIEW_MS));
  }
}

/** Whether shared facts changed or time went on since a database was looked at, or that was long ago. */
function isOutdated(record: DatabaseRecord, now: number): boolean {
  return (
    record.sharedRevision !== record.partition.sharedRevision ||
    (record.isFrozen && !judgementOf(record)?.isFrozen) ||
    now - record.observedAt >= UNCHANGED_MS
  );
}

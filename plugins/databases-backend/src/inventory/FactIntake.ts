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
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { shortHash } from '../text/shortHash';
import { DatabaseRecord } from './DatabaseRecord';
import { factHash, factKey, resourceIndexOf } from './factKey';
import { FactStore } from './FactSink';
import { HeldFact } from './HeldFact';
import { Partition } from './Partition';

/**
 * Takes facts in: finds or makes the record that each belongs to, and keeps it there until the record is looked at.
 */
export class FactIntake implements FactStore {
  readonly #once: (text: string) => string;
  readonly #onPending: (record: DatabaseRecord) => void;

  constructor(options: {
    /** Keeps equal strings once. */
    once(text: string): string;
    /** A record has facts to take in. */
    onPending(record: DatabaseRecord): void;
  }) {
    this.#once = options.once;
    this.#onPending = options.onPending;
  }

  put(options: Parameters<FactStore['put']>[0]): void {
    const { partition, namespace, database, resourceIndex, objectName, fact } =
      options;
    const record =
      partition.get(namespace, database) ??
      this.#create(partition, namespace, database);
    const key = factKey(resourceIndex, objectName);
    if (
      !options.isListed &&
      record.pending?.get(key) === undefined &&
      !record.keys.includes(factHash(resourceIndex, objectName))
    ) {
      this.#drop(options, record);
    }
    this.#change(record, key, fact);
  }

  drop(options: Parameters<FactStore['drop']>[0]): void {
    this.#drop(options, undefined);
  }

  retain(options: Parameters<FactStore['retain']>[0]): void {
    const { partition, namespace, resourceIndex, objects } = options;
    const databases = new Map<string, string | undefined>();
    for (const [object, database] of objects) {
      const slash = object.indexOf('/');
      const hash = factHash(resourceIndex, object.slice(slash + 1));
      databases.set(`${object.slice(0, slash)}/${hash}`, database);
    }
    for (const record of Array.from(partition.records(namespace))) {
      this.#retainIn(record, resourceIndex, databases, objects);
    }
  }

  #retainIn(
    record: DatabaseRecord,
    resourceIndex: number,
    databases: ReadonlyMap<string, string | undefined>,
    objects: ReadonlyMap<string, string | undefined>,
  ) {
    const { namespace, name } = record.ref;
    const mayHaveOther = record.keys.some(
      hash =>
        resourceIndexOf(hash) === resourceIndex &&
        databases.get(`${namespace}/${hash}`) !== name,
    );
    if (!mayHaveOther && !record.pending) {
      return;
    }
    const keys = [
      ...(mayHaveOther ? record.facts.keys() : []),
      ...(record.pending?.keys() ?? []),
    ];
    const prefix = factKey(resourceIndex, '');
    for (const key of keys) {
      const object = `${namespace}/${key.slice(prefix.length)}`;
      if (key.startsWith(prefix) && objects.get(object) !== name) {
        this.#change(record, key, undefined);
      }
    }
  }

  #drop(
    options: Parameters<FactStore['drop']>[0],
    except: DatabaseRecord | undefined,
  ) {
    const { partition, namespace, resourceIndex, objectName } = options;
    const holders = partition.holders(namespace, resourceIndex, objectName);
    for (const record of Array.from(holders)) {
      if (record !== except) {
        this.#change(record, factKey(resourceIndex, objectName), undefined);
      }
    }
  }

  #create(partition: Partition, namespace: string, name: string) {
    const ref: DatabaseRef = {
      kubernetesCluster: partition.kubernetesCluster,
      namespace: this.#once(namespace),
      engine: partition.engine.id,
      name,
    };
    const record = new DatabaseRecord(
      partition,
      ref,
      // Not salted: replicas of the backend must agree on it, and share no secret. Who already guesses the whole reference can recognise it in notices
      shortHash(stringifyDatabaseRef(ref)),
    );
    partition.add(record);
    return record;
  }

  #change(record: DatabaseRecord, key: string, fact: HeldFact | undefined) {
    record.pending ??= new Map();
    record.pending.set(key, fact);
    this.#onPending(record);
  }
}

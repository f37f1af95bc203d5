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

import { DatabaseRef, Owner } from '@database-platform/plugin-databases-common';
import { DatabasePermissionResource } from '@database-platform/plugin-databases-node';
import { DatabaseTraits } from './DatabaseTraits';
import { HeldFact } from './HeldFact';
import { Partition } from './Partition';

/**
 * One database in memory, as small as it can be: its row as it is sent, what the fleet sorts and filters by, and the facts, packed soon after they change.
 */
export class DatabaseRecord implements DatabasePermissionResource {
  readonly ref: DatabaseRef;
  readonly id: string;
  readonly partition: Partition;

  /** All facts as {@link FactCodec} packs them; of before their last change while there are unpacked ones. */
  #packed = '';
  /** All facts, from their last change until they are packed. */
  #unpacked: ReadonlyMap<string, HeldFact> | undefined;
  /** A hash of the key of each fact, to tell without unpacking whether an object belongs here. */
  keys: readonly number[] = [];
  /** Facts that came since the last observation; `undefined` for those that are gone. */
  pending: Map<string, HeldFact | undefined> | undefined;
  /** Whether the operator's object exists: facts may come before it and stay after it. */
  exists = false;

  /** The summary as JSON, without `observedAt`; `undefined` until it was observed. */
  row: string | undefined;
  traits: DatabaseTraits | undefined;
  /** Grows with each change of the row or of anything else about the database. */
  version = 0;
  /** Of everything but figures. */
  stateHash = 0;
  /** Of the rest: figures, and sentences that may contain some. */
  figuresHash = 0;
  observedAt = 0;
  /** The partition's at that time. */
  sharedRevision = 0;
  /** Whether time stood still for it then. */
  isFrozen = false;

  constructor(partition: Partition, ref: DatabaseRef, id: string) {
    this.partition = partition;
    this.ref = ref;
    this.id = id;
  }

  /** All facts, without the pending ones. */
  get facts(): ReadonlyMap<string, HeldFact> {
    return this.#unpacked ?? this.partition.codec.unpack(this.#packed);
  }

  set facts(facts: ReadonlyMap<string, HeldFact>) {
    this.#unpacked = facts;
  }

  /** Makes the facts small. */
  pack(): void {
    if (this.#unpacked) {
      this.#packed =
        this.#unpacked.size > 0
          ? this.partition.codec.pack(this.#unpacked)
          : '';
      this.#unpacked = undefined;
    }
  }

  get owner(): Owner {
    return this.traits?.owner ?? { source: 'none' };
  }

  get environment(): string | undefined {
    return this.traits?.environment;
  }
}

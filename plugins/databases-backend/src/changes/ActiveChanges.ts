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
  OpenChange,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { Clock, Timer } from '../time';
import { ChangeRecord, isActive } from './ChangeRecord';
import { ChangeStore } from './store/ChangeStore';
import { toOpenChange } from './toOpenChange';

/** How soon what another replica wrote is known here. */
const CATCH_UP_MS = 3_000;

/**
 * The changes that are on their way, in memory: what rows of databases tell of them costs no query. Its own writes it knows at once, those of other replicas
 * a moment later.
 */
export class ActiveChanges {
  /** By id. */
  readonly #changes = new Map<string, ChangeRecord>();
  /** By reference of the database, newest first. */
  readonly #byDatabase = new Map<string, ChangeRecord[]>();
  #revision = 0;
  #timer: Timer | undefined;
  #stopped = false;
  #isBehind = false;

  /** Grows with each difference in what rows tell. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#changes.size;
  }

  /** All of them, in no order. */
  values(): Iterable<ChangeRecord> {
    return this.#changes.values();
  }

  get(id: string): ChangeRecord | undefined {
    return this.#changes.get(id);
  }

  /** Those of a database, newest first. */
  of(ref: DatabaseRef): readonly ChangeRecord[] {
    return this.#changes.size === 0
      ? []
      : this.#byDatabase.get(stringifyDatabaseRef(ref)) ?? [];
  }

  /** What the row of a database tells. */
  openChange(ref: DatabaseRef): OpenChange | undefined {
    const [newest] = this.of(ref);
    return newest && toOpenChange(newest);
  }

  /** A change was written here. */
  note(change: ChangeRecord): void {
    const known = this.#changes.get(change.id);
    if (known && known.version >= change.version) {
      return;
    }
    if (isActive(change)) {
      this.#changes.set(change.id, change);
    } else if (!this.#changes.delete(change.id)) {
      return;
    }
    const isTheSame =
      known &&
      isActive(change) &&
      JSON.stringify(toOpenChange(known)) ===
        JSON.stringify(toOpenChange(change));
    this.#index(change, isTheSame);
  }

  /** Reads what other replicas wrote. */
  async catchUp(store: Pick<ChangeStore, 'active'>): Promise<void> {
    const known = new Map(
      Array.from(this.#changes.values(), ({ id, version }) => [id, version]),
    );
    const { ids, changed } = await store.active(known);
    changed.forEach(change => this.note(change));
    for (const [id, version] of known) {
      const change = this.#changes.get(id);
      // What was written here meanwhile is newer than the answer
      if (change && change.version === version && !ids.has(id)) {
        this.#changes.delete(id);
        this.#index(change);
      }
    }
  }

  /** Catches up again and again, until it is stopped. */
  follow(options: {
    store: Pick<ChangeStore, 'active'>;
    clock: Clock;
    onError(error: unknown): void;
  }): void {
    const { store, clock, onError } = options;
    this.catchUp(store)
      .then(() => {
        this.#isBehind = false;
      })
      .catch(error => {
        // Said once, until it works again
        if (!this.#isBehind) {
          this.#isBehind = true;
          onError(error);
        }
      })
      .finally(() => {
        if (!this.#stopped) {
          this.#timer = clock.after(CATCH_UP_MS, () => this.follow(options));
        }
      });
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  /** Puts a change in its place among those of its database, or takes it out. */
  #index({ id, ref }: ChangeRecord, isTheSame = false) {
    const key = stringifyDatabaseRef(ref);
    const present = this.#changes.get(id);
    const changes = (this.#byDatabase.get(key) ?? [])
      .filter(change => change.id !== id)
      .concat(present ?? [])
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    if (changes.length > 0) {
      this.#byDatabase.set(key, changes);
    } else {
      this.#byDatabase.delete(key);
    }
    this.#revision += isTheSame ? 0 : 1;
  }
}

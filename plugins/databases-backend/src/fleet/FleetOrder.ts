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

import { DatabaseSort } from '@database-platform/plugin-databases-common';
import { DatabaseRecord } from '../inventory';
import { FleetMatches } from './matchFleet';
import {
  compareSortPoints,
  SortPoint,
  SortValue,
  sortReader,
} from './sortValue';

/**
 * Databases in an order by values that were read once: whatever moves meanwhile, a walk from page to page meets each of them once.
 */
export class FleetOrder {
  readonly records: readonly DatabaseRecord[];
  /** Answers in this order. */
  readonly answers = new Map<string, FleetMatches>();
  readonly #values: ReadonlyMap<DatabaseRecord, SortValue>;
  readonly #direction: 'asc' | 'desc';

  constructor(
    records: Iterable<DatabaseRecord>,
    sort: DatabaseSort,
    direction: 'asc' | 'desc',
    /** When it was made (milliseconds since the epoch): tells orders apart. */
    readonly at: number,
  ) {
    const read = sortReader(sort);
    // Reading a value for each comparison costs more than the comparisons
    this.#values = new Map(
      Array.from(records, record => [record, read(record)]),
    );
    this.#direction = direction;
    this.records = Array.from(this.#values.keys()).sort((a, b) =>
      compareSortPoints(this.pointOf(a), this.pointOf(b), direction),
    );
  }

  /** The place of one of its records. */
  pointOf(record: DatabaseRecord): SortPoint {
    return { value: this.#values.get(record), ref: record.ref };
  }

  /** The index of the first of some of its records, in order, that comes after a place. */
  firstAfter(records: readonly DatabaseRecord[], place: SortPoint): number {
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const point = this.pointOf(records[middle]);
      if (compareSortPoints(point, place, this.#direction) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

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
import { DatabaseRecord, Inventory } from '../inventory';
import { ReadFilter } from '../permissions/ReadFilter';
import { readCursor, writeCursor } from './cursor';
import { FleetQuery, queryKey } from './FleetQuery';
import { FleetMatches, matchFleet } from './matchFleet';
import { compareSortPoints, SortPoint, sortReader } from './sortValue';

/** Answers that are remembered until something changes. */
const MAX_ANSWERS = 500;

/** Lag moves all the time: an order by it may be so old, in milliseconds. */
const LAG_ORDER_MS = 2_000;

/**
 * One page of the fleet.
 */
export interface FleetPage extends FleetMatches {
  /** The databases of this page. */
  page: readonly DatabaseRecord[];
  nextCursor: string | undefined;
  /** Grows with each change that can show on this page; together with the question it tells answers apart. */
  version: string;
}

/**
 * Answers questions about the fleet from memory. Sorting and filtering are done once for everyone who asks the same.
 */
export class FleetView {
  readonly #inventory: Inventory;
  readonly #now: () => number;
  #revision = -1;
  #members: DatabaseRecord[] = [];
  readonly #orders = new Map<string, DatabaseRecord[]>();
  readonly #answers = new Map<string, FleetMatches>();
  /** The orders that are up to date. */
  readonly #isSorted = new Set<string>();
  #lagOrderAt = 0;

  constructor(options: { inventory: Inventory; now(): number }) {
    this.#inventory = options.inventory;
    this.#now = options.now;
  }

  /** @throws InputError when the cursor is none. */
  read(query: FleetQuery, filter: ReadFilter): FleetPage {
    this.#catchUp(query.sort);
    const matches = this.#match(query, filter);
    const { records } = matches;
    const toPoint = pointReader(query.sort);
    const start =
      query.cursor === undefined
        ? 0
        : firstAfter(
            records,
            readCursor(query.cursor, query.sort, query.order),
            toPoint,
            query.order,
          );
    const page = records.slice(start, start + query.limit);
    const last = page[page.length - 1];
    const changedAt = page.reduce(
      (max, { version }) => Math.max(max, version),
      0,
    );
    return {
      ...matches,
      page,
      nextCursor:
        last && start + page.length < records.length
          ? writeCursor(toPoint(last), query.sort, query.order)
          : undefined,
      version: `${this.#revision}.${this.#lagOrderAt}.${changedAt}`,
    };
  }

  #match(query: FleetQuery, filter: ReadFilter): FleetMatches {
    const key = `${filter.key} ${queryKey(query)}`;
    let matches = this.#answers.get(key);
    if (!matches) {
      matches = matchFleet(
        this.#order(query.sort, query.order),
        query,
        filter.allows,
      );
      const oldest = this.#answers.keys().next();
      if (this.#answers.size >= MAX_ANSWERS && !oldest.done) {
        this.#answers.delete(oldest.value);
      }
      this.#answers.set(key, matches);
    }
    return matches;
  }

  /** Forgets what is no longer so. */
  #catchUp(sort: DatabaseSort) {
    const { revision, visible } = this.#inventory;
    const isLagOld =
      sort === 'lag' && this.#now() - this.#lagOrderAt > LAG_ORDER_MS;
    if (revision === this.#revision && !isLagOld) {
      return;
    }
    if (isLagOld) {
      this.#lagOrderAt = this.#now();
    }
    this.#revision = revision;
    this.#answers.clear();
    this.#members = Array.from(visible);
    for (const [key, order] of this.#orders) {
      // The order of before is nearly right, which makes sorting it again cheap
      const kept = order.filter(record => visible.has(record));
      const known = new Set(kept);
      kept.push(...this.#members.filter(record => !known.has(record)));
      this.#orders.set(key, kept);
      this.#isSorted.delete(key);
    }
  }

  #order(sort: DatabaseSort, order: 'asc' | 'desc'): DatabaseRecord[] {
    const key = `${sort} ${order}`;
    let records = this.#orders.get(key);
    if (!records) {
      records = [...this.#members];
      this.#orders.set(key, records);
    }
    if (!this.#isSorted.has(key)) {
      sortRecords(records, pointReader(sort), order);
      this.#isSorted.add(key);
    }
    return records;
  }
}

function pointReader(
  sort: DatabaseSort,
): (record: DatabaseRecord) => SortPoint {
  const read = sortReader(sort);
  return record => ({ value: read(record), ref: record.ref });
}

/** Sorts in place. Each value is read once: reading it for each comparison costs more than the comparisons. */
function sortRecords(
  records: DatabaseRecord[],
  toPoint: (record: DatabaseRecord) => SortPoint,
  order: 'asc' | 'desc',
) {
  const pairs = records.map(record => ({ record, point: toPoint(record) }));
  pairs.sort((a, b) => compareSortPoints(a.point, b.point, order));
  pairs.forEach(({ record }, index) => {
    records[index] = record;
  });
}

/** The index of the first record after the place. */
function firstAfter(
  records: readonly DatabaseRecord[],
  place: SortPoint,
  toPoint: (record: DatabaseRecord) => SortPoint,
  order: 'asc' | 'desc',
): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareSortPoints(toPoint(records[middle]), place, order) > 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

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

import { DatabaseRecord, Inventory } from '../inventory';
import { ReadFilter } from '../permissions/ReadFilter';
import { readCursor, writeCursor } from './cursor';
import { FleetOrder } from './FleetOrder';
import { FleetQuery, queryKey } from './FleetQuery';
import { FleetMatches, matchFleet } from './matchFleet';

/** Answers that are remembered in one order. */
const MAX_ANSWERS = 100;

/** Lag moves all the time: an order by it may be so old, in milliseconds. */
const LAG_ORDER_MS = 2_000;

/** Orders of before that are kept for those who are on their way through the pages. */
const MAX_EARLIER = 5;

/** An order, and the revisions of the inventory that it and its answers are of. */
interface KnownOrder {
  key: string;
  order: FleetOrder;
  revision: number;
  answeredAt: number;
}

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
 *
 * @remarks
 * Orders by what seldom changes are made anew when it does, and a page begins after the place where the one before ended. Lag moves between any two pages:
 * there the order of the first page is kept for the next ones, for ten seconds at least.
 */
export class FleetView {
  readonly #inventory: Inventory;
  readonly #now: () => number;
  /** The newest orders, by what they go by. */
  readonly #orders = new Map<string, KnownOrder>();
  /** Orders by lag of before, oldest first. */
  #earlier: KnownOrder[] = [];

  constructor(options: { inventory: Inventory; now(): number }) {
    this.#inventory = options.inventory;
    this.#now = options.now;
  }

  /** @throws InputError when the cursor is none. */
  read(query: FleetQuery, filter: ReadFilter): FleetPage {
    const cursor =
      query.cursor === undefined
        ? undefined
        : readCursor(query.cursor, query.sort, query.order);
    const order = this.#order(query, cursor?.orderedAt);
    const matches = this.#match(order, query, filter);
    const { records } = matches;
    const start = cursor ? order.firstAfter(records, cursor.point) : 0;
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
          ? writeCursor(order.pointOf(last), query.sort, query.order, order.at)
          : undefined,
      version: `${this.#inventory.revision}.${order.at}.${changedAt}`,
    };
  }

  #match(
    order: FleetOrder,
    query: FleetQuery,
    filter: ReadFilter,
  ): FleetMatches {
    const key = `${filter.key} ${queryKey(query)}`;
    let matches = order.answers.get(key);
    if (!matches) {
      const { visible } = this.#inventory;
      matches = matchFleet(
        order.records,
        query,
        record => visible.has(record) && filter.allows(record),
      );
      const oldest = order.answers.keys().next();
      if (order.answers.size >= MAX_ANSWERS && !oldest.done) {
        order.answers.delete(oldest.value);
      }
      order.answers.set(key, matches);
    }
    return matches;
  }

  /** The order to answer in: that of the page before, where it is kept; else the newest. */
  #order(
    { sort, order: direction }: FleetQuery,
    orderedAt: number | undefined,
  ): FleetOrder {
    const { revision } = this.#inventory;
    const key = `${sort} ${direction}`;
    const newest = this.#orders.get(key);
    if (sort === 'lag') {
      const known = [...this.#earlier, ...(newest ? [newest] : [])].find(
        item => item.key === key && item.order.at === orderedAt,
      );
      if (known) {
        return refreshed(known, revision);
      }
    }
    if (
      newest?.revision === revision &&
      (sort !== 'lag' || this.#now() - newest.order.at <= LAG_ORDER_MS)
    ) {
      return newest.order;
    }
    if (newest && sort === 'lag') {
      this.#earlier = [...this.#earlier, newest].slice(-MAX_EARLIER);
    }
    const order = new FleetOrder(
      this.#nearly(newest?.order),
      sort,
      direction,
      this.#now(),
    );
    this.#orders.set(key, { key, order, revision, answeredAt: revision });
    return order;
  }

  /** All databases, in the order of before as far as there was one: what is nearly sorted is sorted quickly. */
  #nearly(before: FleetOrder | undefined): Iterable<DatabaseRecord> {
    const { visible } = this.#inventory;
    const kept = before?.records.filter(record => visible.has(record)) ?? [];
    return new Set([...kept, ...visible]);
  }
}

/** The order, without answers from before a change. That it stands for an older revision does not matter to who walks through it. */
function refreshed(known: KnownOrder, revision: number): FleetOrder {
  if (known.answeredAt !== revision) {
    known.order.answers.clear();
    known.answeredAt = revision;
  }
  return known.order;
}

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
  DatabaseList,
  DatabaseQuery,
} from '@database-platform/plugin-databases-common';
import { page, someTime, source, summary } from '../__testUtils__/summary';
import { readInventory } from './readInventory';

const eu = { kubernetesCluster: 'prod-eu', engine: 'postgresql' };
const sources = { items: [source()], observedAt: someTime };

function databases(count: number) {
  return Array.from({ length: count }, (_, index) =>
    summary({ name: `db-${index}` }),
  );
}

/** A backend that answers each call with the next of the pages. */
function backend(pages: DatabaseList[]) {
  const queries: DatabaseQuery[] = [];
  return {
    queries,
    getSources: async () => sources,
    getDatabases: async (query: DatabaseQuery = {}) => {
      const answer = pages[Math.min(queries.length, pages.length - 1)];
      queries.push(query);
      return answer;
    },
  };
}

describe('readInventory', () => {
  it('reads all pages', async () => {
    const all = databases(1200);
    const api = backend([
      page(all.slice(0, 500), { totalItems: 1200, nextCursor: 'two' }),
      page(all.slice(500, 1000), { totalItems: 1200, nextCursor: 'three' }),
      page(all.slice(1000), { totalItems: 1200 }),
    ]);

    const inventory = await readInventory(api, { now: Date.now });

    expect(inventory.databases).toEqual(all);
    expect(inventory.complete).toBe(true);
    expect(api.queries.map(query => [query.limit, query.cursor])).toEqual([
      [500, undefined],
      [500, 'two'],
      [500, 'three'],
    ]);
  });

  it('reads again when databases came or went between two pages', async () => {
    const all = databases(3);
    const api = backend([
      page(all.slice(0, 2), { totalItems: 4, nextCursor: 'two' }),
      page(all.slice(2), { totalItems: 3 }),
      page(all),
    ]);

    const inventory = await readInventory(api, { now: Date.now });

    expect(api.queries).toHaveLength(3);
    expect(inventory.databases).toEqual(all);
    expect(inventory.isComplete(eu)).toBe(true);
  });

  it('takes nothing for gone when the list never holds still', async () => {
    const api = backend([page(databases(3), { totalItems: 4 })]);

    const inventory = await readInventory(api, { now: Date.now });

    expect(api.queries).toHaveLength(3);
    expect(inventory.databases).toHaveLength(3);
    expect(inventory.complete).toBe(false);
    expect(inventory.isComplete(eu)).toBe(false);
  });
});

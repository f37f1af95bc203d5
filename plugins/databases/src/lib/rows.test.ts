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

import { DatabaseQuery } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { databaseList, summary } from '../testUtils/fixtures';
import { holdOrder, newRows } from './holdOrder';
import { loadRows, nextRowCount } from './loadRows';
import { LogBuffer } from './logBuffer';

describe('holdOrder', () => {
  const ids = fc.uniqueArray(fc.nat(20).map(String));

  it('keeps every row once, the known ones in their places, new ones last', () => {
    fc.assert(
      fc.property(ids, ids, (rows, placed) => {
        const held = holdOrder(
          rows.map(id => ({ id })),
          placed,
        ).map(({ id }) => id);
        expect([...held].sort()).toEqual([...rows].sort());
        const known = placed.filter(id => rows.includes(id));
        expect(held.slice(0, known.length)).toEqual(known);
        expect(held.slice(known.length)).toEqual(
          newRows(
            rows.map(id => ({ id })),
            placed,
          ).map(({ id }) => id),
        );
      }),
    );
  });
});

describe('loadRows', () => {
  const all = Array.from({ length: 1_234 }, (_, index) =>
    summary(`db-${index}`),
  );
  const createApi = () => {
    const queries: DatabaseQuery[] = [];
    return {
      queries,
      async getDatabases(query: DatabaseQuery = {}) {
        queries.push(query);
        const start = Number(query.cursor ?? 0);
        const end = Math.min(start + (query.limit ?? 50), all.length);
        return databaseList(all.slice(start, end), {
          totalItems: all.length,
          nextCursor: end < all.length ? String(end) : undefined,
        });
      },
    };
  };
  const { signal } = new AbortController();

  it('asks as seldom as it can and stops at the end', async () => {
    const api = createApi();
    const some = await loadRows(api, { q: 'db' }, 100, signal);
    expect(some.items).toHaveLength(100);
    expect(api.queries).toEqual([{ q: 'db', limit: 100 }]);

    const everything = createApi();
    const list = await loadRows(everything, {}, 5_000, signal);
    expect(list.items.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(list.nextCursor).toBeUndefined();
    expect(everything.queries.map(({ cursor }) => cursor)).toEqual([
      undefined,
      '500',
      '1000',
    ]);
  });

  it('shows a row once that moved between two answers', async () => {
    const pages = [
      databaseList([summary('a'), summary('b')], { nextCursor: '1' }),
      databaseList([summary('b'), summary('c')]),
    ];
    const api = { getDatabases: async () => pages.shift()! };
    const list = await loadRows(api, {}, 10, signal);
    expect(list.items.map(({ ref }) => ref.name)).toEqual(['a', 'b', 'c']);
    expect([100, 500, 1000].map(nextRowCount)).toEqual([500, 1000, 1500]);
  });
});

describe('LogBuffer', () => {
  it('is the end of the log, however it was cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bc\n', '\n', 'd\ne', '')),
        fc.integer({ min: 1, max: 5 }),
        (chunks, maxLines) => {
          const buffer = new LogBuffer(maxLines);
          for (const chunk of chunks) {
            buffer.push(chunk);
          }
          const lines = chunks.join('').split('\n');
          const rest = lines.pop();
          expect(buffer.linesSeen).toBe(lines.length);
          expect(buffer.text).toBe(
            [...lines.slice(-maxLines), rest].join('\n'),
          );
        },
      ),
    );
  });
});

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
  DatabasesApi,
  DatabaseSummary,
} from '@database-platform/plugin-databases-common';

/** The most that the backend gives in one answer. */
const MAX_PAGE = 500;

/**
 * The first rows of a query, in as few requests as the backend allows.
 *
 * @remarks
 * Everything beside the rows (facets, totals, problems) is the first answer's. A row that moved from one page to the next between two requests is
 * shown once.
 *
 * @param query - an empty list of owners is nobody, who owns nothing
 * @param count - how many rows are wanted; fewer come when there are no more
 */
export async function loadRows(
  api: Pick<DatabasesApi, 'getDatabases'>,
  query: DatabaseQuery,
  count: number,
  signal: AbortSignal,
): Promise<DatabaseList> {
  if (query.owner?.length === 0) {
    // The address cannot say "owned by nobody of these": without owners it would ask for everything.
    const all = await api.getDatabases(
      { ...query, owner: undefined, limit: 1 },
      { signal },
    );
    return { ...all, items: [], totalItems: 0, nextCursor: undefined };
  }
  const first = await api.getDatabases(
    { ...query, limit: Math.min(count, MAX_PAGE) },
    { signal },
  );
  const items = new Map<string, DatabaseSummary>(
    first.items.map(item => [item.id, item]),
  );
  let cursor = first.nextCursor;
  while (cursor && items.size < count) {
    const next = await api.getDatabases(
      { ...query, limit: Math.min(count - items.size, MAX_PAGE), cursor },
      { signal },
    );
    for (const item of next.items) {
      items.set(item.id, item);
    }
    if (next.items.length === 0) {
      break;
    }
    cursor = next.nextCursor;
  }
  return { ...first, items: [...items.values()], nextCursor: cursor };
}

/** How many rows to ask for once the reader came near the end of what is there. */
export function nextRowCount(count: number): number {
  return count < MAX_PAGE ? MAX_PAGE : count + MAX_PAGE;
}

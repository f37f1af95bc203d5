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
 * @param count - how many rows are wanted; fewer come when there are no more
 */
export async function loadRows(
  api: Pick<DatabasesApi, 'getDatabases'>,
  query: DatabaseQuery,
  count: number,
  signal: AbortSignal,
): Promise<DatabaseList> {
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

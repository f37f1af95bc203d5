/**
 * Rows in the places where the reader last saw them: what was there keeps its order, what is new comes last, what is gone goes.
 *
 * @param rows - the rows in their new order
 * @param placed - ids in the order that is on the screen
 */
export function holdOrder<T extends { id: string }>(
  rows: readonly T[],
  placed: readonly string[],
): T[] {
  const known = new Map(rows.map(row => [row.id, row]));
  const held: T[] = [];
  for (const id of placed) {
    const row = known.get(id);
    if (row) {
      held.push(row);
      known.delete(id);
    }
  }
  return [...held, ...known.values()];
}

/** The rows that were not there before. */
export function newRows<T extends { id: string }>(
  rows: readonly T[],
  before: readonly string[],
): T[] {
  const known = new Set(before);
  return rows.filter(row => !known.has(row.id));
}

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

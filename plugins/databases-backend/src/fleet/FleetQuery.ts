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
  DatabaseFacet,
  databaseFacets,
  DatabaseSort,
} from '@database-platform/plugin-databases-common';

/**
 * What the fleet is asked, checked and with every default filled in.
 */
export interface FleetQuery {
  /** The values that each facet may have; absent for any. */
  filters: Readonly<Partial<Record<DatabaseFacet, ReadonlySet<string>>>>;
  attention: boolean | undefined;
  /** In lower case; all must occur. */
  words: readonly string[];
  sort: DatabaseSort;
  order: 'asc' | 'desc';
  limit: number;
  cursor: string | undefined;
}

/** How a database without owner or environment is asked for. */
export const NONE = 'none';

/** How a user asks for what they own themselves or through groups. */
export const MINE = 'mine';

/**
 * The same question with the references by which a user owns things in the place of {@link MINE}.
 */
export function withOwnRefs(
  query: FleetQuery,
  ownRefs: readonly string[],
): FleetQuery {
  const owner = new Set(query.filters.owner);
  owner.delete(MINE);
  for (const ref of ownRefs) {
    // The catalog compares entity references without case
    owner.add(ref.toLowerCase());
  }
  return { ...query, filters: { ...query.filters, owner } };
}

/**
 * The same text for questions with the same matches in the same order.
 */
export function queryKey(query: FleetQuery): string {
  return JSON.stringify([
    databaseFacets.map(facet => Array.from(query.filters[facet] ?? []).sort()),
    query.attention,
    query.words,
    query.sort,
    query.order,
  ]);
}

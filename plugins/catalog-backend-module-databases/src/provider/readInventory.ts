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
  DatabasesApi,
  DatabaseSummary,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { completeSources } from './completeSources';
import { Inventory } from './Inventory';

/** The greatest page that the databases backend gives. */
const PAGE_SIZE = 500;

/** How often a listing that changed between two of its pages is read again. */
const ATTEMPTS = 3;

/**
 * Reads every database, page by page, and judges which part of the listing is complete.
 *
 * @remarks
 * Nothing is complete when databases came or went between two pages, three times in a row: what is there can then still be added, but nothing that is missing
 * may be taken for gone.
 */
export async function readInventory(
  api: Pick<DatabasesApi, 'getDatabases' | 'getSources'>,
  options: {
    /** Milliseconds since the epoch. */
    now: () => number;
    signal?: AbortSignal;
  },
): Promise<Inventory> {
  const { signal } = options;
  let databases: readonly DatabaseSummary[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await api.getSources({ signal });
    const pages = await readPages(api, { signal });
    const after = await api.getSources({ signal });
    databases = pages.databases;
    if (pages.consistent) {
      const verdict = completeSources({
        before: before.items,
        after: after.items,
        databases,
        inDoubt: pages.inDoubt,
        now: options.now(),
      });
      return { databases, ...verdict };
    }
  }
  return { databases, isComplete: () => false, complete: false };
}

async function readPages(
  api: Pick<DatabasesApi, 'getDatabases'>,
  options: { signal?: AbortSignal },
): Promise<{
  databases: DatabaseSummary[];
  consistent: boolean;
  inDoubt: ReadonlySet<string>;
}> {
  const inDoubt = new Set<string>();
  const databases = new Map<string, DatabaseSummary>();
  const totals = new Set<number>();
  let cursor: string | undefined;
  do {
    const page = await api.getDatabases(
      { sort: 'name', order: 'asc', limit: PAGE_SIZE, cursor },
      options,
    );
    for (const database of page.items) {
      databases.set(stringifyDatabaseRef(database.ref), database);
    }
    for (const { kubernetesCluster } of page.sourceProblems) {
      inDoubt.add(kubernetesCluster);
    }
    totals.add(page.totalItems);
    cursor = page.nextCursor;
  } while (cursor !== undefined);

  return {
    inDoubt,
    databases: [...databases.values()],
    consistent: totals.size === 1 && totals.has(databases.size),
  };
}

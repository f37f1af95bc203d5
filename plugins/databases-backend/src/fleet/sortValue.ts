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
  databasePhases,
  DatabaseRef,
  DatabaseSort,
} from '@database-platform/plugin-databases-common';
import { DatabaseRecord } from '../inventory';

/** Databases that have no value come last, in either direction. */
export type SortValue = number | string | undefined;

/**
 * A place in an order: of a database, or of the end of a page.
 */
export interface SortPoint {
  value: SortValue;
  ref: DatabaseRef;
}

const phaseRanks: ReadonlyMap<string, number> = new Map(
  databasePhases.map((phase, rank) => [phase, rank]),
);

/** For the order only, a second counts as so many bytes: engines measure lag in one or the other. */
const BYTES_PER_SECOND = 1024 * 1024;

const readers: Readonly<
  Record<DatabaseSort, (record: DatabaseRecord) => SortValue>
> = {
  attention: ({ traits }) =>
    traits &&
    (traits.attention ? 0 : 100) +
      (phaseRanks.get(traits.phase) ?? 50) * 2 +
      (traits.criticals > 0 ? 0 : 1),
  name: ({ ref }) => ref.name,
  engine: ({ ref, traits }) => `${ref.engine} ${traits?.version ?? ''}`,
  phase: ({ traits }) => traits && phaseRanks.get(traits.phase),
  members: ({ traits }) => traits && traits.total + traits.ready / 1000,
  lag: ({ traits }) =>
    traits?.lagBytes ??
    (traits?.lagSeconds === undefined
      ? undefined
      : traits.lagSeconds * BYTES_PER_SECOND),
  storage: ({ traits }) => traits?.storageBytes,
  owner: ({ owner }) => owner.ref,
  where: ({ ref }) => `${ref.kubernetesCluster}/${ref.namespace}`,
  // The youngest first
  age: ({ traits }) => traits?.createdAt && -traits.createdAt,
};

/**
 * What the order goes by.
 */
export function sortReader(
  sort: DatabaseSort,
): (record: DatabaseRecord) => SortValue {
  return readers[sort];
}

/**
 * Compares two places of one order. Different databases are never equal.
 */
export function compareSortPoints(
  a: SortPoint,
  b: SortPoint,
  order: 'asc' | 'desc',
): number {
  if (a.value === undefined || b.value === undefined) {
    if (a.value !== b.value) {
      return a.value === undefined ? 1 : -1;
    }
  } else {
    const byValue = compare(a.value, b.value);
    if (byValue !== 0) {
      return order === 'asc' ? byValue : -byValue;
    }
  }
  return compareRefs(a.ref, b.ref);
}

function compareRefs(a: DatabaseRef, b: DatabaseRef): number {
  return (
    compare(a.name, b.name) ||
    compare(a.kubernetesCluster, b.kubernetesCluster) ||
    compare(a.namespace, b.namespace) ||
    compare(a.engine, b.engine)
  );
}

function compare<T extends number | string>(a: T, b: T): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

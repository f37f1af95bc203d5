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
  DatabaseList,
  FacetValue,
} from '@database-platform/plugin-databases-common';
import { DatabaseRecord } from '../inventory';
import { FleetQuery, NONE } from './FleetQuery';

/**
 * The databases that match, and what the answer says beside them.
 */
export interface FleetMatches {
  records: readonly DatabaseRecord[];
  facets: DatabaseList['facets'];
  totals: DatabaseList['totals'];
  /** Those with at least one database that may be seen, whatever the filters. */
  kubernetesClusters: ReadonlySet<string>;
}

const facetReaders: Readonly<
  Record<DatabaseFacet, (record: DatabaseRecord) => string>
> = {
  engine: ({ ref }) => ref.engine,
  phase: ({ traits }) => traits?.phase ?? 'unknown',
  owner: ({ owner }) => owner.ref ?? NONE,
  environment: ({ environment }) => environment ?? NONE,
  kubernetesCluster: ({ ref }) => ref.kubernetesCluster,
  namespace: ({ ref }) => ref.namespace,
};

/** What moves. */
const CHANGING: ReadonlySet<string> = new Set([
  'provisioning',
  'updating',
  'deleting',
]);

/**
 * Filters databases and counts facets in one pass. The order of the records is kept.
 *
 * @remarks
 * A facet counts what the *other* filters leave: a database that fails no filter counts for all facets, one that fails a single facet's counts for that
 * facet alone.
 */
export function matchFleet(
  records: Iterable<DatabaseRecord>,
  query: FleetQuery,
  isVisible: (record: DatabaseRecord) => boolean,
): FleetMatches {
  const counts = new Map(
    databaseFacets.map(facet => [facet, new Map<string, number>()]),
  );
  const matching: DatabaseRecord[] = [];
  const kubernetesClusters = new Set<string>();
  const totals = { databases: 0, attention: 0, changing: 0, unowned: 0 };
  for (const record of records) {
    if (!isVisible(record)) {
      continue;
    }
    kubernetesClusters.add(record.ref.kubernetesCluster);
    totals.databases += 1;
    totals.attention += record.traits?.attention ? 1 : 0;
    totals.changing += CHANGING.has(record.traits?.phase ?? '') ? 1 : 0;
    totals.unowned += record.owner.ref === undefined ? 1 : 0;
    if (!matchesRest(record, query)) {
      continue;
    }
    const failed = databaseFacets.filter(
      facet => query.filters[facet]?.has(facetReaders[facet](record)) === false,
    );
    if (failed.length === 0) {
      matching.push(record);
    }
    if (failed.length <= 1) {
      for (const facet of failed.length === 0 ? databaseFacets : failed) {
        const ofFacet = counts.get(facet);
        const value = facetReaders[facet](record);
        ofFacet?.set(value, (ofFacet.get(value) ?? 0) + 1);
      }
    }
  }
  return {
    records: matching,
    facets: Object.fromEntries(
      databaseFacets.map(facet => [
        facet,
        mostFrequentFirst(counts.get(facet)),
      ]),
    ) as Record<DatabaseFacet, FacetValue[]>,
    totals,
    kubernetesClusters,
  };
}

function matchesRest(record: DatabaseRecord, query: FleetQuery): boolean {
  return (
    (query.attention === undefined ||
      query.attention === record.traits?.attention) &&
    query.words.every(word => contains(record, word))
  );
}

function contains({ ref, owner, traits }: DatabaseRecord, word: string) {
  return (
    ref.name.includes(word) ||
    ref.namespace.includes(word) ||
    ref.kubernetesCluster.toLowerCase().includes(word) ||
    ref.engine.includes(word) ||
    // Its name alone: every owner is a "group" in "default"
    owner.ref?.slice(owner.ref.lastIndexOf('/') + 1).includes(word) ||
    traits?.version?.toLowerCase().includes(word)
  );
}

function mostFrequentFirst(
  counts: ReadonlyMap<string, number> | undefined,
): FacetValue[] {
  return Array.from(counts ?? [], ([value, count]) => ({ value, count })).sort(
    (a, b) =>
      b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value)),
  );
}

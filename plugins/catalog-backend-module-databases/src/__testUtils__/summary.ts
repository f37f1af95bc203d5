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
  DatabaseRef,
  DatabaseSummary,
  SourceStatus,
} from '@database-platform/plugin-databases-common';

/** A moment, for everything that needs one. */
export const someTime = '2026-01-15T10:00:00.000Z';

/** A healthy database, with what a test wants otherwise. */
export function summary(
  ref: Partial<DatabaseRef> = {},
  changes: Partial<DatabaseSummary> = {},
): DatabaseSummary {
  return {
    id: 'f00',
    ref: {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
      ...ref,
    },
    version: '15',
    phase: 'running',
    reason: 'All three members serve.',
    attention: false,
    members: { ready: 3, total: 3 },
    lag: { notMeasured: 'a test does not measure' },
    owner: { ref: 'group:default/orders-team', source: 'engine' },
    environment: 'production',
    findingCounts: { critical: 0, warning: 0, info: 0 },
    observedAt: someTime,
    ...changes,
  };
}

/** The watch that decides which PostgreSQL databases of a Kubernetes cluster exist. */
export function source(changes: Partial<SourceStatus> = {}): SourceStatus {
  return {
    kubernetesCluster: 'prod-eu',
    resource: 'postgresqls.acid.zalan.do',
    state: 'live',
    since: someTime,
    objects: 0,
    engines: ['postgresql'],
    required: true,
    ...changes,
  };
}

/** One page of the list. */
export function page(
  items: readonly DatabaseSummary[],
  more: { totalItems?: number; nextCursor?: string } = {},
): DatabaseList {
  return {
    items,
    totalItems: items.length,
    facets: {
      engine: [],
      phase: [],
      owner: [],
      environment: [],
      kubernetesCluster: [],
      namespace: [],
    },
    totals: { databases: 0, attention: 0, changing: 0, unowned: 0 },
    mayCreate: true,
    sourceProblems: [],
    observedAt: someTime,
    ...more,
  };
}

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
  ChangeQuery,
  ChangesApi,
  ChangeStage,
  changeStageIds,
  ChangeStageId,
  DatabaseChange,
  DatabaseOperations,
} from '@database-platform/plugin-databases-common';
import { minutesAgo } from './fixtures';
import { impact, VOLUME_DIFF } from './planFixtures';

/** A change that waits for review, unless something else is given. */
export function databaseChange(
  given: Partial<DatabaseChange> = {},
): DatabaseChange {
  const stage: ChangeStageId = given.stage ?? 'approved';
  const reached = changeStageIds.indexOf(stage);
  return {
    id: 'c-1',
    operation: 'resize',
    ref: {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
    },
    title: 'Resize orders-db: volume 100Gi to 200Gi',
    reason: 'The orders of the season need room',
    input: { volume: '200Gi' },
    requestedBy: 'user:default/amira.haddad',
    owner: 'group:default/orders-team',
    createdAt: minutesAgo(30),
    updatedAt: minutesAgo(2),
    state: 'open',
    stage,
    stages: changeStageIds.map((id, index) => ({
      id,
      state: stateAt(index, reached),
      ...(index < reached && { at: minutesAgo(30 - index) }),
      ...(id === 'checks' && { detail: '2 of 2 checks passed' }),
    })),
    waitingFor: 'waits for review by orders-team',
    pullRequest: {
      url: 'https://git.example.com/platform/databases/pulls/12',
      number: 12,
      branch: 'databases/resize/prod-eu-orders-orders-db-1a2b3c4d',
      host: 'Gitea',
      state: 'open',
    },
    location: {
      repository: {
        url: 'https://git.example.com/platform/databases',
        title: 'platform/databases',
        host: 'git.example.com',
      },
      branch: 'main',
      path: 'prod-eu/orders/orders-db.yaml',
      line: 3,
      url: 'https://git.example.com/platform/databases/src/branch/main/prod-eu/orders/orders-db.yaml#L3',
      foundBy: 'argo-cd',
      detail: 'Application orders of Argo CD',
      form: 'manifest',
    },
    diff: VOLUME_DIFF,
    impacts: [impact()],
    duration: 'minutes',
    warnings: [],
    ...given,
  };
}

function stateAt(index: number, reached: number): ChangeStage['state'] {
  if (index === reached) {
    return 'current';
  }
  return index < reached ? 'done' : 'waiting';
}

/** What the backend of a test knows of changes; a test may alter it while the page is open. */
export interface TestChanges {
  changes: DatabaseChange[];
  operations: DatabaseOperations | undefined;
  failure?: Error;
  /** Every query of the list, in order. */
  queries: ChangeQuery[];
  closed: string[];
  refreshed: string[];
  api: ChangesApi;
}

/** Changes in memory. */
export function createTestChanges(
  given: Partial<Pick<TestChanges, 'changes' | 'operations'>> = {},
): TestChanges {
  const notAsked = () => Promise.reject(new Error('Not part of this test'));
  const known: Omit<TestChanges, 'api'> = {
    changes: [],
    operations: undefined,
    queries: [],
    closed: [],
    refreshed: [],
    ...given,
  };
  const answer = <T>(value: () => T): Promise<T> =>
    known.failure ? Promise.reject(known.failure) : Promise.resolve(value());
  const find = (id: string) => known.changes.find(change => change.id === id);
  const need = (id: string) => {
    const change = find(id);
    if (!change) {
      throw new Error(`There is no change ${id}`);
    }
    return change;
  };
  return Object.assign(known, {
    api: {
      plan: notAsked,
      openChange: notAsked,
      getTargets: notAsked,
      getChanges: (query = {}) => {
        known.queries.push(query);
        return answer(() => ({
          items: known.changes.slice(0, query.limit),
          totalItems: known.changes.length,
          observedAt: minutesAgo(0),
        }));
      },
      getChange: id => answer(() => find(id)),
      closeChange: id =>
        answer(() => {
          known.closed.push(id);
          return need(id);
        }),
      refreshChange: id =>
        answer(() => {
          known.refreshed.push(id);
          return need(id);
        }),
      getOperations: () => answer(() => known.operations),
    } satisfies ChangesApi,
  });
}

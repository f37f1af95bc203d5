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
  Database,
  DatabaseList,
  DatabaseQuery,
  DatabaseRef,
  DatabasesApi,
  DatabasesSignal,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { databaseList, minutesAgo, ordersDb } from './fixtures';

/** What the backend of a test holds; a test may change it while the page is open. */
export interface TestBackend {
  list: (query: DatabaseQuery) => DatabaseList;
  database: Database | undefined;
  sources: readonly SourceStatus[];
  /** Set to make every call fail. */
  failure?: Error;
  /** Every database that was asked for, in order. */
  refs: DatabaseRef[];
  /** Every query of the list, in order. */
  queries: DatabaseQuery[];
  /** How often a manifest was asked for. */
  manifests: number;
  /** Ends the log that is followed, by an error when one is given. */
  endLog(error?: Error): void;
  api: DatabasesApi;
}

/** A backend in memory. */
export function createTestBackend(
  given: Partial<Pick<TestBackend, 'list' | 'database' | 'sources'>> = {},
): TestBackend {
  const state: { failure?: Error } = {};
  const answer = <T>(value: () => T): Promise<T> =>
    state.failure ? Promise.reject(state.failure) : Promise.resolve(value());
  const backend: TestBackend = {
    get failure() {
      return state.failure;
    },
    set failure(failure) {
      state.failure = failure;
    },
    list: () => databaseList([]),
    database: ordersDb(),
    sources: [],
    refs: [],
    queries: [],
    manifests: 0,
    endLog: () => {},
    ...given,
    api: {
      getDatabases: query => {
        backend.queries.push(query ?? {});
        return answer(() => backend.list(query ?? {}));
      },
      getDatabase: ref => {
        backend.refs.push(ref);
        return answer(() => backend.database);
      },
      getEvents: () =>
        answer(() => ({
          items: [
            {
              type: 'Warning' as const,
              reason: 'Sync',
              message: 'could not sync the volumes',
              count: 3,
              lastAt: minutesAgo(2),
              object: { kind: 'postgresql', name: 'orders-db' },
              reporter: 'postgres-operator',
            },
          ],
          observedAt: minutesAgo(0),
        })),
      getManifest: () => {
        backend.manifests += 1;
        return answer(() => ({
          yaml: 'kind: postgresql\n',
          hidden: 2,
          observedAt: minutesAgo(0),
        }));
      },
      getLogs: () => answer(() => 'the log before the restart\n'),
      async *followLogs(_ref, _pod, options) {
        yield 'first line\nsecond ';
        yield 'line\n';
        await new Promise<void>((resolve, reject) => {
          backend.endLog = error => (error ? reject(error) : resolve());
          options?.signal?.addEventListener('abort', () => resolve());
        });
      },
      getSources: () =>
        answer(() => ({ items: backend.sources, observedAt: minutesAgo(0) })),
    },
  };
  return backend;
}

/** A signals service whose messages a test sends. */
export function createTestSignals() {
  const listeners = new Set<(message: DatabasesSignal) => void>();
  return {
    send: (message: DatabasesSignal) =>
      listeners.forEach(listener => listener(message)),
    api: {
      subscribe: (_channel: string, listener: unknown) => {
        const known = listener as (message: DatabasesSignal) => void;
        listeners.add(known);
        return { unsubscribe: () => void listeners.delete(known) };
      },
    },
    get listeners() {
      return listeners.size;
    },
  };
}

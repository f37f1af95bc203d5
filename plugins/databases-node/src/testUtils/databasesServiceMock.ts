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
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Database,
  DatabaseEvent,
  DatabaseList,
  DatabaseRef,
  DatabaseSummary,
  SourceStatus,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { DatabasesService } from '@database-platform/plugin-databases-node';
import { databasesServiceRef } from '@database-platform/plugin-databases-node';

/**
 * What the fake service knows.
 *
 * @public
 */
export interface DatabasesServiceMockOptions {
  databases?: readonly Database[];
  /** Events by `stringifyDatabaseRef`. */
  events?: Readonly<Record<string, readonly DatabaseEvent[]>>;
  sources?: readonly SourceStatus[];
}

/**
 * A databases service that answers from memory.
 *
 * @remarks
 * Filters by engine, owner, phase, environment, Kubernetes cluster, namespace and words; knows no sorting, no paging and no permissions.
 *
 * @public
 */
export function databasesServiceMock(
  options: DatabasesServiceMockOptions = {},
): DatabasesService {
  const databases = options.databases ?? [];
  const observedAt = new Date(0).toISOString();
  const find = (ref: DatabaseRef) => {
    const text = stringifyDatabaseRef(ref);
    return databases.find(item => stringifyDatabaseRef(item.ref) === text);
  };
  const need = (ref: DatabaseRef) => {
    const found = find(ref);
    if (!found) {
      throw new NotFoundError(
        `There is no database ${stringifyDatabaseRef(ref)}`,
      );
    }
    return found;
  };
  return {
    async getDatabases(query = {}): Promise<DatabaseList> {
      const has = (values: readonly string[] | undefined, value?: string) =>
        !values?.length || values.includes(value ?? 'none');
      const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const items = databases.filter(
        ({ ref, owner, phase, environment, attention, version }) =>
          has(query.engine, ref.engine) &&
          has(query.owner, owner.ref) &&
          has(query.phase, phase) &&
          has(query.environment, environment) &&
          has(query.kubernetesCluster, ref.kubernetesCluster) &&
          has(query.namespace, ref.namespace) &&
          (query.attention === undefined || query.attention === attention) &&
          words.every(word =>
            [
              ref.name,
              ref.namespace,
              ref.kubernetesCluster,
              owner.ref,
              version,
            ].some(text => text?.toLowerCase().includes(word)),
          ),
      );
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
        totals: totalsOf(databases),
        mayCreate: true,
        sourceProblems: [],
        observedAt,
      };
    },
    async getDatabase(ref) {
      return find(ref);
    },
    async getEvents(ref) {
      need(ref);
      return {
        items: options.events?.[stringifyDatabaseRef(ref)] ?? [],
        observedAt,
      };
    },
    async getManifest(ref) {
      const { object } = need(ref);
      return {
        yaml: `apiVersion: ${object.apiVersion}\nkind: ${object.kind}\nmetadata:\n  name: ${ref.name}\n  namespace: ${ref.namespace}\n`,
        observedAt,
      };
    },
    async getLogs(ref) {
      need(ref);
      return '';
    },
    async getSources() {
      return { items: options.sources ?? [], observedAt };
    },
  };
}

/**
 * Provides {@link (databasesServiceMock:function)} in the place of the real service, for `startTestBackend`.
 *
 * @public
 */
export function databasesServiceMockFactory(
  options: DatabasesServiceMockOptions = {},
): ServiceFactory<DatabasesService, 'plugin'> {
  return createServiceFactory({
    service: databasesServiceRef,
    deps: {},
    factory: () => databasesServiceMock(options),
  });
}

function totalsOf(databases: readonly DatabaseSummary[]) {
  const count = (test: (item: DatabaseSummary) => boolean) =>
    databases.filter(test).length;
  return {
    databases: databases.length,
    attention: count(item => item.attention),
    changing: count(item =>
      ['provisioning', 'updating', 'deleting'].includes(item.phase),
    ),
    unowned: count(item => item.owner.ref === undefined),
  };
}

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
  DatabasePhase,
  DatabaseRef,
  DatabaseSummary,
  SourceStatus,
} from '../model';

/**
 * What a list of databases can be ordered by. `attention` is worst first; the others are the columns of the fleet, in the order in which they stand there.
 *
 * @public
 */
export const databaseSorts = [
  'attention',
  'name',
  'engine',
  'phase',
  'members',
  'lag',
  'storage',
  'owner',
  'where',
  'age',
] as const;

/**
 * One of {@link databaseSorts}.
 *
 * @public
 */
export type DatabaseSort = (typeof databaseSorts)[number];

/**
 * What databases are filtered by with lists of values, and counted by, in the order of the answer.
 *
 * @public
 */
export const databaseFacets = [
  'engine',
  'phase',
  'owner',
  'environment',
  'kubernetesCluster',
  'namespace',
] as const;

/**
 * One of {@link databaseFacets}.
 *
 * @public
 */
export type DatabaseFacet = (typeof databaseFacets)[number];

/**
 * Which databases, in which order, which part of them. A list of values means any of them.
 *
 * @public
 */
export interface DatabaseQuery {
  engine?: readonly string[];
  /** Entity references; `none` for unowned, `mine` for those that the user who asks owns, alone or through groups. */
  owner?: readonly string[];
  phase?: readonly DatabasePhase[];
  /** Names of environments; `none` for databases in none. */
  environment?: readonly string[];
  kubernetesCluster?: readonly string[];
  namespace?: readonly string[];
  /** Only those that a person should look at. */
  attention?: boolean;
  /** Words that must all occur in name, namespace, Kubernetes cluster, engine, name of the owner or version. */
  q?: string;
  /** Worst first when absent. */
  sort?: DatabaseSort;
  order?: 'asc' | 'desc';
  /** From 1 to 500; 50 when absent. */
  limit?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * A value of a facet, and how many databases have it.
 *
 * @public
 */
export interface FacetValue {
  value: string;
  count: number;
}

/**
 * One page of databases, with what there is besides.
 *
 * @public
 */
export interface DatabaseList {
  items: readonly DatabaseSummary[];
  /** How many match, on all pages. */
  totalItems: number;
  nextCursor?: string;
  /** For each facet the values among what the reader may see and the *other* filters leave, most frequent first. */
  facets: Readonly<Record<DatabaseFacet, readonly FacetValue[]>>;
  /** Over everything that the reader may see, whatever the filters. */
  totals: {
    databases: number;
    attention: number;
    /** Provisioning, updating or deleting. */
    changing: number;
    unowned: number;
    /** Pull requests of changes that are not merged yet. Absent when there are none, as far as the reader may see changes. */
    pullRequests?: number;
  };
  /** Whether the reader may ask for a new database. Where a policy allows it with conditions it is true, also when no place meets them. */
  mayCreate: boolean;
  /** Kubernetes clusters whose state is not wholly known, with the worst reason of each. Who may not see the state of the watches is told a neutral reason, and only about those with databases that they see. */
  sourceProblems: ReadonlyArray<{
    kubernetesCluster: string;
    state: SourceStatus['state'];
    since: string;
    reason: string;
  }>;
  observedAt: string;
}

/**
 * A Kubernetes Event about a database.
 *
 * @public
 */
export interface DatabaseEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** How often it was reported. */
  count: number;
  /** ISO 8601. */
  firstAt?: string;
  /** ISO 8601. */
  lastAt?: string;
  /** Kind and name of the object that it is about. */
  object: { kind: string; name: string };
  /** The component that reported it. */
  reporter?: string;
}

/**
 * Which part of the log of which container.
 *
 * @public
 */
export interface LogOptions {
  container?: string;
  /** The last so many lines: from 1 to 5000; 200 when absent. */
  tailLines?: number;
  /** The log of the container before its last restart. */
  previous?: boolean;
  signal?: AbortSignal;
}

/**
 * The object of a database, as the Kubernetes cluster has it.
 *
 * @public
 */
export interface DatabaseManifest {
  /** The object as YAML without managed fields. `(hidden)` stands for values that look like secrets. */
  yaml: string;
  /** How many values are hidden because they look like secrets; absent when none are. */
  hidden?: number;
  observedAt: string;
}

/**
 * What the backend answers, for the pages and for other plugins.
 *
 * @remarks
 * Every call can be aborted and fails with a `ResponseError` of `@backstage/errors`.
 *
 * @public
 */
export interface DatabasesApi {
  getDatabases(
    query?: DatabaseQuery,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseList>;
  /** `undefined` when there is no such database, or the reader may not see it. Fails (403) when the reader may see none at all. */
  getDatabase(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<Database | undefined>;
  getEvents(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: readonly DatabaseEvent[]; observedAt: string }>;
  getManifest(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseManifest>;
  /** The last lines of a member's log. */
  getLogs(ref: DatabaseRef, pod: string, options?: LogOptions): Promise<string>;
  /** Follows a member's log: pieces of text as they are written, until the signal is aborted, the container ends, or 30 minutes or 50 MiB are over. */
  followLogs(
    ref: DatabaseRef,
    pod: string,
    options?: LogOptions,
  ): AsyncIterable<string>;
  getSources(options?: {
    signal?: AbortSignal;
  }): Promise<{ items: readonly SourceStatus[]; observedAt: string }>;
}

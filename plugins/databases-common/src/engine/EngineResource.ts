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
 * A Kubernetes object as it comes from the API: nothing about it is certain.
 *
 * @public
 */
export type UnknownObject = { readonly [field: string]: unknown };

/**
 * A fact: the few fields of an object that an engine reads, as plain JSON. It is kept as text, so it should be small.
 *
 * @public
 */
export type Fact = { readonly [field: string]: unknown };

/**
 * One resource that an engine reads.
 *
 * @public
 */
export interface EngineResource {
  /** How the engine's own code names it: `pod`, `leaderConfigMap`. Unique within the engine. */
  id: string;
  /** The API group; `''` for the core group. */
  group: string;
  /** Versions that the engine can read, best first; the first one that the Kubernetes cluster serves is watched. */
  versions: readonly string[];
  /** `pods`, `postgresqls`, ... */
  plural: string;
  /** Its objects have no namespace: it is watched once, whatever namespaces the portal is told to watch. */
  clusterScoped?: boolean;
  /** `kind` of its objects, as `postgresql`: needed for the `primary` resource, whose name stands in Events. */
  kind?: string;
  /**
   * `events`: the facts are Kubernetes Events and are shown as such. Each has `at` (ISO 8601, when it was last seen), `type`, `reason` and `message`, and
   * where they differ from what goes without saying `firstAt` (`at`), `count` (1), `reporter`, `objectKind` and `objectName` (the database's own).
   */
  holds?: 'events';
  /** Narrows the watch, as Kubernetes writes selectors. */
  labelSelector?: string;
  /** Narrows the watch, as Kubernetes writes selectors. */
  fieldSelector?: string;
  /** `metadata` asks the API for `PartialObjectMetadata` only: Secrets are read in no other way. */
  representation: 'object' | 'metadata';
  /**
   * - `primary`: each object is a database.
   * - `member`: each object belongs to the database that {@link EngineResource.databaseOf} names.
   * - `shared`: objects that all databases of the Kubernetes cluster may refer to, such as nodes.
   */
  scope: 'primary' | 'member' | 'shared';
  /**
   * The database that a `member` object belongs to, within the object's own namespace; `undefined` for objects that belong to none.
   * Must not throw.
   */
  databaseOf?(object: UnknownObject): string | undefined;
  /**
   * Shrinks an object to its fact; `undefined` when there is nothing worth keeping. Must not throw.
   */
  project(object: UnknownObject): Fact | undefined;
  /**
   * Its objects are written again and again for as long as a database lives, as Patroni does with its leader record. How old they are is judged by when
   * they could last be read, so a lost connection is not mistaken for a lost leader.
   */
  heartbeat?: boolean;
  /**
   * Its objects change seldom and nobody waits for it: the list is read again after so many seconds, instead of being watched. That saves a connection to
   * each Kubernetes cluster, so it is for resources with few objects.
   */
  rereadSeconds?: number;
  /**
   * A portal may well not be allowed to read it: what is then missing is told with each database, not as a problem of the Kubernetes cluster.
   */
  optional?: boolean;
  /** At most so many facts are kept for one database (Events), the ones with the greatest `at` field first. */
  keepNewest?: number;
}

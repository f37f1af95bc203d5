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

import { ManifestLocation } from './Plan';

/**
 * Which operations there are for a database and whether the reader may ask for them.
 *
 * @public
 */
export interface DatabaseOperations {
  items: readonly OperationState[];
  /** Where its manifest is; absent when that is not known. */
  location?: ManifestLocation;
  observedAt: string;
}

/**
 * One operation of a database, and whether the reader may ask for it.
 *
 * @public
 */
export interface OperationState {
  /** `resize`, ... */
  id: string;
  title: string;
  /** Whether it has a meaning for the database as it is; where it has none, it is not allowed either. */
  applies: boolean;
  allowed: boolean;
  /** Why it is not allowed, and what to do about it; or why it has no meaning. */
  reason?: string;
}

/**
 * Where a new database may go.
 *
 * @public
 */
export interface DatabaseTarget {
  kubernetesCluster: string;
  namespace: string;
  environment?: string;
  tier?: Tier;
  /** Whether the reader may create a database there. */
  allowed: boolean;
  /** Why not. */
  reason?: string;
  /** Engines whose operator is there. */
  engines: readonly string[];
  /** Names of the storage classes of the Kubernetes cluster, the default first; absent when they cannot be read. */
  storageClasses?: readonly string[];
  /** The versions of the engine that was asked for which its operator takes and the tier allows, the oldest first; absent where neither names any. */
  versions?: readonly string[];
  /** Where it is written that the operator takes them; absent where nothing but the tier names versions. */
  versionsSource?: { title: string; url: string };
  /** Where the manifest of a new database goes; absent when no pattern is configured: then nothing can be created there. */
  repository?: { url: string; path: string };
  /** Owners of the databases that are there already, most frequent first. */
  owners: readonly string[];
}

/**
 * The rules of an environment for its databases.
 *
 * @public
 */
export interface Tier {
  name: string;
  /** At least so many members. */
  minimumMembers?: number;
  maximum: {
    members?: number;
    /** Limit of one member. */
    cpu?: string;
    /** Limit of one member. */
    memory?: string;
    /** Volume of one member. */
    volume?: string;
  };
  /** By engine id; any version where the engine is absent. */
  versions: Readonly<Record<string, readonly string[]>>;
  /** Any when absent. */
  storageClasses?: readonly string[];
  /** Whether writes must wait for a replica. */
  synchronous?: 'required' | 'optional';
  /** Sizes to choose from. */
  sizes: ReadonlyArray<{
    name: string;
    cpu: { request: string; limit: string };
    memory: { request: string; limit: string };
    volume: string;
  }>;
}

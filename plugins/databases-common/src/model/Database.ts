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

import { OpenChange } from '../changes/DatabaseChange';
import { DatabasePhase } from './DatabasePhase';
import { DatabaseRef } from './DatabaseRef';
import { Credential, Endpoint } from './Endpoint';
import { Finding } from './Finding';
import { Lag } from './Lag';
import { Member } from './Member';
import { Owner } from './Owner';
import { Volume } from './Volume';

/**
 * A database as the fleet shows it: one row.
 *
 * @public
 */
export interface DatabaseSummary {
  /** Short, opaque and stable: what change notices name instead of the database. */
  id: string;
  ref: DatabaseRef;
  /** The version that runs; the declared one as long as nothing runs. */
  version?: string;
  phase: DatabasePhase;
  /** Why it is in this phase: a plain sentence. */
  reason: string;
  /** Since when, where Kubernetes says so (ISO 8601). */
  since?: string;
  /** The operator's own word, unchanged, such as `SyncFailed`. */
  operatorState?: string;
  /** Whether a person should look at it: not well, or a critical finding. */
  attention: boolean;
  members: { ready: number; total: number };
  storage?: Storage;
  /** The worst lag of any member. */
  lag: Lag;
  owner: Owner;
  /** Entity reference of the catalog system it belongs to, where its object carries the `databases.backstage.io/system` annotation or label. */
  system?: string;
  /** The environment that the portal's configuration gives the namespace. */
  environment?: string;
  /** How many findings of each severity. */
  findingCounts: { critical: number; warning: number; info: number };
  /** The newest change that is not at its end, where the reader may see changes. */
  openChange?: OpenChange;
  /** When the object was made (ISO 8601). */
  createdAt?: string;
  /** When all of this was known to be so (ISO 8601). */
  observedAt: string;
}

/**
 * The volumes of the members, as the object declares them.
 *
 * @public
 */
export interface Storage {
  /** As declared, such as `100Gi`. */
  declared: string;
  /** The declared size in bytes, of each member. */
  bytesPerMember: number;
  storageClass?: string;
}

/**
 * Everything the portal knows of one database.
 *
 * @public
 */
export interface Database extends DatabaseSummary {
  /** `metadata.uid`: the backup path of some operators contains it, and it is lost with the object. */
  uid?: string;
  /** The API version and kind of the operator's object. */
  object: { apiVersion: string; kind: string };
  labels: Readonly<Record<string, string>>;
  /** What to do when it is not running. */
  advice?: string;
  declared: Declaration;
  topology: Topology;
  findings: readonly Finding[];
  endpoints: readonly Endpoint[];
  credentials: readonly Credential[];
  volumes: readonly Volume[];
  companions: readonly Companion[];
  disruptionBudgets: readonly DisruptionBudget[];
  configuration: readonly ConfigurationGroup[];
  /** Failovers, newest first. */
  history: readonly Failover[];
  /** Why `history` stays empty whatever happens: a fragment such as "the operator keeps no record of past primaries". */
  historyNotRecorded?: string;
  /** What could not be read, and so is missing above. */
  gaps: readonly Gap[];
}

/**
 * What the object asks for, as it asks for it.
 *
 * @public
 */
export interface Declaration {
  version?: string;
  members?: number;
  storage?: string;
  storageClass?: string;
  requests?: { cpu?: string; memory?: string };
  limits?: { cpu?: string; memory?: string };
  /** Names of the databases inside, with the user that owns each. */
  databases: ReadonlyArray<{ name: string; owner?: string }>;
}

/**
 * Who is in a database, and who follows whom.
 *
 * @public
 */
export interface Topology {
  members: readonly Member[];
  /** The member that takes writes (or leads a standby cluster); none for a database whose groups have one each. */
  primary?: { member: string; since?: string; timeline?: number };
  /** The parts that members are in, by the name that their `group` says; absent where there is one part only. */
  groups?: readonly TopologyGroup[];
  /** A source outside this database, for standby clusters. */
  upstream?: { title: string };
  /** Whether writes wait for a replica. */
  synchronous: boolean;
}

/**
 * A part of a database with members of its own.
 *
 * - `shard`: holds a part of the data, with a primary of its own.
 * - `config-servers`: hold what routers need to know of the shards, with a primary of their own.
 * - `replica-set`: the whole of the data, with a primary.
 * - `read-replicas`: copies outside the group that elects the primary.
 *
 * @public
 */
export interface TopologyGroup {
  name: string;
  kind: 'shard' | 'config-servers' | 'replica-set' | 'read-replicas';
  /** The member that takes the group's writes. */
  primary?: string;
  /** Members that are asked for. */
  wanted: number;
}

/**
 * Something that runs beside the members for the same database: a pooler, a router.
 *
 * @public
 */
export interface Companion {
  kind: 'pooler' | 'router' | 'exporter';
  name: string;
  ready: number;
  total: number;
  /** Named settings, such as `{ mode: 'transaction' }`. */
  settings: Readonly<Record<string, string>>;
}

/**
 * A PodDisruptionBudget of the database.
 *
 * @public
 */
export interface DisruptionBudget {
  name: string;
  /** As written: a number or a percentage. */
  minAvailable?: string;
  /** As written: a number or a percentage. */
  maxUnavailable?: string;
  disruptionsAllowed?: number;
}

/**
 * Settings that belong together. Values that may be secrets are not among them.
 *
 * @public
 */
export interface ConfigurationGroup {
  /** Stable id, such as `parameters`. */
  id: string;
  title: string;
  settings: ReadonlyArray<{ name: string; value: string }>;
}

/**
 * A time at which another member became primary.
 *
 * @public
 */
export interface Failover {
  /** When the new primary took over (ISO 8601), where it is recorded. */
  at?: string;
  timeline?: number;
  newPrimary?: string;
  /** The record's own words. */
  reason?: string;
}

/**
 * A resource that could not be read, and why, in words.
 *
 * @public
 */
export interface Gap {
  /** `pods`, `secrets`, ... */
  resource: string;
  reason: string;
}

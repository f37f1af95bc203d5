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

import { Lag } from './Lag';

/**
 * What a member does in its database. Engines use the words that fit them.
 *
 * @public
 */
export type MemberRole =
  | 'primary'
  | 'standby-leader'
  | 'replica'
  | 'sync-replica'
  | 'quorum-replica'
  | 'hidden-replica'
  | 'non-voting-replica'
  | 'arbiter'
  | 'router'
  | 'leader'
  | 'follower'
  | 'broker'
  | 'controller'
  | 'data'
  | 'master'
  | 'ingest'
  | 'unknown';

/**
 * One member (a pod that holds data or takes part in the quorum) of a database.
 *
 * @public
 */
export interface Member {
  /** The pod's name. */
  name: string;
  role: MemberRole;
  /** The member's own word for its state, such as Patroni's `streaming` or `in archive recovery`. */
  state?: string;
  ready: boolean;
  /** Why it is not ready, in words. */
  notReadyReason?: string;
  /** Kubernetes' pod phase: `Pending`, `Running`, ... */
  podPhase?: string;
  /** The shard, replica set or pool that the member belongs to, for engines that have them. */
  group?: string;
  /** The member (or outside host) that it copies from. */
  replicatesFrom?: string;
  lag: Lag;
  /** Of PostgreSQL: counts the failovers. */
  timeline?: number;
  /** Settings wait for a restart of the database in this pod. */
  pendingRestart: boolean;
  /** A roll-out still has to recreate this pod. */
  pendingRecreate: boolean;
  /** Of all containers together. */
  restarts: number;
  node?: string;
  zone?: string;
  image?: string;
  /** What the running database says its version is, where it says it. */
  version?: string;
  /** ISO 8601. */
  createdAt?: string;
  /** Names of the pod's containers, the database's own first. */
  containers: readonly string[];
}

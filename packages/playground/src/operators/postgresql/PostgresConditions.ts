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

import { PodFaults } from '../shared';

/** A point in a write-ahead log. */
export interface WalPoint {
  position: number;
  timeline: number;
}

/** What happens around one database cluster: causes, from which the states follow. */
export interface PostgresConditions extends PodFaults {
  /** Bytes of write-ahead log per second, on average. */
  writeRate?: number;
  /** Bytes per second that reach the replica with this ordinal; without an entry it keeps up. */
  replicaBandwidth?: Readonly<Record<number, number>>;
  /** Patroni in the pods does not reach the Kubernetes API: no heartbeat and no election. */
  patroniToApi?: 'cut';
  /** Where the write-ahead log starts when the cluster is initialised, in bytes. */
  firstPosition?: number;
  /** The cluster that a standby cluster follows, as far as its log has come. */
  upstream?: () => WalPoint | undefined;
}

/** The conditions around the database cluster `name`, asked whenever they matter: they may change. */
export type PostgresConditionsOf = (
  namespace: string,
  name: string,
) => PostgresConditions;

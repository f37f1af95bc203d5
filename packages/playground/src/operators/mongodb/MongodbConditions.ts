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

/** What happens around one database: causes, from which the states follow. */
export interface MongodbConditions extends PodFaults {
  /** Bytes of data in each replica set. */
  dataBytes?: number;
  /** Bytes per second that a backup or a restore gets through. */
  backupRate?: number;
  /** Why every backup fails in the end, in the words of Percona Backup for MongoDB. */
  backupError?: string;
  /** Backup agents do not get on: a backup never leaves its beginning, and the operator does not take the database for ready. */
  backupAgents?: 'unwell';
  /** Members that the others do not reach, by the pod's name without the database's, such as `rs0-1`. */
  cutOff?: readonly string[];
  /** Faults of single pods, by the pod's name without the database's (`rs0-1`, `mongos-0`) or by what they are for (`mongos`). */
  podFaults?: Readonly<Record<string, PodFaults>>;
}

/** The conditions around a database, asked whenever they matter: they may change. */
export type MongodbConditionsOf = (
  namespace: string,
  name: string,
) => MongodbConditions;

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
import { JsonRecord } from '../../shared';
import { Component } from '../names';

/** Members of one kind. A pass may change the sizes of its own copy, as the operator does with the object that it has read. */
export interface MembersSpec {
  component: Component;
  size: number;
  /** The section of the object: resources, affinity, tolerations, labels, sidecars and the like. */
  section: JsonRecord;
  /** The claim's spec; none for `emptyDir` and `hostPath`. */
  claim?: JsonRecord;
  /** YAML text for mongod. */
  configuration: string;
}

/** A replica set: a shard, the config servers, or the whole of a database without shards. */
export interface ReplsetSpec {
  name: string;
  isConfig: boolean;
  /** mongod first, then what else is switched on. */
  members: MembersSpec[];
  section: JsonRecord;
}

/** The routers of a sharded database. */
export interface MongosSpec {
  size: number;
  section: JsonRecord;
  configuration: string;
  servicePerPod: boolean;
  exposeType: string;
}

export interface BackupTask {
  name: string;
  schedule: string;
  storage: string;
  type: string;
  compression: string;
  keep: number;
  deleteFromStorage: boolean;
}

export interface BackupSpec {
  enabled: boolean;
  image: string;
  storages: Readonly<Record<string, JsonRecord>>;
  /** Those that are switched on. */
  tasks: readonly BackupTask[];
  pitr: boolean;
  oplogOnly: boolean;
  spanMs: number;
  startingDeadlineSeconds?: number;
  section: JsonRecord;
}

/** A `PerconaServerMongoDB` with the operator's defaults. */
export interface MongodbSpec {
  crVersion: string;
  image: string;
  pause: boolean;
  unmanaged: boolean;
  updateStrategy: 'SmartUpdate' | 'RollingUpdate' | 'OnDelete';
  upgrade: { apply: string; schedule: string };
  backupIfUnhealthy: boolean;
  tls: {
    mode: string;
    enabled: boolean;
    allowInvalid: boolean;
    validityMs: number;
  };
  secrets: {
    users: string;
    encryptionKey: string;
    ssl: string;
    sslInternal: string;
    keyFile: string;
  };
  /** In the order of the declaration, without the config servers. */
  replsets: ReplsetSpec[];
  sharded: boolean;
  config?: ReplsetSpec;
  mongos?: MongosSpec;
  users: readonly JsonRecord[];
  backup: BackupSpec;
  growsVolumes: boolean;
  growsOutside: boolean;
  section: JsonRecord;
}

/** All replica sets; the config servers first, as they are started. */
export function replsetsOf(spec: MongodbSpec): ReplsetSpec[] {
  return [...(spec.config ? [spec.config] : []), ...spec.replsets];
}

/** Members of all kinds. */
export function sizeOf(replset: ReplsetSpec): number {
  return replset.members.reduce((sum, { size }) => sum + size, 0);
}

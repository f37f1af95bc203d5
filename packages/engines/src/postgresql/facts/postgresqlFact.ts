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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  flag,
  integer,
  isObject,
  list,
  mapOf,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';
import { amountsOf } from '../../kubernetes/facts/amounts';
import { backupVariables } from './backupVariables';
import { postgresqlAnnotations } from './keptAnnotations';
import {
  cloneOf,
  flagsOf,
  keysOf,
  logicalBackupOf,
  numbersIn,
  poolerOf,
  preparedOf,
  standbyOf,
} from './postgresqlSections';

/** The operator's object. Names are short: it is kept as text, once for each database. */
export const readPostgresqlFact = shape({
  uid: text,
  /** Created, in seconds. */
  at: integer,
  /** Deletion was asked for, in seconds. */
  gone: integer,
  finalizers: list(text),
  labels: mapOf(scalar),
  notes: mapOf(scalar),
  /** The operator's word. */
  state: text,
  /** The status is a plain string, as operators before 1.0 wrote it. */
  oldStatus: flag,
  /** There is no `spec`. */
  noSpec: flag,
  team: text,
  version: scalar,
  members: integer,
  size: scalar,
  class: text,
  image: text,
  requests: shape({ cpu: scalar, memory: scalar }),
  limits: shape({ cpu: scalar, memory: scalar }),
  /** Fields that hold a number where the definition asks for text. */
  numbers: list(text),
  parameters: mapOf(scalar),
  /** Each user with its flags. */
  users: mapOf(list(text)),
  databases: mapOf(text),
  prepared: mapOf(shape({ users: flag, schemas: list(text), namespace: text })),
  pooler: shape({
    primary: flag,
    replica: flag,
    members: integer,
    mode: text,
    schema: text,
    user: text,
    connections: integer,
  }),
  patroni: mapOf(scalar),
  slots: list(text),
  clone: shape({ cluster: text, timestamp: text, uid: text }),
  standby: shape({ host: text, port: scalar, wal: text, slot: text }),
  windows: list(text),
  backup: mapOf(scalar),
  logical: shape({ schedule: text, retention: text }),
  sidecars: list(text),
  tls: text,
  /** The group that files in its pods belong to. */
  fsGroup: integer,
});

export type PostgresqlFact = Read<typeof readPostgresqlFact>;

/** What is kept of a `postgresql` object. */
export function projectPostgresql(object: UnknownObject): Fact {
  const spec = at(object, 'spec');
  const status = at(object, 'status');
  const resources = at(spec, 'resources');
  return compact({
    uid: text(at(object, 'metadata', 'uid')),
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
    finalizers: list(text)(at(object, 'metadata', 'finalizers')),
    labels: mapOf(scalar)(at(object, 'metadata', 'labels')),
    notes: postgresqlAnnotations(at(object, 'metadata', 'annotations')),
    state: text(status) ?? text(at(status, 'PostgresClusterStatus')),
    oldStatus: typeof status === 'string',
    noSpec: !isObject(spec),
    team: text(at(spec, 'teamId')),
    version: scalar(at(spec, 'postgresql', 'version')),
    members: integer(at(spec, 'numberOfInstances')),
    size: scalar(at(spec, 'volume', 'size')),
    class: text(at(spec, 'volume', 'storageClass')),
    image: text(at(spec, 'dockerImage')),
    requests: amountsOf(at(resources, 'requests')),
    limits: amountsOf(at(resources, 'limits')),
    numbers: numbersIn(spec),
    parameters: mapOf(scalar)(at(spec, 'postgresql', 'parameters')),
    users: mapOf(flagsOf)(at(spec, 'users')),
    databases: mapOf(text)(at(spec, 'databases')),
    prepared: mapOf(preparedOf)(at(spec, 'preparedDatabases')),
    pooler: poolerOf(spec),
    patroni: mapOf(scalar)(at(spec, 'patroni')),
    slots: keysOf(at(spec, 'patroni', 'slots')),
    clone: cloneOf(at(spec, 'clone')),
    standby: standbyOf(at(spec, 'standby')),
    windows: list(text)(at(spec, 'maintenanceWindows')),
    backup: backupVariables(at(spec, 'env')),
    logical: logicalBackupOf(spec),
    sidecars: list(value => text(at(value, 'name')))(at(spec, 'sidecars')),
    tls: text(at(spec, 'tls', 'secretName')),
    fsGroup: integer(at(spec, 'spiloFSGroup')),
  });
}

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
  at,
  compact,
  flag,
  integer,
  isObject,
  list,
  scalar,
  text,
} from '../../json';

const textFields = [
  ['postgresql', 'version'],
  ['volume', 'size'],
  ['resources', 'requests', 'cpu'],
  ['resources', 'requests', 'memory'],
  ['resources', 'limits', 'cpu'],
  ['resources', 'limits', 'memory'],
  ['connectionPooler', 'resources', 'requests', 'cpu'],
  ['connectionPooler', 'resources', 'requests', 'memory'],
  ['connectionPooler', 'resources', 'limits', 'cpu'],
  ['connectionPooler', 'resources', 'limits', 'memory'],
  ['standby', 'standby_port'],
] as const;

export function numbersIn(spec: unknown): string[] {
  const parameters = at(spec, 'postgresql', 'parameters');
  return [
    ...textFields.map(path => [...path]),
    ...(keysOf(parameters) ?? []).map(key => ['postgresql', 'parameters', key]),
  ]
    .filter(path => typeof at(spec, ...path) === 'number')
    .map(path => ['spec', ...path].join('.'));
}

export function keysOf(value: unknown): string[] | undefined {
  return isObject(value) ? Object.keys(value) : undefined;
}

export function flagsOf(value: unknown): readonly string[] {
  return list(text)(value) ?? [];
}

export function preparedOf(value: unknown) {
  const schemas = at(value, 'schemas');
  return compact({
    users: at(value, 'defaultUsers') === true,
    schemas: keysOf(schemas)?.filter(
      name => at(schemas, name, 'defaultUsers') === true,
    ),
    namespace: text(at(value, 'secretNamespace')),
  });
}

/** A `connectionPooler` section asks for a pooler unless `enableConnectionPooler` says no (pkg/cluster/connection_pooler.go). */
export function poolerOf(spec: unknown) {
  const options = at(spec, 'connectionPooler');
  const primary = flag(at(spec, 'enableConnectionPooler')) ?? isObject(options);
  const replica = at(spec, 'enableReplicaConnectionPooler') === true;
  return primary || replica
    ? compact({
        primary,
        replica,
        members: integer(at(options, 'numberOfInstances')),
        mode: text(at(options, 'mode')),
        schema: text(at(options, 'schema')),
        user: text(at(options, 'user')),
        connections: integer(at(options, 'maxDBConnections')),
      })
    : undefined;
}

export function cloneOf(value: unknown) {
  return compact({
    cluster: text(at(value, 'cluster')),
    timestamp: text(at(value, 'timestamp')),
    uid: text(at(value, 'uid')),
  });
}

export function standbyOf(value: unknown) {
  return compact({
    host: text(at(value, 'standby_host')),
    port: scalar(at(value, 'standby_port')),
    wal: text(at(value, 's3_wal_path')) ?? text(at(value, 'gs_wal_path')),
    slot: text(at(value, 'standby_primary_slot_name')),
  });
}

export function logicalBackupOf(spec: unknown) {
  return at(spec, 'enableLogicalBackup') === true
    ? {
        schedule: text(at(spec, 'logicalBackupSchedule')) ?? 'default',
        ...compact({ retention: text(at(spec, 'logicalBackupRetention')) }),
      }
    : undefined;
}

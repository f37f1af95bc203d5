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
  fieldAt,
  flagAt,
  isRecord,
  JsonRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  textsAt,
} from '../shared';
import { ResourceAmounts } from './PostgresSettings';

/** What the operator acts on in a `postgresql` object. */
export interface PostgresSpec {
  teamId: string;
  instances: number;
  version: string;
  parameters: Record<string, string>;
  volume: { size: string; storageClass?: string };
  requests: ResourceAmounts;
  limits: ResourceAmounts;
  users: Record<string, readonly string[]>;
  databases: Record<string, string>;
  preparedDatabases: JsonRecord;
  pooler: { primary: boolean; replica: boolean; options: JsonRecord };
  patroni: JsonRecord;
  standby?: JsonRecord;
  clone?: { cluster: string; timestamp?: string };
  maintenanceWindows: readonly string[];
  logicalBackup?: { schedule?: string };
  dockerImage?: string;
  env: readonly unknown[];
  sidecars: readonly unknown[];
  tolerations: readonly unknown[];
  nodeAffinity?: JsonRecord;
  podAnnotations: Record<string, string>;
  tls?: JsonRecord;
  loadBalancers: { primary: boolean; replica: boolean };
}

/** Either what the operator understood, or the error that its JSON decoder gives. */
export type ParsedSpec = { spec: PostgresSpec } | { error: string };

/** Reads `spec` as strictly as the operator's Go types do: a number where a string belongs is an error. */
export function parsePostgresSpec(spec: unknown): ParsedSpec {
  for (const kind of ['requests', 'limits']) {
    for (const resource of ['cpu', 'memory']) {
      const amount = fieldAt(spec, 'resources', kind, resource);
      if (amount !== undefined && typeof amount !== 'string') {
        return {
          error: `json: cannot unmarshal ${typeof amount} into Go struct field ResourceDescription.spec.resources.${kind}.${resource} of type string`,
        };
      }
    }
  }
  const clone = textAt(spec, 'clone', 'cluster');
  const timestamp = textAt(spec, 'clone', 'timestamp');
  if (clone && !timestamp && !/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(clone)) {
    return {
      error: `clone cluster name must confirm to DNS-1035, regex used for validation is "^[a-z]([-a-z0-9]*[a-z0-9])?$"`,
    };
  }
  return { spec: specOf(spec) };
}

function specOf(spec: unknown): PostgresSpec {
  const resources = (kind: string): ResourceAmounts => ({
    cpu: textAt(spec, 'resources', kind, 'cpu'),
    memory: textAt(spec, 'resources', kind, 'memory'),
  });
  const clone = textAt(spec, 'clone', 'cluster');
  const standby = fieldAt(spec, 'standby');
  const tls = fieldAt(spec, 'tls');
  const affinity = fieldAt(spec, 'nodeAffinity');
  return {
    teamId: textAt(spec, 'teamId') ?? '',
    instances: numberAt(spec, 'numberOfInstances') ?? 0,
    version: textAt(spec, 'postgresql', 'version') ?? '',
    parameters: textsAt(spec, 'postgresql', 'parameters'),
    volume: {
      size: textAt(spec, 'volume', 'size') ?? '',
      storageClass: textAt(spec, 'volume', 'storageClass'),
    },
    requests: resources('requests'),
    limits: resources('limits'),
    users: Object.fromEntries(
      Object.entries(recordAt(spec, 'users')).map(([user, flags]) => [
        user,
        Array.isArray(flags) ? flags.map(String) : [],
      ]),
    ),
    databases: textsAt(spec, 'databases'),
    preparedDatabases: recordAt(spec, 'preparedDatabases'),
    pooler: {
      // A section alone turns the primary's pooler on.
      primary:
        flagAt(spec, 'enableConnectionPooler') ??
        isRecord(fieldAt(spec, 'connectionPooler')),
      replica: flagAt(spec, 'enableReplicaConnectionPooler') ?? false,
      options: recordAt(spec, 'connectionPooler'),
    },
    patroni: recordAt(spec, 'patroni'),
    ...(isRecord(standby) && { standby }),
    ...(clone && {
      clone: { cluster: clone, timestamp: textAt(spec, 'clone', 'timestamp') },
    }),
    maintenanceWindows: listAt(spec, 'maintenanceWindows').map(String),
    ...(flagAt(spec, 'enableLogicalBackup') && {
      logicalBackup: { schedule: textAt(spec, 'logicalBackupSchedule') },
    }),
    dockerImage: textAt(spec, 'dockerImage'),
    env: listAt(spec, 'env'),
    sidecars: listAt(spec, 'sidecars'),
    tolerations: listAt(spec, 'tolerations'),
    ...(isRecord(affinity) && { nodeAffinity: affinity }),
    podAnnotations: textsAt(spec, 'podAnnotations'),
    ...(isRecord(tls) && { tls }),
    loadBalancers: {
      primary: flagAt(spec, 'enableMasterLoadBalancer') ?? false,
      replica: flagAt(spec, 'enableReplicaLoadBalancer') ?? false,
    },
  };
}

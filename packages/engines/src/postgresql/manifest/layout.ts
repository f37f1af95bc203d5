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

import { ManifestLayout } from '../../changes/ManifestLayout';

/** How people write a `postgresql`. */
export const postgresqlLayout: ManifestLayout = {
  orders: {
    '': ['apiVersion', 'kind', 'metadata', 'spec'],
    metadata: ['name', 'namespace', 'labels', 'annotations'],
    spec: [
      'teamId',
      'postgresql',
      'numberOfInstances',
      'volume',
      'resources',
      'patroni',
      'users',
      'databases',
      'preparedDatabases',
      'enableConnectionPooler',
      'enableReplicaConnectionPooler',
      'connectionPooler',
      'maintenanceWindows',
      'clone',
      'env',
    ],
    'spec.postgresql': ['version', 'parameters'],
    'spec.volume': ['size', 'storageClass'],
    'spec.resources': ['requests', 'limits'],
    'spec.resources.requests': ['cpu', 'memory'],
    'spec.resources.limits': ['cpu', 'memory'],
    'spec.patroni': ['synchronous_mode', 'synchronous_mode_strict'],
    'spec.connectionPooler': [
      'numberOfInstances',
      'mode',
      'maxDBConnections',
      'resources',
    ],
    'spec.clone': ['cluster', 'uid', 'timestamp'],
    'spec.connectionPooler.resources': ['requests', 'limits'],
    'spec.connectionPooler.resources.requests': ['cpu', 'memory'],
    'spec.connectionPooler.resources.limits': ['cpu', 'memory'],
  },
  comments: {
    'spec.maintenanceWindows': 'UTC',
    'spec.patroni.synchronous_mode': 'a write waits for a replica',
    'spec.connectionPooler.maxDBConnections': 'all pooler pods together',
  },
  remarks: {
    'spec.postgresql.parameters':
      'Every value is text for the operator: keep the quotes.',
    'spec.volume.size': 'of each member; it can grow, never shrink',
    'spec.patroni.synchronous_mode': 'a write waits for a replica',
    'spec.databases': 'Each database with the user that owns it.',
    'spec.connectionPooler.maxDBConnections': 'all pods of the pooler together',
    'spec.maintenanceWindows':
      'In UTC. Major upgrades happen within them only.',
    'spec.clone':
      'Read once, when the database is made: take it out when the data is there.',
    'spec.clone.uid': 'metadata.uid of the source',
    'spec.clone.timestamp': 'with a numeric offset: the operator refuses Z',
  },
  inLine: new Set(['spec.users']),
  // Parameters are text for the operator, also where they are numbers.
  quoted: new Set(['spec.postgresql.parameters', 'spec.clone.timestamp']),
};

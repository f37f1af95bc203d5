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

/** The order in which a person writes the keys of a `postgresql`, by the path of the object that holds them. */
const orders: Readonly<Record<string, readonly string[]>> = {
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
};

/** The keys after which a new one belongs, the nearest first; `undefined` where any place is as good. */
export function keysBefore(
  path: readonly string[],
): readonly string[] | undefined {
  const order = orderOf(path.slice(0, -1));
  const index = order?.indexOf(path[path.length - 1]) ?? -1;
  return order !== undefined && index > 0
    ? order.slice(0, index).reverse()
    : undefined;
}

/** The order of the keys of the object at a path, where there is one. */
export function orderOf(
  path: readonly string[],
): readonly string[] | undefined {
  const key = path.join('.');
  return Object.hasOwn(orders, key) ? orders[key] : undefined;
}

/** What is written beside a key that is new, where the key does not say it. */
export const comments: Readonly<Record<string, string>> = {
  'spec.maintenanceWindows': 'UTC',
  'spec.patroni.synchronous_mode': 'a write waits for a replica',
  'spec.connectionPooler.maxDBConnections': 'all pooler pods together',
};

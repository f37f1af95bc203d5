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
  Database,
  Observation,
} from '@database-platform/plugin-databases-common';
import { minutesAgo } from './fixtures';
import mongodbPaused from './observed/mongodb-paused.json';
import mongodbReplicaSet from './observed/mongodb-replica-set.json';
import mongodbShardDown from './observed/mongodb-shard-down.json';
import mongodbSharded from './observed/mongodb-sharded.json';
import mongodbUntold from './observed/mongodb-untold.json';
import mysqlGroup from './observed/mysql-group.json';
import mysqlNoQuorum from './observed/mysql-no-quorum.json';

/** What the engines made of objects as their operators leave them behind; a test of the engines keeps the files true. */
const observations = {
  'mysql-group': mysqlGroup,
  'mysql-no-quorum': mysqlNoQuorum,
  'mongodb-replica-set': mongodbReplicaSet,
  'mongodb-sharded': mongodbSharded,
  'mongodb-shard-down': mongodbShardDown,
  'mongodb-untold': mongodbUntold,
  'mongodb-paused': mongodbPaused,
} as const;

/** A database as an engine observed it, with what the portal adds. */
export function observed(
  name: keyof typeof observations,
  given: Partial<Database> = {},
): Database {
  const { annotations: _, ...observation } = observations[
    name
  ] as unknown as Observation;
  const [engine] = name.split('-');
  const findingCounts = { critical: 0, warning: 0, info: 0 };
  for (const { severity } of observation.findings) {
    findingCounts[severity] += 1;
  }
  return {
    ...observation,
    id: `id-${name}`,
    ref: {
      kubernetesCluster: 'prod-eu',
      namespace: 'shop',
      engine,
      name: engine === 'mysql' ? 'orders' : 'catalog',
    },
    attention: findingCounts.critical > 0,
    owner: { ref: 'group:default/shop-team', source: 'label' },
    environment: 'production',
    findingCounts,
    observedAt: minutesAgo(0),
    ...given,
  };
}

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

const amounts = (path: string) => ({
  [`${path}.resources`]: ['requests', 'limits'],
  [`${path}.resources.requests`]: ['cpu', 'memory'],
  [`${path}.resources.limits`]: ['cpu', 'memory'],
});

const replicaSet = (path: string) => ({
  [path]: ['name', 'size', 'configuration', 'resources', 'volumeSpec'],
  ...amounts(path),
  [`${path}.volumeSpec.persistentVolumeClaim`]: [
    'storageClassName',
    'accessModes',
    'resources',
  ],
});

/** How people write a `PerconaServerMongoDB`. */
export const mongodbLayout: ManifestLayout = {
  orders: {
    '': ['apiVersion', 'kind', 'metadata', 'spec'],
    metadata: ['name', 'namespace', 'finalizers', 'labels', 'annotations'],
    spec: [
      'pause',
      'crVersion',
      'image',
      'updateStrategy',
      'upgradeOptions',
      'secrets',
      'storageScaling',
      'replsets',
      'sharding',
      'users',
      'backup',
    ],
    'spec.upgradeOptions': ['apply', 'schedule', 'setFCV'],
    'spec.storageScaling': ['enableVolumeScaling', 'autoscaling'],
    ...replicaSet('spec.replsets.*'),
    'spec.sharding': ['enabled', 'balancer', 'configsvrReplSet', 'mongos'],
    ...replicaSet('spec.sharding.configsvrReplSet'),
    'spec.sharding.mongos': ['size', 'configuration', 'resources', 'expose'],
    ...amounts('spec.sharding.mongos'),
    'spec.users.*': ['name', 'db', 'passwordSecretRef', 'roles'],
    'spec.users.*.passwordSecretRef': ['name', 'key'],
    'spec.users.*.roles.*': ['name', 'db'],
    'spec.backup': ['enabled', 'image', 'storages', 'pitr', 'tasks'],
    'spec.backup.pitr': ['enabled', 'oplogSpanMin'],
    'spec.backup.tasks.*': [
      'name',
      'enabled',
      'schedule',
      'storageName',
      'type',
      'compressionType',
      'retention',
    ],
    'spec.backup.tasks.*.retention': ['type', 'count', 'deleteFromStorage'],
  },
  comments: {
    'spec.storageScaling.enableVolumeScaling':
      'without it a larger size is ignored',
  },
  remarks: {
    'spec.crVersion': 'as which version of the operator it is treated',
    'spec.upgradeOptions.apply':
      'Git has the version: the operator writes no image into the object',
    'spec.secrets.users':
      "the operator's own users: it makes this Secret if it is not there",
    'spec.storageScaling.enableVolumeScaling':
      'without it a larger size is ignored',
    'spec.replsets.*.size': 'an odd number',
    'spec.replsets.*.volumeSpec.persistentVolumeClaim.resources.requests.storage':
      'of each member; it can grow, never shrink',
    'spec.users':
      'Taking a user out of this list does not drop it in the database.',
    'spec.backup.pitr':
      'Any moment after the first full backup can be restored.',
    'spec.backup.tasks': 'Times are in UTC.',
  },
  quoted: new Set(['spec.backup.tasks.*.schedule']),
  blocks: new Set([
    'spec.replsets.*.configuration',
    'spec.sharding.configsvrReplSet.configuration',
    'spec.sharding.mongos.configuration',
  ]),
};

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

const amounts = {
  requests: ['cpu', 'memory'],
  limits: ['cpu', 'memory'],
};

/** The keys of a pod's specification, where it is. */
function podSpecAt(path: string): Record<string, readonly string[]> {
  return {
    [path]: ['containers', 'initContainers', 'volumes'],
    [`${path}.containers.*`]: ['name', 'resources', 'volumeMounts'],
    [`${path}.containers.*.resources`]: ['requests', 'limits'],
    [`${path}.containers.*.resources.requests`]: amounts.requests,
    [`${path}.containers.*.resources.limits`]: amounts.limits,
  };
}

function claimAt(path: string): Record<string, readonly string[]> {
  return { [path]: ['accessModes', 'storageClassName', 'resources'] };
}

const readOnce =
  'Read when the database is made; the operator ignores changes.';

/** How people write an `InnoDBCluster`. */
export const mysqlLayout: ManifestLayout = {
  orders: {
    '': ['apiVersion', 'kind', 'metadata', 'spec'],
    metadata: ['name', 'namespace', 'labels', 'annotations'],
    spec: [
      'secretName',
      'version',
      'edition',
      'instances',
      'baseServerId',
      'tlsUseSelfSigned',
      'tlsCASecretName',
      'tlsSecretName',
      'initDB',
      'datadirVolumeClaimTemplate',
      'podSpec',
      'mycnf',
      'router',
      'service',
      'readReplicas',
      'backupProfiles',
      'backupSchedules',
    ],
    'spec.initDB.clone': ['donorUrl', 'rootUser', 'secretKeyRef'],
    'spec.initDB.dump': ['name', 'path', 'storage', 'options'],
    'spec.router': [
      'instances',
      'version',
      'tlsSecretName',
      'podSpec',
      'routingOptions',
    ],
    'spec.service': ['type', 'defaultPort'],
    'spec.readReplicas.*': [
      'name',
      'instances',
      'version',
      'baseServerId',
      'datadirVolumeClaimTemplate',
      'podSpec',
    ],
    'spec.backupProfiles.*': ['name', 'dumpInstance'],
    'spec.backupProfiles.*.dumpInstance': ['dumpOptions', 'storage'],
    'spec.backupSchedules.*': [
      'name',
      'schedule',
      'timeZone',
      'backupProfileName',
      'enabled',
    ],
    ...claimAt('spec.datadirVolumeClaimTemplate'),
    ...claimAt('spec.readReplicas.*.datadirVolumeClaimTemplate'),
    ...podSpecAt('spec.podSpec'),
    ...podSpecAt('spec.router.podSpec'),
    ...podSpecAt('spec.readReplicas.*.podSpec'),
  },
  comments: {
    'spec.router.instances': 'pods that clients connect through',
  },
  remarks: {
    'metadata.labels.mysql.oracle.com/cluster':
      'the operator copies it to all that it makes',
    'spec.secretName': 'has rootUser, rootHost and rootPassword',
    'spec.tlsUseSelfSigned': 'clients cannot check these certificates',
    'spec.initDB': 'Where the data comes from. Read when the database is made.',
    'spec.datadirVolumeClaimTemplate': readOnce,
    'spec.podSpec': readOnce,
    'spec.mycnf':
      'Read when the database is made and with each new version; other changes wait for that.',
    'spec.router.podSpec':
      'Read when the Routers are made; the operator ignores changes.',
    'spec.readReplicas.*.version':
      'of its own: it does not follow that of the group',
    'spec.readReplicas.*.baseServerId':
      'server_id of the first one; no other server may have it',
    'spec.backupProfiles':
      'Where backups go. The operator never deletes them: the bucket needs a lifecycle.',
  },
  inLine: new Set([
    'spec.datadirVolumeClaimTemplate',
    'spec.readReplicas.*.datadirVolumeClaimTemplate',
  ]),
  quoted: new Set(['spec.backupSchedules.*.schedule']),
  blocks: new Set(['spec.mycnf']),
};

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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { explainDrift } from './explainDrift';

const set = (storage: string, more: object = {}) => [
  {
    name: 'rs0',
    size: 3,
    volumeSpec: {
      persistentVolumeClaim: { resources: { requests: { storage } } },
    },
    ...more,
  },
];

/** The object with what its operator has signed. */
const signed = (fields: object, spec: object = {}) => ({
  metadata: {
    managedFields: [
      {
        manager: 'percona-server-mongodb-operator',
        fieldsV1: { 'f:spec': fields },
      },
    ],
  },
  spec,
});

const apply = (word: string) => ({ spec: { upgradeOptions: { apply: word } } });
const growing = {
  spec: { storageScaling: { autoscaling: { enabled: true } } },
};

describe('a difference between Git and the Kubernetes cluster', () => {
  it.each<[string, unknown, unknown, UnknownObject?]>([
    ['spec.crVersion', undefined, '1.22.0'],
    ['spec.crVersion', '', '1.22.0'],
    ['spec.image', 'psmdb:8.0.12-4', 'psmdb:8.0.19-7', apply('recommended')],
    ['spec.backup.image', 'pbm:2.9.1', 'pbm:2.12.0', apply('8.0-latest')],
    [
      'spec.image',
      'psmdb:8.0.12-4',
      'psmdb:8.0.19-7',
      signed({ 'f:image': {} }),
    ],
    ['spec.replsets', set('100Gi'), set('102Gi'), growing],
    ['spec.replsets', set('200Gi'), set('100Gi'), signed({ 'f:replsets': {} })],
    ['spec.replsets', set('100Gi'), set('102400Mi')],
    ['spec.replsets', set('100Gi'), set('100Gi', { clusterRole: 'shardsvr' })],
    [
      'spec.sharding.configsvrReplSet.volumeSpec.persistentVolumeClaim.resources.requests.storage',
      '10Gi',
      '12Gi',
      growing,
    ],
    ['spec.sharding.mongos.resources.limits.cpu', 1, '1000m'],
    ['spec.pause', false, undefined],
    ['metadata.annotations.percona.com/resync-pbm', undefined, 'true'],
    ['status', undefined, { state: 'ready' }],
  ])('is as it should be: %s %j %j', (path, git, cluster, ...[live]) => {
    expect(explainDrift(path, git, cluster, live)).toMatch(/\.$/);
  });

  it.each<[string, unknown, unknown, UnknownObject?]>([
    ['spec.image', 'psmdb:8.0.12-4', 'psmdb:8.0.19-7', apply('disabled')],
    ['spec.image', 'psmdb:8.0.12-4', 'psmdb:8.0.19-7'],
    ['spec.crVersion', '1.21.0', '1.22.0', apply('recommended')],
    ['spec.pause', false, true],
    // Nobody but a person makes it smaller, or more members of it.
    ['spec.replsets', set('200Gi'), set('100Gi'), growing],
    ['spec.replsets', set('100Gi'), set('102Gi')],
    ['spec.replsets', set('100Gi'), set('102Gi', { size: 5 }), growing],
    [
      'spec.replsets',
      set('100Gi'),
      [...set('100Gi'), ...set('100Gi')],
      growing,
    ],
    ['spec.users', [{ name: 'app', roles: [] }], []],
  ])('is a true one: %s %j %j', (path, git, cluster, ...[live]) => {
    expect(explainDrift(path, git, cluster, live)).toBeUndefined();
  });
});

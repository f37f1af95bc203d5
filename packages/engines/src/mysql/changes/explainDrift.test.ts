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

import { explainDrift } from './explainDrift';

const s3 = { bucketName: 'b', config: 's' };

describe('a difference between Git and the Kubernetes cluster', () => {
  it.each<[string, unknown, unknown]>([
    ['spec.instances', undefined, 1],
    ['spec.baseServerId', undefined, 1000],
    ['spec.tlsUseSelfSigned', undefined, false],
    [
      'spec.service',
      { type: 'NodePort' },
      { type: 'NodePort', defaultPort: 'mysql-rw' },
    ],
    [
      'spec.backupSchedules',
      [{ name: 'a', schedule: '@daily', backupProfileName: 'b' }],
      [
        {
          name: 'a',
          schedule: '@daily',
          backupProfileName: 'b',
          enabled: true,
          deleteBackupData: false,
        },
      ],
    ],
    [
      'spec.backupProfiles',
      [{ name: 'a', dumpInstance: { storage: { s3 } } }],
      [
        {
          name: 'a',
          dumpInstance: { storage: { s3: { ...s3, profile: '' } } },
        },
      ],
    ],
    [
      'spec.readReplicas',
      [{ name: 'a', baseServerId: 5000 }],
      [{ name: 'a', baseServerId: 5000, instances: 1 }],
    ],
    [
      'spec.datadirVolumeClaimTemplate.resources.requests.storage',
      '1Ti',
      '1024Gi',
    ],
    ['spec.mycnf', '# ours\n[mysqld]\na-b=1\n', '[mysqld]\na_b = 1'],
    ['metadata.finalizers', undefined, ['mysql.oracle.com/cluster']],
    [
      'metadata.annotations.kopf.zalando.org/last-handled-configuration',
      undefined,
      '{}',
    ],
    ['metadata.annotations.mysql.oracle.com/cluster-info', undefined, '{}'],
    ['status', undefined, { createTime: 'x' }],
  ])('is as it should be: %s %j %j', (path, git, cluster) => {
    expect(explainDrift(path, git, cluster)).toMatch(/\.$/);
  });

  it.each<[string, unknown, unknown]>([
    ['spec.instances', 3, 5],
    ['spec.instances', undefined, 3],
    ['spec.router.instances', 2, undefined],
    ['spec.version', '8.4.3', '8.4.4'],
    ['spec.tlsUseSelfSigned', true, false],
    ['spec.datadirVolumeClaimTemplate.resources.requests.storage', '1Ti', '1T'],
    ['spec.mycnf', '[mysqld]\na=1\n', '[mysqld]\na=2\n'],
    ['spec.mycnf', '[mysqld]\na=1\n', '[mysqld]\na=1\n[client]\nuser=x\n'],
    [
      'spec.backupSchedules',
      [{ name: 'a', schedule: '@daily', backupProfileName: 'b' }],
      [
        {
          name: 'a',
          schedule: '@daily',
          backupProfileName: 'b',
          enabled: false,
        },
      ],
    ],
    ['metadata.annotations.databases.backstage.io/owner', undefined, 'shop'],
  ])('is a true one: %s %j %j', (path, git, cluster) => {
    expect(explainDrift(path, git, cluster)).toBeUndefined();
  });
});

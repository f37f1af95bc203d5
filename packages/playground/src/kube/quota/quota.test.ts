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

import { ManualClock } from '../../ManualClock';
import { QuotaController } from '../../operators/shared/QuotaController';
import { resourceIds } from '../../operators/shared';
import { createKubeCluster, KubeCluster } from '../KubeCluster';
import { KubeObject } from '../types';
import { printAmount } from './resourceUsage';

describe('quotas and limits of a namespace', () => {
  let cluster: KubeCluster;
  let clock: ManualClock;

  const create = (
    resource: keyof typeof resourceIds,
    kind: string,
    more: Record<string, unknown>,
    name = 'q',
  ): KubeObject =>
    cluster.create(resourceIds[resource], {
      apiVersion: 'v1',
      kind,
      metadata: { name, namespace: 'default' },
      ...more,
    });
  beforeEach(() => {
    clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
    cluster = createKubeCluster({ name: 'c', crds: [], users: [], clock });
    new QuotaController(cluster, clock).start();
    create('resourceQuotas', 'ResourceQuota', {
      spec: {
        hard: {
          'requests.cpu': '2',
          'limits.memory': '3Gi',
          'requests.storage': '100Gi',
          pods: '3',
        },
      },
    });
    create('limitRanges', 'LimitRange', {
      spec: {
        limits: [
          { type: 'Container', max: { cpu: '4' }, min: { cpu: '50m' } },
          { type: 'PersistentVolumeClaim', max: { storage: '80Gi' } },
        ],
      },
    });
  });

  const pod = (name: string, cpu: string, memory?: string) =>
    create(
      'pods',
      'Pod',
      {
        spec: {
          containers: [
            {
              name: 'main',
              image: 'x',
              resources: {
                requests: { cpu },
                limits: { ...(memory && { memory }) },
              },
            },
          ],
        },
      },
      name,
    );
  const claim = (name: string, storage: string) =>
    create(
      'claims',
      'PersistentVolumeClaim',
      {
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage } },
        },
      },
      name,
    );
  const status = () => {
    clock.advance(1_000);
    return cluster.get(resourceIds.resourceQuotas, 'default', 'q')?.status;
  };

  it('says what is used, as it comes and goes', () => {
    pod('a', '500m', '1Gi');
    pod('b', '1', '512Mi');
    claim('x', '30Gi');
    expect(status()).toEqual({
      hard: {
        'requests.cpu': '2',
        'limits.memory': '3Gi',
        'requests.storage': '100Gi',
        pods: '3',
      },
      used: {
        'requests.cpu': '1500m',
        'limits.memory': '1536Mi',
        'requests.storage': '30Gi',
        pods: '2',
      },
    });
    cluster.mergePatch(
      resourceIds.pods,
      'default',
      'a',
      { status: { phase: 'Succeeded' } },
      { subresource: 'status' },
    );
    expect(status()).toMatchObject({
      used: { 'requests.cpu': '1', pods: '1' },
    });
  });

  it('refuses what is too much, in the words of the API server', () => {
    pod('a', '1500m', '1Gi');
    expect(() => pod('b', '600m', '1Gi')).toThrow(
      'pods "b" is forbidden: exceeded quota: q, requested: requests.cpu=600m, used: requests.cpu=1500m, limited: requests.cpu=2',
    );
    expect(() => pod('b', '100m', '3Gi')).toThrow(
      'requested: limits.memory=3Gi, used: limits.memory=1Gi, limited: limits.memory=3Gi',
    );
    expect(() => pod('b', '500m')).toThrow(
      'failed quota: q: must specify limits.memory for: main',
    );
    pod('b', '500m', '2Gi');
    expect(() => pod('c', '1m', '1Mi')).toThrow(
      'minimum cpu usage per Container is 50m, but request is 1m',
    );
    expect(() => pod('c', '5', '1Mi')).toThrow(
      'maximum cpu usage per Container is 4, but request is 5',
    );
  });

  it('counts what a claim grows by', () => {
    claim('x', '60Gi');
    claim('y', '30Gi');
    const grow = (storage: string) =>
      cluster.mergePatch(resourceIds.claims, 'default', 'y', {
        spec: { resources: { requests: { storage } } },
      });
    expect(() => grow('50Gi')).toThrow(
      'exceeded quota: q, requested: requests.storage=20Gi, used: requests.storage=90Gi, limited: requests.storage=100Gi',
    );
    expect(() => grow('90Gi')).toThrow(
      'maximum storage usage per PersistentVolumeClaim is 80Gi, but request is 90Gi',
    );
    grow('40Gi');
    expect(status()).toMatchObject({ used: { 'requests.storage': '100Gi' } });
  });

  it.each([
    ['requests.cpu', 0.1 + 0.2, '300m'],
    ['cpu', 4, '4'],
    ['limits.memory', 1.5 * 2 ** 30, '1536Mi'],
    ['requests.storage', 2 ** 40, '1Ti'],
    ['memory', 0, '0'],
    ['memory', 1000, '1000'],
    ['pods', 7, '7'],
  ])('prints %s %d as %s', (name, amount, text) => {
    expect(printAmount(name, amount)).toBe(text);
  });
});

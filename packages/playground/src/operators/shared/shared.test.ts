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

import fc from 'fast-check';
import { createKubeCluster } from '../../kube';
import { KubeObject } from '../../kube/types';
import { ManualClock } from '../../ManualClock';
import { addNode } from '../../world/addNode';
import { isInMaintenanceWindow } from '../postgresql/maintenanceWindow';
import { coversJson, sameJson } from './fields';
import { NodeScheduler } from './NodeScheduler';
import { isSmallerQuantity, parseQuantity } from './quantity';
import { resourceIds } from './resourceIds';
import { stableHash } from './stableHash';
import { goDurationMs, kubeTime, pythonTime } from './timestamps';

describe('quantities', () => {
  it.each([
    ['500m', 0.5],
    ['2', 2],
    [2, 2],
    ['1e3', 1000],
    ['100Gi', 107_374_182_400],
    ['1.5G', 1_500_000_000],
    ['2k', 2000],
    ['12 Gi', undefined],
    ['', undefined],
    [null, undefined],
  ])('%p is %p', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it('orders what it can read', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        expect(isSmallerQuantity(`${a}Mi`, `${b}Mi`)).toBe(a < b);
        expect(isSmallerQuantity(`${a}m`, b)).toBe(a / 1000 < b);
      }),
    );
    expect(isSmallerQuantity('x', '1')).toBe(false);
  });
});

describe('JSON', () => {
  it('is the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const turned = JSON.parse(JSON.stringify(value), (_, entry) =>
          typeof entry === 'object' && entry && !Array.isArray(entry)
            ? Object.fromEntries(Object.entries(entry).reverse())
            : entry,
        );
        expect(sameJson(turned, JSON.parse(JSON.stringify(value)))).toBe(true);
        expect(stableHash(turned)).toBe(
          stableHash(JSON.parse(JSON.stringify(value))),
        );
      }),
    );
  });

  it('covers what says less, and not what says something else', () => {
    const found = { a: 1, b: { c: [1, { d: 2, e: 3 }] } };
    expect(coversJson(found, { b: { c: [1, { d: 2 }] } })).toBe(true);
    expect(coversJson(found, { b: { c: [1, { d: 3 }] } })).toBe(false);
    expect(coversJson(found, { b: { c: [1] } })).toBe(false);
    expect(sameJson(found, { a: 1 })).toBe(false);
  });
});

describe('times', () => {
  it('are written as Kubernetes and as Patroni write them', () => {
    const ms = Date.parse('2026-11-23T19:30:00.123Z');
    expect(kubeTime(ms)).toBe('2026-11-23T19:30:00Z');
    expect(pythonTime(ms)).toBe('2026-11-23T19:30:00.123000+00:00');
  });

  it('reads durations of Go', () => {
    expect(
      ['30m', '1h30m', '10s', '500ms', '1.5h', '', '5 m', 'm'].map(
        goDurationMs,
      ),
    ).toEqual([
      1_800_000,
      5_400_000,
      10_000,
      500,
      5_400_000,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows maintenance windows', () => {
    const sunday = Date.parse('2026-11-22T03:10:00Z');
    const cases: [string[], boolean][] = [
      [[], true],
      [['03:00-04:00'], true],
      [['Sun:03:00-03:30'], true],
      [['Sat:03:00-03:30'], false],
      [['Sat:03:00-03:30', 'Sun:00:00-03:10'], true],
      [['04:00-05:00'], false],
      [['nonsense'], false],
    ];
    for (const [windows, inside] of cases) {
      expect([windows, isInMaintenanceWindow(windows, sunday)]).toEqual([
        windows,
        inside,
      ]);
    }
  });
});

describe('NodeScheduler', () => {
  const setUp = () => {
    const api = createKubeCluster({
      name: 'test',
      crds: [],
      users: [],
      clock: new ManualClock(0),
    });
    const pod = (
      name: string,
      spec: Record<string, unknown> = {},
      cpu = '1',
    ): KubeObject => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace: 'default',
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 's', uid: 'u' },
        ],
      },
      spec: {
        containers: [
          { name: 'c', image: 'i:1', resources: { requests: { cpu } } },
        ],
        ...spec,
      },
    });
    const scheduler = new NodeScheduler(api);
    const place = (object: KubeObject) => {
      const placement = scheduler.place(object);
      if ('node' in placement) {
        api.create(resourceIds.pods, {
          ...object,
          spec: { ...(object.spec as object), nodeName: placement.node },
        });
      }
      return placement;
    };
    return { api, pod, place };
  };

  it('spreads siblings over zones first, and packs no node beyond what it has', () => {
    const { api, pod, place } = setUp();
    addNode(api, { name: 'a1', zone: 'a', cpu: '2' });
    addNode(api, { name: 'a2', zone: 'a', cpu: '2' });
    addNode(api, { name: 'b1', zone: 'b', cpu: '2' });
    const nodes = ['p0', 'p1', 'p2'].map(name => place(pod(name)));
    expect(nodes).toEqual([{ node: 'a1' }, { node: 'b1' }, { node: 'a2' }]);
    expect(place(pod('large', {}, '1500m'))).toEqual({
      refusal: '0/3 nodes are available: 3 Insufficient cpu.',
    });
  });

  it('says why each node is out of the question', () => {
    const { api, pod, place } = setUp();
    addNode(api, { name: 'small', zone: 'a', cpu: '500m' });
    addNode(api, { name: 'other', zone: 'b', labels: { disk: 'hdd' } });
    addNode(api, { name: 'reserved', zone: 'c', taint: 'search' });
    const refused = place(
      pod('p', {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'disk', operator: 'NotIn', values: ['hdd'] },
                  ],
                },
              ],
            },
          },
        },
      }),
    );
    expect(refused).toEqual({
      refusal:
        "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s).",
    });
    expect(
      place(
        pod('q', {
          tolerations: [{ key: 'example.org/pool', operator: 'Exists' }],
          nodeSelector: { 'kubernetes.io/hostname': 'reserved' },
        }),
      ),
    ).toEqual({ node: 'reserved' });
  });

  it('stays in the zone of the volume', () => {
    const { api, pod, place } = setUp();
    addNode(api, { name: 'a1', zone: 'a' });
    addNode(api, { name: 'b1', zone: 'b' });
    api.create(resourceIds.claims, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'data',
        namespace: 'default',
        annotations: { 'volume.kubernetes.io/selected-node': 'b1' },
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
    const volumes = [
      { name: 'v', persistentVolumeClaim: { claimName: 'data' } },
    ];
    expect(place(pod('p', { volumes }))).toEqual({ node: 'b1' });
  });
});

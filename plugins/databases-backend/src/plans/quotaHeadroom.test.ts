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
import { parseQuantity } from '@database-platform/engines';
import { DeclaredSize } from '@database-platform/plugin-databases-common';
import * as fc from 'fast-check';
import { KubeAnswer } from '../kube';
import { addQuantities, formatQuantity, negate } from './quantities';
import { quotaErrors, quotaHeadroom } from './quotaHeadroom';

const SIZE: DeclaredSize = {
  members: 3,
  volume: '100Gi',
  storageClass: 'fast',
  requests: { cpu: '500m', memory: '2Gi' },
  limits: { cpu: '2', memory: '4Gi' },
  companions: [
    {
      count: 2,
      requests: { cpu: '100m' },
      limits: { cpu: '1', memory: '500Mi' },
    },
  ],
};

const list = (...items: unknown[]): KubeAnswer => ({
  result: 'found',
  object: { items },
});

function quota(hard: object, used: object = {}) {
  const zeros = Object.fromEntries(Object.keys(hard).map(key => [key, '0']));
  return {
    metadata: { name: 'q' },
    status: { hard, used: { ...zeros, ...used } },
  };
}

function after(hard: object, size: Parameters<typeof quotaHeadroom>[0]) {
  const { items } = quotaHeadroom(size, {
    quotas: list(quota(hard)),
    limitRanges: list(),
  });
  return Object.fromEntries(items.map(item => [item.resource, item.after]));
}

const ALL = {
  'requests.cpu': '9',
  'requests.memory': '9Ti',
  'limits.cpu': '99',
  'limits.memory': '9Ti',
  'requests.storage': '9Ti',
  'fast.storageclass.storage.k8s.io/requests.storage': '9Ti',
  'slow.storageclass.storage.k8s.io/requests.storage': '9Ti',
  persistentvolumeclaims: '9',
  pods: '9',
  services: '9',
};

describe('quotaHeadroom', () => {
  it('counts the volumes of what runs beside the members', () => {
    const companions = [
      {
        count: 3,
        volume: '10Gi',
        storageClass: 'slow',
        requests: {},
        limits: {},
      },
    ];
    expect(after(ALL, { after: { ...SIZE, companions } })).toMatchObject({
      'requests.storage': '330Gi',
      'fast.storageclass.storage.k8s.io/requests.storage': '300Gi',
      'slow.storageclass.storage.k8s.io/requests.storage': '30Gi',
      persistentvolumeclaims: '6',
    });
  });

  it('counts members, the poolers beside them, and volumes by class', () => {
    expect(after(ALL, { after: SIZE })).toEqual({
      'requests.cpu': '1700m',
      // Where no request is said, Kubernetes takes the limit
      'requests.memory': '7144Mi',
      'limits.cpu': '8',
      'limits.memory': '13288Mi',
      'requests.storage': '300Gi',
      'fast.storageclass.storage.k8s.io/requests.storage': '300Gi',
      persistentvolumeclaims: '3',
      pods: '5',
    });
  });

  it('counts the containers beside the database in each pod, and holds the pod as a whole against LimitRanges', () => {
    const sidecars = [
      { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
      { requests: {}, limits: { cpu: '500m' } },
    ];
    const [companion] = SIZE.companions;
    const size: DeclaredSize = {
      ...SIZE,
      sidecars,
      companions: [{ ...companion, sidecars: sidecars.slice(0, 1) }],
    };
    expect(after(ALL, { after: size })).toMatchObject({
      // 3 × (500m + 100m + 500m) and 2 × (100m + 100m)
      'requests.cpu': '3700m',
      'limits.cpu': '9500m',
      'limits.memory': '18408Mi',
      pods: '5',
    });
    const { items } = quotaHeadroom(
      { after: size },
      {
        quotas: list(),
        limitRanges: list({
          metadata: { name: 'l' },
          spec: {
            limits: [
              { type: 'Container', min: { cpu: '200m' } },
              { type: 'Pod', max: { memory: '4Gi' } },
            ],
          },
        }),
      },
    );
    expect(items.map(item => [item.resource, item.after, item.fits])).toEqual([
      ['min cpu of a Container', '500m', true],
      ['min cpu of a Container', '100m', false],
      ['min cpu of a Container', '500m', true],
      ['min cpu of a Container', '100m', false],
      ['min cpu of a Container', '100m', false],
      ['max memory of a Pod', '5Gi', false],
      ['max memory of a Pod', '1524Mi', true],
    ]);
  });

  it('counts only what changes, and never refuses what takes no more', () => {
    const size = { before: SIZE, after: { ...SIZE, volume: '150Gi' } };
    const { items, result } = quotaHeadroom(size, {
      quotas: list(
        quota(
          { pods: '4', 'requests.storage': '320Gi' },
          { pods: '5', 'requests.storage': '300Gi' },
        ),
      ),
      limitRanges: list(),
    });
    expect(result).toBe('exceeds');
    expect(items).toMatchObject([
      { resource: 'pods', used: '5', after: '5', fits: true },
      {
        resource: 'requests.storage',
        used: '300Gi',
        after: '450Gi',
        fits: false,
      },
    ]);
    expect(quotaErrors({ result, items })).toMatchObject([
      { field: 'volume', rule: 'quota/exceeded', allowed: '320Gi' },
    ]);
    const gone = quotaHeadroom(
      { before: SIZE },
      {
        quotas: list(quota({ pods: '4' }, { pods: '5' })),
        limitRanges: list(),
      },
    );
    expect(gone).toMatchObject({
      result: 'fits',
      items: [{ after: '0', fits: true }],
    });
  });

  it('leaves out quotas that do not count databases, and says when nothing is limited', () => {
    const scoped = (spec: object) => ({ ...quota({ pods: '0' }), spec });
    const answer = (...items: unknown[]) =>
      quotaHeadroom(
        { after: SIZE },
        { quotas: list(...items), limitRanges: list() },
      ).result;
    expect(answer(scoped({ scopes: ['BestEffort'] }))).toBe('not limited');
    expect(
      answer(
        scoped({
          scopeSelector: {
            matchExpressions: [{ scopeName: 'PriorityClass' }],
          },
        }),
      ),
    ).toBe('not limited');
    expect(answer(scoped({ scopes: ['NotTerminating'] }))).toBe('exceeds');
    expect(answer(quota({ services: '1' }))).toBe('not limited');
  });

  it('does not invent what is used', () => {
    const uncounted = {
      metadata: { name: 'q' },
      spec: { hard: { pods: '9' } },
    };
    expect(
      quotaHeadroom(
        { before: SIZE, after: { ...SIZE, members: 4 } },
        { quotas: list(uncounted), limitRanges: list() },
      ),
    ).toMatchObject({
      result: 'not known',
      items: [{ after: '6', fits: true }],
    });
    expect(
      quotaHeadroom(
        { after: SIZE },
        {
          quotas: list(),
          limitRanges: { result: 'forbidden', reason: 'no right' },
        },
      ),
    ).toEqual({
      result: 'not known',
      reason: 'The LimitRanges of the namespace cannot be read: no right',
      items: [],
    });
  });

  it('holds sizes against LimitRanges, the ratio of limit and request included', () => {
    const { items } = quotaHeadroom(
      { after: SIZE },
      {
        quotas: list(),
        limitRanges: list({
          metadata: { name: 'l' },
          spec: {
            limits: [
              {
                type: 'Container',
                min: { cpu: '200m' },
                maxLimitRequestRatio: { cpu: '4' },
              },
              { type: 'Pod', max: { memory: '4Gi' } },
              { type: 'PersistentVolumeClaim', min: { storage: '200Gi' } },
            ],
          },
        }),
      },
    );
    const said = items.map(
      item =>
        `${item.resource} ${item.hard}: ${item.after} ${
          item.fits ? 'fits' : 'does not'
        }`,
    );
    expect(said).toEqual([
      'min cpu of a Container 200m: 500m fits',
      'limit divided by request of cpu of a Container at most 4: 4 fits',
      'min cpu of a Container 200m: 100m does not',
      'limit divided by request of cpu of a Container at most 4: 10 does not',
      'max memory of a Pod 4Gi: 4Gi fits',
      'max memory of a Pod 4Gi: 500Mi fits',
      'min storage of a PersistentVolumeClaim 200Gi: 100Gi does not',
    ]);
  });

  it('writes amounts so that they read the same', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.constantFrom('', 'm', 'k', 'Ki', 'Mi', 'Gi'),
        fc.constantFrom('cpu' as const, 'bytes' as const),
        (amount, suffix, unit) => {
          const quantity = parseQuantity(`${amount}${suffix}`)!;
          const again = parseQuantity(formatQuantity(quantity, unit))!;
          const difference = addQuantities(again, negate(quantity));
          // Rounded up to what is counted: thousandths of a core, whole bytes
          const size = Number(difference.digits) / 10 ** difference.scale;
          expect(size).toBeGreaterThanOrEqual(0);
          expect(size).toBeLessThan(unit === 'cpu' ? 0.001 : 1);
        },
      ),
    );
  });
});

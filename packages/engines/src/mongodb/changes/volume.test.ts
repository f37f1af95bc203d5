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
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf, storageClass } from './__testUtils__/Request';
import { volumeRules } from './rules/volumeRules';

const grow = { volume: '200Gi' };
const off = { storageScaling: { enableVolumeScaling: false } };
const claim = ['replsets', 0, 'volumeSpec', 'persistentVolumeClaim'] as const;

/** The volumes are of another class. */
function onClass(name: string, ...others: Parameters<typeof storageClass>[]) {
  const request = new Request().spec([...claim, 'storageClassName'], name);
  for (const each of request.fixture.claims) {
    (each.spec as { storageClassName?: string }).storageClassName = name;
  }
  request.fixture.others.push(...others.map(each => storageClass(...each)));
  return request;
}

function scaling(options: object) {
  return new Request().spec(['storageScaling'], options);
}

describe('the size of volumes', () => {
  it.each(
    ruleCases(volumeRules, {
      'volume-grow': () => new Request().plan('resize', grow),
      'volume-shrink': () => new Request().plan('resize', { volume: '50Gi' }),
      'volume-below-claims': () => {
        const request = new Request();
        request.fixture.claims[1] = request.fixture.claim(
          'mongod-data-catalog-rs0-1',
          '300Gi',
        );
        return request.plan('resize', grow);
      },
      'volume-growth-off': () =>
        scaling(off.storageScaling).plan('resize', grow),
      'volume-growth-on': () =>
        scaling(off.storageScaling).plan('resize', { growVolumes: true }),
      'volume-growth-switched-off': () =>
        new Request().plan('resize', { growVolumes: false }),
      'volume-growth-needed': () =>
        scaling({
          enableVolumeScaling: true,
          autoscaling: { enabled: true },
        }).plan('resize', { growVolumes: false }),
      'volume-growth-outside': () =>
        scaling({ enableExternalAutoscaling: true }).plan('resize', grow),
      'volume-growth-itself': () =>
        scaling({
          enableVolumeScaling: true,
          autoscaling: { enabled: true },
        }).plan('resize', grow),
      'volume-no-expansion': () =>
        onClass('local', ['local', false]).plan('resize', grow),
      'volume-expansion-unknown': () => onClass('unread').plan('resize', grow),
      'volume-ephemeral': () =>
        new Request()
          .spec(['replsets', 0, 'volumeSpec'], { emptyDir: {} })
          .plan('resize', grow),
      'volume-arbiter': () =>
        new Request({ members: 4 })
          .operator('1.21.2')
          .spec(['replsets', 0, 'arbiter'], { enabled: true, size: 1 })
          .plan('resize', grow),
      'volume-others': () =>
        new Request()
          .spec(['replsets', 0, 'hidden'], { enabled: true, size: 1 })
          .plan('resize', grow),
      'storage-class-change': () =>
        new Request().plan('resize', { storageClass: 'slow' }),
      'storage-class-unknown': () =>
        new Request().plan('create', {
          version: '8.0.19-7',
          members: 3,
          volume: '10Gi',
          storageClass: 'fastssd',
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('one changed field is one edit', () => {
    expect(new Request().plan('resize', grow)).toMatchObject({
      title: 'Resize catalog: volume 100Gi to 200Gi',
      action: {
        type: 'edit',
        edits: [
          {
            op: 'set',
            path: ['spec', ...claim, 'resources', 'requests', 'storage'],
            value: '200Gi',
          },
        ],
      },
      errors: [],
      warnings: [],
    });
  });

  it('leave to grow and the growth go together', () => {
    const plan = scaling(off.storageScaling).plan('resize', {
      ...grow,
      growVolumes: true,
    });
    expect(plan.errors).toEqual([]);
    expect(plan.title).toBe(
      'Resize catalog: volumes may grow, volume 100Gi to 200Gi',
    );
  });

  it('leave to grow is written where the operator knows it', () => {
    const path = (version: string) => {
      const { action } = new Request()
        .operator(version)
        .spec(['storageScaling'], undefined)
        .plan('resize', { growVolumes: true });
      return action.type === 'edit' && action.edits[0].path.join('.');
    };
    expect(path('1.22.0')).toBe('spec.storageScaling');
    expect(path('1.21.2')).toBe('spec.enableVolumeExpansion');
  });

  it('the old switch counts only where the new section is not there', () => {
    const plan = (storageScaling: object | undefined) =>
      rulesOf(
        new Request()
          .spec(['enableVolumeExpansion'], true)
          .spec(['storageScaling'], storageScaling)
          .plan('resize', grow),
      ).errors;
    expect(plan(undefined)).toEqual([]);
    expect(plan({ enableVolumeScaling: false })).toEqual(['volume-growth-off']);
  });

  it('before crVersion 1.18 the operator asks for no leave', () => {
    const request = scaling(off.storageScaling).spec(['crVersion'], '1.17.0');
    expect(rulesOf(request.plan('resize', grow)).errors).toEqual([]);
  });

  const units = { Mi: 1n, Gi: 1024n, Ti: 1024n ** 2n };
  const size = fc.record({
    amount: fc.integer({ min: 1, max: 99_999 }),
    unit: fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[])),
  });

  it('larger is always allowed and smaller always refused, whatever the units', () => {
    fc.assert(
      fc.property(size, size, (from, to) => {
        const words = (each: typeof from) => `${each.amount}${each.unit}`;
        const mebibytes = (each: typeof from) =>
          BigInt(each.amount) * units[each.unit];
        const request = new Request().spec(
          [...claim, 'resources', 'requests', 'storage'],
          words(from),
        );
        request.fixture.claims.length = 0;
        const plan = request.plan('resize', { volume: words(to) });
        const difference = mebibytes(to) - mebibytes(from);
        expect(rulesOf(plan).errors).toEqual(
          difference < 0n ? ['volume-shrink'] : [],
        );
        expect(plan.action).toMatchObject({
          edits: difference > 0n ? [{ value: words(to) }] : [],
        });
      }),
      { numRuns: 100 },
    );
  });
});

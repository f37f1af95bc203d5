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
import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf, storageClass } from './__testUtils__/Request';
import { volumeRules } from './rules/volumeRules';

const grow = { volume: '200Gi' };

/** The volumes are of another class. */
function onClass(name: string, ...others: Parameters<typeof storageClass>[]) {
  const request = new Request().spec(['volume', 'storageClass'], name);
  for (const claim of request.fixture.claims) {
    (claim.spec as { storageClassName?: string }).storageClassName = name;
  }
  request.fixture.others.push(...others.map(each => storageClass(...each)));
  return request;
}

describe('the size of volumes', () => {
  it.each(
    ruleCases(volumeRules, {
      'volume-grow': () => new Request().plan('resize', grow),
      'volume-shrink': () => new Request().plan('resize', { volume: '50Gi' }),
      'volume-below-claims': () => {
        const fixture = new Fixture();
        fixture.claims[1] = fixture.claim(1, '300Gi');
        return new Request(fixture).plan('resize', grow);
      },
      'volume-no-expansion': () =>
        onClass('local', ['local', false]).plan('resize', grow),
      'volume-expansion-unknown': () => onClass('unread').plan('resize', grow),
      'volume-resize-off': () =>
        new Request()
          .operator({ kubernetes: { storage_resize_mode: 'off' } })
          .plan('resize', grow),
      'volume-same-gibibyte': () =>
        new Request().plan('resize', { volume: '100.5Gi' }),
      'storage-class-change': () =>
        new Request().plan('resize', { storageClass: 'slow' }),
      'storage-class-unknown': () =>
        new Request().plan('create', {
          team: 'orders',
          version: '17',
          members: 2,
          volume: '10Gi',
          storageClass: 'fastssd',
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('one changed field is one edit', () => {
    const plan = new Request().plan('resize', grow);
    expect(plan).toMatchObject({
      title: 'Resize ledger: volume 100Gi to 200Gi',
      action: {
        type: 'edit',
        edits: [
          { op: 'set', path: ['spec', 'volume', 'size'], value: '200Gi' },
        ],
      },
      errors: [],
      warnings: [],
    });
  });

  it('the same amount in another spelling is no change', () => {
    for (const volume of ['100Gi', '102400Mi', '0.09765625Ti']) {
      expect(new Request().plan('resize', { volume })).toMatchObject({
        title: 'Nothing to change',
        action: { edits: [] },
        errors: [],
        impacts: [],
      });
    }
  });

  it('a size of the next whole gibibyte is grown, a smaller step is ignored by the operator', () => {
    const effect = (volume: string) =>
      new Request().plan('resize', { volume }).impacts[0].effect;
    expect(effect('100.9Gi')).toBe('ignored by the operator');
    expect(effect('101Gi')).toBe('online');
  });

  const units = { Ki: 1n, Mi: 1024n, Gi: 1024n ** 2n, Ti: 1024n ** 3n };
  const size = fc.record({
    amount: fc.integer({ min: 1, max: 99_999 }),
    unit: fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[])),
  });

  it('larger is always allowed and smaller always refused, whatever the units', () => {
    fc.assert(
      fc.property(size, size, (from, to) => {
        const words = (each: typeof from) => `${each.amount}${each.unit}`;
        const kibibytes = (each: typeof from) =>
          BigInt(each.amount) * units[each.unit];
        const fixture = new Fixture({ members: 0 });
        const request = new Request(fixture).spec(
          ['volume', 'size'],
          words(from),
        );
        const plan = request.plan('resize', { volume: words(to) });
        const difference = kibibytes(to) - kibibytes(from);
        expect(rulesOf(plan).errors).toEqual(
          difference < 0n ? ['volume-shrink'] : [],
        );
        expect(plan.action).toMatchObject({
          edits: difference > 0n ? [{ value: words(to) }] : [],
        });
      }),
      { numRuns: 200 },
    );
  });
});

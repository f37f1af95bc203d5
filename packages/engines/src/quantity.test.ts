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
import {
  compareQuantities,
  parseBytes,
  parseQuantity,
  Quantity,
  quantityToInteger,
} from './quantity';

function read(value: unknown): Quantity {
  const quantity = parseQuantity(value);
  if (!quantity) {
    throw new Error(`${value} was not read`);
  }
  return quantity;
}

describe('parseQuantity', () => {
  it.each([
    ['100Gi', 107_374_182_400],
    ['1.5Gi', 1_610_612_736],
    ['1e3', 1_000],
    ['5E', 5_000_000_000_000_000_000n],
    ['5Ei', 5n * 1024n ** 6n],
    ['5e2', 500],
    ['12E-1', 2],
    ['500m', 1],
    ['1500m', 2],
    ['0.1', 1],
    ['.5k', 500],
    ['2.', 2],
    ['+3M', 3_000_000],
    ['0', 0],
    [2, 2],
    [0.5, 1],
    [1e21, 10n ** 21n],
  ])('%s is %s, rounded up', (written, expected) => {
    const { digits, scale } = read(written);
    const unit = 10n ** BigInt(scale);
    expect((digits + unit - 1n) / unit).toBe(BigInt(expected));
  });

  it.each([
    '',
    ' ',
    'Gi',
    '.',
    '1 Gi',
    '1gi',
    '1GB',
    '1e',
    '0x10',
    'NaN',
    '1e400',
    '1,5',
    '--1',
  ])('%j is no quantity', written => {
    expect(parseQuantity(written)).toBeUndefined();
  });

  it.each([undefined, null, true, {}, [], NaN, Infinity])(
    '%p is no quantity',
    value => {
      expect(parseQuantity(value)).toBeUndefined();
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const quantity = parseQuantity(value);
        expect(quantity === undefined || quantity.scale >= 0).toBe(true);
      }),
    );
  });
});

const suffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

describe('amounts', () => {
  it('each decimal suffix is a thousand of the one before', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.nat(suffixes.length - 2),
        (amount, i) => {
          expect(
            compareQuantities(
              read(`${amount}${suffixes[i + 1]}`),
              read(`${amount * 1000n}${suffixes[i]}`),
            ),
          ).toBe(0);
        },
      ),
    );
  });

  it('each binary suffix is 1024 of the one before', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.nat(binary.length - 2),
        (amount, i) => {
          expect(
            compareQuantities(
              read(`${amount}${binary[i + 1]}`),
              read(`${amount * 1024n}${binary[i]}`),
            ),
          ).toBe(0);
        },
      ),
    );
  });

  it('are compared exactly, beyond what a number can hold', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.bigInt({ min: 1n, max: 1000n }),
        (amount, more) => {
          const small = read(`${amount}n`);
          const large = read(`${amount + more}n`);
          expect(compareQuantities(small, large)).toBe(-1);
          expect(compareQuantities(large, small)).toBe(1);
          expect(compareQuantities(small, read(`${amount}n`))).toBe(0);
        },
      ),
    );
  });

  it('a fraction is the same as its thousandths', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), thousandths => {
        const whole = Math.floor(thousandths / 1000);
        const rest = String(thousandths % 1000).padStart(3, '0');
        expect(read(`${whole}.${rest}`)).toEqual(read(`${thousandths}m`));
      }),
    );
  });
});

describe('bytes', () => {
  it('are whole, rounded up', () => {
    expect(parseBytes('1500m')).toBe(2);
    expect(quantityToInteger(read('-1500m'))).toBe(-1);
  });

  it('are not given where a number cannot hold them, nor below zero', () => {
    expect(parseBytes('100Ei')).toBeUndefined();
    expect(parseBytes('-1Gi')).toBeUndefined();
    expect(parseBytes('much')).toBeUndefined();
  });
});

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
import { Quantity } from '@database-platform/engines';

/** Of what an amount is: it decides how it is written. */
export type QuantityUnit = 'cpu' | 'bytes' | 'count';

export const ZERO: Quantity = { digits: 0n, scale: 0 };

export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const scale = Math.max(a.scale, b.scale);
  return {
    digits:
      a.digits * 10n ** BigInt(scale - a.scale) +
      b.digits * 10n ** BigInt(scale - b.scale),
    scale,
  };
}

export function negate({ digits, scale }: Quantity): Quantity {
  return { digits: -digits, scale };
}

export function timesQuantity(
  { digits, scale }: Quantity,
  count: number,
): Quantity {
  return { digits: digits * BigInt(Math.trunc(count)), scale };
}

const BINARY = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'] as const;

/**
 * An amount as Kubernetes writes it: `1500m` or `2` of CPU, `4Gi` of bytes, plain numbers else.
 */
export function formatQuantity(quantity: Quantity, unit: QuantityUnit): string {
  const { digits, scale } = quantity;
  const one = 10n ** BigInt(scale);
  if (unit === 'cpu') {
    const thousandths = ceil(digits * 1000n, one);
    return thousandths % 1000n === 0n
      ? String(thousandths / 1000n)
      : `${thousandths}m`;
  }
  const whole = ceil(digits, one);
  if (unit === 'bytes' && whole !== 0n) {
    for (const [index, suffix] of BINARY.entries()) {
      const size = 1024n ** BigInt(BINARY.length - index);
      if (whole % size === 0n) {
        return `${whole / size}${suffix}`;
      }
    }
  }
  return String(whole);
}

function ceil(digits: bigint, unit: bigint): bigint {
  const down = digits / unit;
  return digits > down * unit ? down + 1n : down;
}

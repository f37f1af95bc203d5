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

/**
 * An amount as Kubernetes writes it, exactly: `digits` × 10^-`scale`.
 *
 * @public
 */
export interface Quantity {
  digits: bigint;
  scale: number;
}

const decimalSuffixes: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const binarySuffixes: Readonly<Record<string, number>> = {
  Ki: 1,
  Mi: 2,
  Gi: 3,
  Ti: 4,
  Pi: 5,
  Ei: 6,
};

const pattern =
  /^([+-]?)(\d{1,40})?(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * Reads `100Gi`, `500m`, `1.5`, `1e3`, `5E`; numbers too, as people write `cpu: 2`.
 *
 * @returns `undefined` for what is not a quantity.
 * @public
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  const match = typeof written === 'string' ? pattern.exec(written) : undefined;
  if (!match) {
    return undefined;
  }
  const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match;
  if (whole === '' && fraction === '') {
    return undefined;
  }
  const unsigned = BigInt(`${whole}${fraction}`);
  const digits = sign === '-' ? -unsigned : unsigned;
  const binary = binarySuffixes[suffix];
  if (binary !== undefined) {
    return normalise(digits * 1024n ** BigInt(binary), fraction.length);
  }
  const power =
    exponent === undefined ? decimalSuffixes[suffix] : Number(exponent);
  return normalise(digits, fraction.length - power);
}

/** Without a negative scale and without zeros at the end of a fraction. */
function normalise(digits: bigint, scale: number): Quantity {
  if (scale <= 0) {
    return { digits: digits * 10n ** BigInt(-scale), scale: 0 };
  }
  let shorter = digits;
  let places = scale;
  while (places > 0 && shorter % 10n === 0n) {
    shorter /= 10n;
    places -= 1;
  }
  return { digits: shorter, scale: places };
}

/**
 * Negative when `a` is less than `b`, positive when it is more, 0 when both are the same amount.
 *
 * @public
 */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const left = a.digits * 10n ** BigInt(b.scale);
  const right = b.digits * 10n ** BigInt(a.scale);
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/**
 * The amount as a whole number, rounded up as Kubernetes does: bytes for storage and memory.
 *
 * @returns `undefined` when it is more than a JavaScript number can hold exactly.
 * @public
 */
export function quantityToInteger(quantity: Quantity): number | undefined {
  const unit = 10n ** BigInt(quantity.scale);
  const down = quantity.digits / unit;
  const up = quantity.digits > down * unit ? down + 1n : down;
  const value = Number(up);
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * Bytes of a quantity as it is written; `undefined` for what is not a quantity or not a size.
 *
 * @public
 */
export function parseBytes(value: unknown): number | undefined {
  const quantity = parseQuantity(value);
  const bytes = quantity && quantityToInteger(quantity);
  return bytes !== undefined && bytes >= 0 ? bytes : undefined;
}

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

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const pattern =
  /^([+-]?)(\d*)\.?(\d*)(?:([eE])([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** Nothing is smaller than a billionth: that is as fine as Kubernetes keeps quantities. */
const nano = 1_000_000_000n;

function ceilDivide(value: bigint, by: bigint): bigint {
  return value % by === 0n ? value / by : value / by + 1n;
}

function times(digits: bigint, factor: bigint, places: number): bigint {
  return ceilDivide(digits * factor * nano, 10n ** BigInt(places));
}

function writeDecimal(nanos: bigint, exponentForm: boolean): string {
  let mantissa = nanos;
  let index = 0;
  while (
    index < decimalSuffixes.length - 1 &&
    mantissa !== 0n &&
    mantissa % 1000n === 0n
  ) {
    mantissa /= 1000n;
    index++;
  }
  if (!exponentForm) {
    return `${mantissa}${decimalSuffixes[index]}`;
  }
  const exponent = (index - 3) * 3;
  return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`;
}

/**
 * A quantity as the API server writes it back: without fractions, with the largest suffix that allows that. So `0.5`
 * becomes `500m`, `1024Mi` `1Gi`, and `1.5Gi` `1536Mi`. Text that is no quantity comes back as it is.
 */
export function canonicalQuantity(text: string): string {
  const parsed = pattern.exec(text.trim());
  if (!parsed || (!parsed[2] && !parsed[3])) {
    return text;
  }
  const [, sign, whole, fraction, e, exponent = '0', suffix = ''] = parsed;
  const digits = BigInt(`${whole}${fraction}`);
  const minus = sign === '-' && digits !== 0n ? '-' : '';
  if (digits === 0n) {
    return '0';
  }
  const binary = suffix.endsWith('i') ? binarySuffixes.indexOf(suffix) : 0;
  if (binary > 0) {
    let nanos = times(digits, 1024n ** BigInt(binary), fraction.length);
    if (nanos % nano !== 0n) {
      return minus + writeDecimal(nanos, false);
    }
    nanos /= nano;
    let index = 0;
    while (index < binarySuffixes.length - 1 && nanos % 1024n === 0n) {
      nanos /= 1024n;
      index++;
    }
    return `${minus}${nanos}${binarySuffixes[index]}`;
  }
  const power = e
    ? Number(exponent)
    : (decimalSuffixes.indexOf(suffix) - 3) * 3;
  const nanos =
    power >= 0
      ? times(digits, 10n ** BigInt(power), fraction.length)
      : times(digits, 1n, fraction.length - power);
  return minus + writeDecimal(nanos, e !== undefined);
}

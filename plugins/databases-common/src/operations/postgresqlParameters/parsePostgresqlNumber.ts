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

import { PostgresqlParameter } from './PostgresqlParameter';

type Unit = NonNullable<PostgresqlParameter['unit']>;

/** Bytes. */
const memory: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1024,
  MB: 1024 ** 2,
  GB: 1024 ** 3,
  TB: 1024 ** 4,
};

/** Milliseconds. */
const time: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const base: Readonly<
  Record<Unit, { units: Readonly<Record<string, number>>; size: number }>
> = {
  B: { units: memory, size: 1 },
  kB: { units: memory, size: 1024 },
  '8kB': { units: memory, size: 8192 },
  MB: { units: memory, size: 1024 ** 2 },
  ms: { units: time, size: 1 },
  s: { units: time, size: 1000 },
  min: { units: time, size: 60_000 },
};

const pattern =
  /^\s*([+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?))\s*([a-zA-Z]*)\s*$/;

/**
 * Reads a number as PostgreSQL does: `1GB`, `30s`, `1.5`, `-1`. Units are case-sensitive: `kB`, not `KB`.
 *
 * @returns the number in the parameter's own unit, or `undefined` for what PostgreSQL would refuse.
 * @public
 */
export function parsePostgresqlNumber(
  value: string,
  unit?: PostgresqlParameter['unit'],
): number | undefined {
  const match = pattern.exec(value);
  if (!match) {
    return undefined;
  }
  const [, digits, written] = match;
  const sign = digits.startsWith('-') ? -1 : 1;
  const amount = sign * Number(digits.replace(/^[+-]/, ''));
  if (written === '') {
    return amount;
  }
  if (unit === undefined) {
    return undefined;
  }
  const { units, size } = base[unit];
  return Object.prototype.hasOwnProperty.call(units, written)
    ? (amount * units[written]) / size
    : undefined;
}

/**
 * The bytes of an amount of memory; `undefined` for what is not one.
 *
 * @param unit - what a number without a unit counts.
 * @public
 */
export function parsePostgresqlBytes(
  value: string,
  unit: 'B' | 'kB' | '8kB' | 'MB',
): number | undefined {
  const amount = parsePostgresqlNumber(value, unit);
  return amount === undefined ? undefined : amount * base[unit].size;
}

/** The units that a value may have. */
export function unitsOf(unit: Unit): readonly string[] {
  return Object.keys(base[unit].units);
}

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

import { parsePostgresqlNumber, unitsOf } from './parsePostgresqlNumber';
import { PostgresqlParameter } from './PostgresqlParameter';
import { findPostgresqlParameter } from './postgresqlParameters';

/**
 * What is wrong with the value of a parameter.
 *
 * @public
 */
export interface ParameterProblem {
  message: string;
  /** What is allowed. */
  allowed: string;
}

/**
 * Whether PostgreSQL would take a value, as far as the parameter is known.
 *
 * @param version - the major version of PostgreSQL, where it is known.
 * @public
 */
export function checkPostgresqlParameter(
  name: string,
  value: string,
  version?: string,
): ParameterProblem | undefined {
  const parameter = findPostgresqlParameter(name);
  return parameter === undefined
    ? undefined
    : versionProblem(parameter, version) ??
        valueProblem(parameter, value, version);
}

function versionProblem(
  { name, since, until }: PostgresqlParameter,
  version: string | undefined,
): ParameterProblem | undefined {
  const major = Number(version);
  if (since !== undefined && major < since) {
    return {
      message: `${name} came with PostgreSQL ${since}; version ${version} does not start with it`,
      allowed: `PostgreSQL ${since} or later`,
    };
  }
  if (until !== undefined && major > until) {
    return {
      message: `${name} went with PostgreSQL ${
        until + 1
      }; version ${version} does not start with it`,
      allowed: `PostgreSQL ${until} or earlier`,
    };
  }
  return undefined;
}

/** What PostgreSQL reads as yes or no: also every beginning of these words that is clear. */
const booleans = ['true', 'false', 'yes', 'no', 'on', 'off'];

function isBoolean(value: string): boolean {
  const word = value.trim().toLowerCase();
  return (
    word === '0' ||
    word === '1' ||
    (word !== '' &&
      word !== 'o' &&
      booleans.some(each => each.startsWith(word)))
  );
}

function valueProblem(
  parameter: PostgresqlParameter,
  value: string,
  version: string | undefined,
): ParameterProblem | undefined {
  const { name, type } = parameter;
  switch (type) {
    case 'bool':
      // A list of what is logged since version 18.
      return isBoolean(value) ||
        (name === 'log_connections' && !(Number(version) < 18))
        ? undefined
        : { message: `${name} is on or off`, allowed: 'on or off' };
    case 'enum':
      return enumProblem(parameter, value);
    case 'integer':
    case 'real':
      return numberProblem(parameter, value);
    default:
      return undefined;
  }
}

function enumProblem(
  { name, values = [] }: PostgresqlParameter,
  value: string,
): ParameterProblem | undefined {
  const takesBoolean = values.some(each => each === 'on' || each === 'off');
  const known = values.some(
    each => each.toLowerCase() === value.trim().toLowerCase(),
  );
  return known || (takesBoolean && isBoolean(value))
    ? undefined
    : {
        message: `${name} cannot be "${value}"`,
        allowed: values.join(', '),
      };
}

function numberProblem(
  parameter: PostgresqlParameter,
  value: string,
): ParameterProblem | undefined {
  const { name, unit, min, max } = parameter;
  const amount = parsePostgresqlNumber(value, unit);
  const allowed = rangeWords(parameter);
  if (amount === undefined) {
    return {
      message: unit
        ? `${name} is a number with one of the units ${unitsOf(unit).join(
            ', ',
          )}`
        : `${name} is a number without a unit`,
      allowed,
    };
  }
  // PostgreSQL rounds to whole numbers before it compares.
  const compared = parameter.type === 'integer' ? Math.round(amount) : amount;
  if (
    (min !== undefined && compared < min) ||
    (max !== undefined && compared > max)
  ) {
    return { message: `${name} cannot be ${value}`, allowed };
  }
  return undefined;
}

function rangeWords({ unit, min, max }: PostgresqlParameter): string {
  if (min !== undefined && max !== undefined) {
    return `from ${boundWords(min, unit)} to ${boundWords(max, unit)}`;
  }
  return min === undefined ? 'a number' : `${boundWords(min, unit)} or more`;
}

/** With its unit, except for values such as -1 that mean something else. */
function boundWords(bound: number, unit: PostgresqlParameter['unit']): string {
  if (unit === undefined || bound <= 0) {
    return String(bound);
  }
  return unit === '8kB' ? `${bound * 8}kB` : `${bound}${unit}`;
}

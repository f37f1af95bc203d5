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

import { FieldError, fieldErrors } from '../status/FieldError';
import { Schema } from './Schema';

/** The type of a JSON value, in the words of a schema. */
export function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

/** The types that a schema takes; none where it takes any. */
export function wantedTypes(schema: Schema): string[] {
  if (schema.intOrString) {
    return ['integer', 'string'];
  }
  return schema.type ? [schema.type] : [];
}

/** Whether a value is of one of the types. */
export function typeFits(value: unknown, wanted: readonly string[]): boolean {
  const actual = typeOf(value);
  return (
    wanted.length === 0 ||
    wanted.includes(actual) ||
    (actual === 'integer' && wanted.includes('number'))
  );
}

/** `spec.name in body`, or `in body` for the object itself: the API's own way to name the place. */
export function said(path: string, rest: string): string {
  return `${path} in body ${rest}`;
}

/** Number of characters, not of UTF-16 units. */
function lengthOf(value: string): number {
  return [...value].length;
}

const formats: Record<string, (value: string) => boolean> = {
  'date-time': value =>
    /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(
      value,
    ) && !Number.isNaN(Date.parse(value)),
  date: value => /^\d{4}-\d\d-\d\d$/.test(value),
  ipv4: value => /^(\d{1,3}\.){3}\d{1,3}$/.test(value),
  uuid: value =>
    /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(
      value,
    ),
};

/** Checks a text against a schema: the first thing that is wrong. */
export function validateString(
  value: string,
  schema: Schema,
  path: string,
): FieldError[] {
  const { minLength, maxLength } = schema;
  if (maxLength !== undefined && lengthOf(value) > maxLength) {
    return [fieldErrors.tooLong(path, maxLength)];
  }
  if (minLength !== undefined && lengthOf(value) < minLength) {
    return [
      fieldErrors.invalid(
        path,
        value,
        said(path, `should be at least ${minLength} chars long`),
      ),
    ];
  }
  if (schema.pattern && !schema.pattern.test(value)) {
    return [
      fieldErrors.invalid(
        path,
        value,
        said(path, `should match '${schema.pattern.source}'`),
      ),
    ];
  }
  if (schema.format && formats[schema.format]?.(value) === false) {
    return [
      fieldErrors.invalid(
        path,
        value,
        said(
          path,
          `must be of type ${schema.format}: ${JSON.stringify(value)}`,
        ),
      ),
    ];
  }
  return [];
}

/** Checks a number against a schema. */
export function validateNumber(
  value: number,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const invalid = (detail: string) =>
    errors.push(fieldErrors.invalid(path, value, said(path, detail)));
  const { minimum, maximum, multipleOf } = schema;
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) {
    invalid(`should be a multiple of ${multipleOf}`);
  }
  if (minimum !== undefined) {
    if (schema.exclusiveMinimum && value <= minimum) {
      invalid(`should be greater than ${minimum}`);
    } else if (value < minimum) {
      invalid(`should be greater than or equal to ${minimum}`);
    }
  }
  if (maximum !== undefined) {
    if (schema.exclusiveMaximum && value >= maximum) {
      invalid(`should be less than ${maximum}`);
    } else if (value > maximum) {
      invalid(`should be less than or equal to ${maximum}`);
    }
  }
  return errors;
}

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

import { isJsonObject, isSettled, jsonEqual } from '../json';
import { FieldError, fieldErrors } from '../status/FieldError';
import { Schema } from './Schema';
import {
  said,
  typeFits,
  typeOf,
  validateNumber,
  validateString,
  wantedTypes,
} from './validateScalars';

function validateArray(
  value: readonly unknown[],
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.items) {
    value.forEach((item, index) =>
      errors.push(...validateSchema(item, schema.items!, `${path}[${index}]`)),
    );
  }
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    errors.push(
      fieldErrors.invalid(
        path,
        value.length,
        said(path, `should have at least ${schema.minItems} items`),
      ),
    );
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    errors.push(fieldErrors.tooMany(path, value.length, schema.maxItems));
  }
  if (
    schema.uniqueItems &&
    value.some((item, index) =>
      value.slice(0, index).some(other => jsonEqual(item, other)),
    )
  ) {
    errors.push(
      fieldErrors.invalid(path, '', said(path, "shouldn't contain duplicates")),
    );
  }
  return errors;
}

function validateObject(
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const at = (name: string) => (path ? `${path}.${name}` : name);
  const { minProperties, maxProperties, additionalProperties } = schema;
  if (minProperties !== undefined || maxProperties !== undefined) {
    const count = Object.keys(value).length;
    if (minProperties !== undefined && count < minProperties) {
      errors.push(
        fieldErrors.invalid(
          path,
          count,
          said(path, `should have at least ${minProperties} properties`),
        ),
      );
    }
    if (maxProperties !== undefined && count > maxProperties) {
      errors.push(fieldErrors.tooMany(path, count, maxProperties));
    }
  }
  for (const name of Object.keys(value)) {
    const property = schema.properties?.get(name);
    if (property) {
      errors.push(...validateSchema(value[name], property, at(name)));
    } else if (typeof additionalProperties === 'object') {
      errors.push(
        ...validateSchema(value[name], additionalProperties, at(name)),
      );
    }
  }
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) {
      errors.push(fieldErrors.required(at(name)));
    }
  }
  return errors;
}

/** What `allOf`, `anyOf`, `oneOf` and `not` say. */
function validateJunctors(
  value: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const composite = (detail: string) =>
    errors.push(fieldErrors.invalid(path || '<nil>', '', detail));
  const name = path ? `"${path}"` : '""';
  const attempts = (list: readonly Schema[]) =>
    list.map(one => validateSchema(value, one, path));
  if (schema.anyOf) {
    const results = attempts(schema.anyOf);
    if (results.every(result => result.length > 0)) {
      composite(`${name} must validate at least one schema (anyOf)`);
      errors.push(...results[0]);
    }
  }
  if (schema.oneOf) {
    const results = attempts(schema.oneOf);
    const fitting = results.filter(result => result.length === 0).length;
    if (fitting !== 1) {
      composite(
        `${name} must validate one and only one schema (oneOf). ${
          fitting === 0
            ? 'Found none valid'
            : `Found ${fitting} valid alternatives`
        }`,
      );
      if (fitting === 0) {
        errors.push(...results[0]);
      }
    }
  }
  if (schema.allOf) {
    const results = attempts(schema.allOf);
    const failed = results.filter(result => result.length > 0);
    errors.push(...failed.flat());
    if (failed.length > 0) {
      composite(
        `${name} must validate all the schemas (allOf)${
          failed.length === results.length ? '. None validated' : ''
        }`,
      );
    }
  }
  if (schema.not && validateSchema(value, schema.not, path).length === 0) {
    composite(`${name} must not validate the schema (not)`);
  }
  return errors;
}

/**
 * Checks a JSON value against a schema, in the words of the API server (kube-openapi's validation).
 * A value of the wrong type is reported as such and not looked into any further.
 */
export function validateSchema(
  value: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  if (isSettled(value)) {
    // Unchanged since it was stored: not checked again, as the API server does not (ratcheting).
    return [];
  }
  const wanted = wantedTypes(schema);
  if (value === null) {
    return schema.nullable || wanted.length === 0
      ? []
      : [
          fieldErrors.typeInvalid(
            path,
            'null',
            said(path, `must be of type ${wanted.join(',')}: "null"`),
          ),
        ];
  }
  if (!typeFits(value, wanted)) {
    const actual = typeOf(value);
    return [
      fieldErrors.typeInvalid(
        path,
        actual,
        said(path, `must be of type ${wanted.join(',')}: "${actual}"`),
      ),
    ];
  }
  const errors: FieldError[] = [];
  if (schema.allOf || schema.anyOf || schema.oneOf || schema.not) {
    errors.push(...validateJunctors(value, schema, path));
  }
  if (typeof value === 'string') {
    errors.push(...validateString(value, schema, path));
  } else if (typeof value === 'number') {
    errors.push(...validateNumber(value, schema, path));
  } else if (Array.isArray(value)) {
    errors.push(...validateArray(value, schema, path));
  } else if (isJsonObject(value)) {
    errors.push(...validateObject(value, schema, path));
  }
  if (schema.enum && !schema.enum.some(one => jsonEqual(one, value))) {
    errors.push(
      fieldErrors.notSupported(
        path,
        value,
        schema.enum.map(one =>
          typeof one === 'string' ? one : JSON.stringify(one),
        ),
      ),
    );
  }
  return errors;
}

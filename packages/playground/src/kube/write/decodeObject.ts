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

import { canonicalQuantity } from '../core/canonicalQuantity';
import { isJsonObject, isSettled, JsonObject } from '../json';
import { apiVersionOf, ResourceDefinition } from '../ResourceDefinition';
import { pruneFields } from '../schema/pruneFields';
import { Schema } from '../schema/Schema';
import { fieldErrors } from '../status/FieldError';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { WriteContext } from './WriteContext';

const quantityPattern =
  /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

function goTypeOf(schema: Schema): string {
  if (schema.typeName) {
    return schema.typeName.split('.').slice(-2).join('.');
  }
  switch (schema.type) {
    case 'integer':
      return schema.format ?? 'int64';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    case 'array':
      return `[]${schema.items ? goTypeOf(schema.items) : 'interface {}'}`;
    case 'object':
      return 'map[string]string';
    default:
      return 'string';
  }
}

function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

class DecodeError extends Error {}

function wrongType(
  value: unknown,
  schema: Schema,
  path: string,
  owner: string,
): DecodeError {
  const actual =
    typeof value === 'number' && schema.type === 'integer'
      ? `number ${value}`
      : jsonTypeOf(value);
  return new DecodeError(
    `json: cannot unmarshal ${actual} into Go struct field ${owner}.${path} of type ${goTypeOf(
      schema,
    )}`,
  );
}

/** Reads a value as the Go type of a core kind reads it, in place: nulls vanish, numbers become quantities. */
function decodeValue(
  value: unknown,
  schema: Schema,
  path: string,
  owner: string,
): unknown {
  if (value === null) {
    return undefined;
  }
  if (isSettled(value)) {
    return value;
  }
  if (schema.intOrString) {
    const ok =
      typeof value === 'string' ||
      (typeof value === 'number' &&
        (schema.format === 'quantity' || Number.isInteger(value)));
    if (!ok) {
      throw wrongType(value, schema, path, owner);
    }
    if (schema.format === 'quantity') {
      if (!quantityPattern.test(String(value))) {
        throw new DecodeError(
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        );
      }
      return canonicalQuantity(String(value));
    }
    return value;
  }
  if (schema.type === undefined) {
    return value;
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) {
      throw wrongType(value, schema, path, owner);
    }
    return schema.items
      ? value.map(item => decodeValue(item, schema.items!, path, owner))
      : value;
  }
  if (schema.type === 'object') {
    if (!isJsonObject(value)) {
      throw wrongType(value, schema, path, owner);
    }
    const type = schema.typeName?.split('.').pop() ?? owner;
    for (const name of Object.keys(value)) {
      const inside =
        schema.properties?.get(name) ??
        (typeof schema.additionalProperties === 'object'
          ? schema.additionalProperties
          : undefined);
      if (inside) {
        const decoded = decodeValue(
          value[name],
          inside,
          path ? `${path}.${name}` : name,
          type,
        );
        if (decoded === undefined) {
          delete value[name];
        } else {
          value[name] = decoded;
        }
      }
    }
    return value;
  }
  const fits =
    schema.type === 'integer'
      ? Number.isInteger(value)
      : typeof value === schema.type;
  if (!fits) {
    throw wrongType(value, schema, path, owner);
  }
  if (
    schema.format === 'byte' &&
    !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(String(value))
  ) {
    const at = String(value).search(/[^A-Za-z0-9+/=\s]/);
    throw new DecodeError(
      `illegal base64 data at input byte ${Math.max(at, 0)}`,
    );
  }
  if (
    schema.format === 'date-time' &&
    Number.isNaN(Date.parse(String(value)))
  ) {
    throw new DecodeError(
      `parsing time ${JSON.stringify(
        JSON.stringify(value),
      )} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(
        value,
      )} as "2006"`,
    );
  }
  return value;
}

/** Refuses an object of another kind or version than the request's. */
function checkKind(definition: ResourceDefinition, value: JsonObject): void {
  const apiVersion = apiVersionOf(definition.id);
  const { group, version } = definition.id;
  const { kind } = definition;
  if (value.apiVersion !== apiVersion) {
    throw kubeErrors.badRequest(
      `the API version in the data (${value.apiVersion}) does not match the expected API version (${apiVersion})`,
    );
  }
  if (value.kind !== kind && definition.core) {
    const types = group || 'core';
    throw kubeErrors.badRequest(
      `${value.kind} in version "${version}" cannot be handled as a ${kind}: converting (${version}.${value.kind}) to (${types}.${kind}): unknown conversion`,
    );
  }
  if (value.kind !== kind) {
    const { name } = isJsonObject(value.metadata)
      ? value.metadata
      : { name: '' };
    throw kubeErrors.invalid(
      { group, kind: String(value.kind) },
      String(name ?? ''),
      [fieldErrors.invalid('kind', value.kind, `must be ${kind}`)],
    );
  }
}

/**
 * Reads what a client sent as an object of a resource, in place: types of core kinds, unknown fields (refused, warned
 * about or dropped in silence as the request asks), and `metadata`.
 *
 * @throws KubeStatusError 400 in the words of the API server
 */
export function decodeObject(
  definition: ResourceDefinition,
  value: JsonObject,
  context: WriteContext,
): KubeObject {
  const apiVersion = apiVersionOf(definition.id);
  const { kind } = definition;
  const fail = (why: string) =>
    kubeErrors.badRequest(
      `${kind} in version "${definition.id.version}" cannot be handled as a ${kind}: ${why}`,
    );
  if (value.kind === undefined && !definition.core) {
    const text = JSON.stringify(value);
    throw kubeErrors.badRequest(
      `the object provided is unrecognized (must be of type ${kind}): Object 'Kind' is missing in '${text}' (${text})`,
    );
  }
  value.apiVersion ??= apiVersion;
  value.kind ??= kind;
  checkKind(definition, value);
  if (value.metadata === undefined || value.metadata === null) {
    value.metadata = {};
  }
  const metadataSchema = definition.schema.properties?.get('metadata');
  try {
    if (definition.core) {
      decodeValue(value, definition.schema, '', kind);
    } else if (metadataSchema) {
      decodeValue(value.metadata, metadataSchema, 'metadata', 'ObjectMeta');
    }
  } catch (error) {
    if (error instanceof DecodeError) {
      throw fail(error.message);
    }
    throw error;
  }
  const unknown: string[] = [];
  pruneFields(value, definition.schema, unknown);
  if (unknown.length > 0) {
    const said = unknown.map(path => `unknown field "${path}"`);
    if (context.fieldValidation === 'Strict') {
      throw fail(`strict decoding error: ${said.join(', ')}`);
    }
    if (context.fieldValidation === 'Warn') {
      said.forEach(context.warn);
    }
  }
  return value as unknown as KubeObject;
}

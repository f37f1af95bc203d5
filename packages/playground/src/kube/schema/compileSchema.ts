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

import { isJsonObject, JsonObject } from '../json';
import { JsonType, Schema } from './Schema';

const types = new Set([
  'object',
  'array',
  'string',
  'integer',
  'number',
  'boolean',
]);

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Go's patterns (RE2) as JavaScript's; what JavaScript cannot read accepts everything. */
function compilePattern(source: string): Schema['pattern'] {
  const inline = /^\(\?([ims]+)\)/.exec(source);
  const body = inline ? source.slice(inline[0].length) : source;
  for (const flags of ['u', '']) {
    try {
      const expression = new RegExp(
        body.replace(/\\z$/, '$').replace(/\(\?P</g, '(?<'),
        flags + (inline?.[1] ?? ''),
      );
      return { source, test: value => expression.test(value) };
    } catch {
      // Without the u flag more of RE2's syntax is accepted.
    }
  }
  return { source, test: () => true };
}

function schemas(value: unknown): Schema[] | undefined {
  return Array.isArray(value) && value.length > 0
    ? value.filter(isJsonObject).map(compileSchema)
    : undefined;
}

/**
 * Compiles an `openAPIV3Schema` of a CustomResourceDefinition.
 * Rules in CEL (`x-kubernetes-validations`) are left out: the playground does not evaluate them.
 */
export function compileSchema(source: JsonObject): Schema {
  const properties = isJsonObject(source.properties)
    ? new Map(
        Object.entries(source.properties)
          .filter((entry): entry is [string, JsonObject] =>
            isJsonObject(entry[1]),
          )
          .map(([name, property]) => [name, compileSchema(property)]),
      )
    : undefined;
  let additionalProperties: Schema | boolean | undefined;
  if (isJsonObject(source.additionalProperties)) {
    additionalProperties = compileSchema(source.additionalProperties);
  } else if (typeof source.additionalProperties === 'boolean') {
    additionalProperties = source.additionalProperties;
  }
  const items = isJsonObject(source.items)
    ? compileSchema(source.items)
    : undefined;
  const hasDefaults =
    source.default !== undefined ||
    [...(properties?.values() ?? [])].some(property => property.hasDefaults) ||
    (typeof additionalProperties === 'object' &&
      additionalProperties.hasDefaults) ||
    items?.hasDefaults === true;
  const schema: Schema = {
    type: types.has(String(source.type))
      ? (source.type as JsonType)
      : undefined,
    format: typeof source.format === 'string' ? source.format : undefined,
    description:
      typeof source.description === 'string' ? source.description : undefined,
    nullable: source.nullable === true,
    intOrString: source['x-kubernetes-int-or-string'] === true,
    preserveUnknownFields:
      source['x-kubernetes-preserve-unknown-fields'] === true,
    embeddedResource: source['x-kubernetes-embedded-resource'] === true,
    properties,
    additionalProperties,
    items,
    required: Array.isArray(source.required)
      ? source.required.map(String)
      : undefined,
    enum: Array.isArray(source.enum) ? source.enum : undefined,
    pattern:
      typeof source.pattern === 'string'
        ? compilePattern(source.pattern)
        : undefined,
    minimum: numberOf(source.minimum),
    exclusiveMinimum: source.exclusiveMinimum === true,
    maximum: numberOf(source.maximum),
    exclusiveMaximum: source.exclusiveMaximum === true,
    multipleOf: numberOf(source.multipleOf),
    minLength: numberOf(source.minLength),
    maxLength: numberOf(source.maxLength),
    minItems: numberOf(source.minItems),
    maxItems: numberOf(source.maxItems),
    uniqueItems: source.uniqueItems === true,
    minProperties: numberOf(source.minProperties),
    maxProperties: numberOf(source.maxProperties),
    allOf: schemas(source.allOf),
    anyOf: schemas(source.anyOf),
    oneOf: schemas(source.oneOf),
    not: isJsonObject(source.not) ? compileSchema(source.not) : undefined,
    default: source.default,
    hasDefaults,
    listType: source['x-kubernetes-list-type'] as Schema['listType'],
    listMapKeys: Array.isArray(source['x-kubernetes-list-map-keys'])
      ? source['x-kubernetes-list-map-keys'].map(String)
      : undefined,
    mapType: source['x-kubernetes-map-type'] as Schema['mapType'],
  };
  return schema;
}

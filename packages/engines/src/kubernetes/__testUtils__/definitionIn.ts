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

import Ajv from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { at, isObject } from '../../json';

/**
 * Checks objects against a CustomResourceDefinition as the API server would, but that fields which are not declared are refused instead of pruned.
 *
 * @param path - The file with the definition.
 * @param version - The version of the API, such as `v1`.
 * @returns what is wrong with an object; `undefined` when there is no such file.
 */
export function definitionIn(
  path: string,
  version: string,
): ((object: unknown) => string[]) | undefined {
  if (!existsSync(path)) {
    return undefined;
  }
  const versions = at(parse(readFileSync(path, 'utf8')), 'spec', 'versions');
  const found = Array.isArray(versions)
    ? versions.find(each => at(each, 'name') === version)
    : undefined;
  const schema = at(found, 'schema', 'openAPIV3Schema');
  if (!isObject(schema)) {
    throw new Error(`${path} does not define ${version}`);
  }
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    // Go's patterns may escape what needs no escape.
    unicodeRegExp: false,
    formats: { int32: true, int64: true, byte: true, 'date-time': true },
  });
  const validate = ajv.compile(
    closed({
      ...schema,
      properties: {
        // Every object has them, whether a definition says so or not.
        apiVersion: { type: 'string' },
        kind: { type: 'string' },
        ...Object(schema.properties),
        metadata: {},
      },
    }) as object,
  );
  return object =>
    validate(object)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
}

/** `x-kubernetes-int-or-string` stands for a type; a field that is not declared would be pruned, so it is refused. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (!isObject(schema)) {
    return schema;
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { type: ['integer', 'string'] };
  }
  const entries = Object.entries(schema)
    .filter(([key]) => !key.startsWith('x-kubernetes') && key !== 'description')
    .map(([key, value]) => [key, closed(value)] as const);
  const isClosed =
    isObject(schema.properties) &&
    schema.additionalProperties === undefined &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true;
  return Object.fromEntries([
    ...entries,
    ...(isClosed ? [['additionalProperties', false] as const] : []),
  ]);
}

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

import { isJsonObject, isSettled } from '../json';
import { Schema } from './Schema';

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

/** Fields that every embedded Kubernetes object has, whatever its schema says. */
const embeddedFields = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Removes, in place, the fields that the schema does not know, and adds the path of each to `unknown`
 * (`spec.template.containers[0].foo`), in the order in which the API server names them. Parts that are frozen have been
 * through this when they were stored.
 */
export function pruneFields(
  value: unknown,
  schema: Schema,
  unknown: string[],
  path = '',
): void {
  if (isSettled(value)) {
    return;
  }
  if (Array.isArray(value)) {
    if (schema.items) {
      const { items } = schema;
      value.forEach((item, index) =>
        pruneFields(item, items, unknown, `${path}[${index}]`),
      );
    }
    return;
  }
  if (!isJsonObject(value)) {
    return;
  }
  const { properties, additionalProperties: additional } = schema;
  for (const name of Object.keys(value)) {
    const property = properties?.get(name);
    if (property) {
      pruneFields(value[name], property, unknown, join(path, name));
    } else if (typeof additional === 'object') {
      pruneFields(value[name], additional, unknown, join(path, name));
    } else if (
      additional === true ||
      schema.preserveUnknownFields ||
      (schema.embeddedResource && embeddedFields.has(name))
    ) {
      continue;
    } else if (schema.type === 'object' || properties) {
      delete value[name];
      unknown.push(join(path, name));
    }
  }
}

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

import { isJsonObject, isSettled, jsonClone } from '../json';
import { Schema } from './Schema';

/**
 * Fills in the schema's defaults, in place. As the API server does it: an explicit null where the schema has a default
 * and no `nullable` counts as missing, and the inside of a defaulted value is defaulted as well.
 */
export function applyDefaults(value: unknown, schema: Schema): void {
  if (!schema.hasDefaults || isSettled(value)) {
    return;
  }
  if (Array.isArray(value)) {
    if (schema.items?.hasDefaults) {
      for (const item of value) {
        applyDefaults(item, schema.items);
      }
    }
    return;
  }
  if (!isJsonObject(value)) {
    return;
  }
  for (const [name, property] of schema.properties ?? []) {
    const missing =
      value[name] === undefined || (value[name] === null && !property.nullable);
    if (missing && property.default !== undefined) {
      value[name] = jsonClone(property.default);
    }
    if (value[name] !== undefined) {
      applyDefaults(value[name], property);
    }
  }
  const additional = schema.additionalProperties;
  if (typeof additional === 'object' && additional.hasDefaults) {
    for (const name of Object.keys(value)) {
      if (!schema.properties?.has(name)) {
        if (
          value[name] === null &&
          !additional.nullable &&
          additional.default !== undefined
        ) {
          value[name] = jsonClone(additional.default);
        }
        applyDefaults(value[name], additional);
      }
    }
  }
}

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
import { Schema } from '../schema/Schema';

/** A part of a value that can have an owner of its own, under the step that names it. */
export interface FieldStep {
  step: string;
  value: unknown;
  schema: Schema | undefined;
}

/** Keys that the API fills in before lists are merged by them. */
const keyDefaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** The step that names an entry of a list of type map. */
export function keyStep(item: unknown, keys: readonly string[]): string {
  const object = isJsonObject(item) ? item : {};
  const found: JsonObject = {};
  for (const key of [...keys].sort()) {
    const value = object[key] ?? keyDefaults[key];
    if (value !== undefined) {
      found[key] = value;
    }
  }
  return `k:${JSON.stringify(found)}`;
}

/**
 * The parts of a value that can have owners of their own, or `undefined` where the value is owned as a whole: scalars,
 * lists without a type and everything that is declared atomic.
 */
export function stepsOf(
  value: unknown,
  schema: Schema | undefined,
): FieldStep[] | undefined {
  if (isJsonObject(value)) {
    if (schema?.mapType === 'atomic') {
      return undefined;
    }
    const additional =
      typeof schema?.additionalProperties === 'object'
        ? schema.additionalProperties
        : undefined;
    return Object.keys(value)
      .filter(name => value[name] !== undefined)
      .map(name => ({
        step: `f:${name}`,
        value: value[name],
        schema: schema?.properties?.get(name) ?? additional,
      }));
  }
  if (Array.isArray(value)) {
    if (schema?.listType === 'map') {
      const keys = schema.listMapKeys ?? [];
      return value.map(item => ({
        step: keyStep(item, keys),
        value: item,
        schema: schema.items,
      }));
    }
    if (schema?.listType === 'set') {
      return value.map(item => ({
        step: `v:${JSON.stringify(item)}`,
        value: item,
        schema: schema.items,
      }));
    }
  }
  return undefined;
}
